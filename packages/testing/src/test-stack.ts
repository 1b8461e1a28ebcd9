import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Stack, startStack } from '../../../scripts/setup/stack.mjs'
import { cloneDatabase, type TestDatabase } from './test-database.ts'

export type TestStack = AsyncDisposable & {
  stack: Stack
  url: string
  site: string
  database: TestDatabase
  dataDir: string
}

/**
 * Server and worker as processes, on a cloned database, with a web site on this machine for them to fetch from. From their
 * sources, or as they were bundled.
 */
export async function startTestStack(
  site: RequestListener,
  env: Record<string, string> = {},
  isBuilt = false,
): Promise<TestStack> {
  const web = createServer(site)
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(web.address() as AddressInfo).port}`
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-stack-'))
  const stack = await startStack({
    databaseUrl: database.url,
    dataDir,
    isBuilt,
    env: { FETCH_ALLOWED_TEST_HOSTS: host, RATE_LIMIT_SIGN_IN: '1000', RATE_LIMIT_WRITES: '100000', ...env },
  })
  return {
    stack,
    database,
    dataDir,
    url: stack.url,
    site: `http://${host}`,
    async [Symbol.asyncDispose]() {
      await stack.stop()
      web.closeAllConnections()
      await new Promise((done) => web.close(done))
      await database[Symbol.asyncDispose]()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const resumeFixture = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../engine/fixtures/resumes/${name}`, import.meta.url))

const jobPosting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Senior Software Engineer',
  hiringOrganization: { '@type': 'Organization', name: 'Ledgerline' },
  jobLocation: {
    '@type': 'Place',
    address: { addressLocality: 'San Francisco', addressRegion: 'CA', addressCountry: 'US' },
  },
  employmentType: 'FULL_TIME',
  datePosted: '2026-11-01',
  baseSalary: {
    '@type': 'MonetaryAmount',
    currency: 'USD',
    value: { minValue: 170000, maxValue: 210000, unitText: 'YEAR' },
  },
  description:
    '<h2>Requirements</h2><ul><li>5+ years of experience with Go</li><li>Kubernetes and PostgreSQL</li><li>Experience with Kafka</li></ul><h2>Nice to have</h2><ul><li>Rust</li></ul>',
}
const companyPage =
  '<html><head><title>About Ledgerline</title></head><body><main><h1>About Ledgerline</h1><p>Ledgerline keeps the books of 4,000 online shops. We opened our second office in San Francisco this year and run every payout on our own ledger.</p><p>We care about systems that stay boring under load, and about people who can explain them.</p></main></body></html>'

/** A careers site: a posting with JSON-LD, a company page, and pages that misbehave. */
export const careersSite: RequestListener = (request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  if (request.url === '/job')
    return void response.end(
      `<html><head><script type="application/ld+json">${JSON.stringify(jobPosting)}</script></head><body><div id="root"></div></body></html>`,
    )
  if (request.url === '/about') return void response.end(companyPage)
  if (request.url === '/huge') return void response.end(`<html><body>${'<p>x</p>'.repeat(1_300_000)}</body></html>`)
  if (request.url === '/private')
    return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  if (request.url === '/empty-app')
    return void response.end('<html><body><div id="root"></div><script src="/app.js"></script></body></html>')
  response.writeHead(404).end('<html><body>not here</body></html>')
}
