import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/test-server.ts'

/** Where the page may connect to, and what it is told of error tracking. */
async function pageOf(env: Record<string, string>): Promise<{ connect: string[]; scripts: string[]; config: unknown }> {
  await using server = await startTestServer(env)
  const policy = (await fetch(`${server.url}/`)).headers.get('content-security-policy') ?? ''
  const sources = (name: string) => new RegExp(`${name} ([^;]*)`).exec(policy)?.[1]?.split(' ') ?? []
  const answer = await fetch(`${server.url}/trpc/system.errorTracking`)
  const { result } = (await answer.json()) as { result: { data: unknown } }
  return { connect: sources('connect-src'), scripts: sources('script-src'), config: result.data }
}

test('without error tracking the page may reach nobody but us, and is told so', async () => {
  const { connect, scripts, config } = await pageOf({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.org',
    SENTRY_DSN: 'https://secretkey@errors.example.org/1',
  })
  expect(connect).toEqual(["'self'"])
  expect(scripts).toEqual(["'self'"])
  expect(config).toBeNull()
})

test('with a project for the page, that host and no other; and only what the page needs to know', async () => {
  const { connect, scripts, config } = await pageOf({
    SENTRY_DSN: 'https://secretkey@errors.example.org/1',
    SENTRY_WEB_DSN: 'https://pagekey@faults.example.org:9000/2',
    SENTRY_RELEASE: 'jobpilot@7',
  })
  expect(connect).toEqual(["'self'", 'https://faults.example.org:9000'])
  expect(scripts).toEqual(["'self'"])
  expect(config).toEqual({
    dsn: 'https://pagekey@faults.example.org:9000/2',
    environment: 'test',
    release: 'jobpilot@7',
  })
})

test('a page stands apart from others and keeps no cookie; https is asked for where it is what people use', async () => {
  const headersOf = async (env: Record<string, string>) => {
    await using server = await startTestServer(env)
    const page = await fetch(`${server.url}/`)
    const { headers } = await server.call('auth.signUp', {
      input: { email: 'ada@example.org', password: 'a long password', name: 'Ada' },
    })
    expect(headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('set-cookie')).toBeNull()
    return page.headers
  }
  const plain = await headersOf({})
  expect(plain.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(plain.get('x-content-type-options')).toBe('nosniff')
  expect(plain.get('content-security-policy')).toMatch(/object-src 'none';.*frame-ancestors 'none'/)
  expect(plain.get('strict-transport-security')).toBeNull()
  const secure = await headersOf({
    NODE_ENV: 'production',
    SELF_HOST: 'true',
    DEMO: 'false',
    PUBLIC_URL: 'https://jobs.example.org',
  })
  expect(secure.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
})

const built = fileURLToPath(new URL('../../../web/dist/assets', import.meta.url))

test.skipIf(!existsSync(built))(
  'scripts are sent compressed to whoever takes that, and whole to whoever does not',
  async () => {
    await using server = await startTestServer()
    const name =
      readdirSync(built)
        .find((each) => each.endsWith('.js.br'))
        ?.slice(0, -3) ?? ''
    const ask = async (encoding: string) => {
      const response = await fetch(`${server.url}/assets/${name}`, { headers: { 'accept-encoding': encoding } })
      return {
        text: await response.text(),
        encoding: response.headers.get('content-encoding'),
        headers: response.headers,
      }
    }
    const [brotli, gzip, plain] = await Promise.all(['gzip, br', 'gzip', 'identity'].map(ask))
    expect([brotli?.encoding, gzip?.encoding, plain?.encoding]).toEqual(['br', 'gzip', null])
    expect(brotli?.text).toBe(plain?.text)
    expect(gzip?.text).toBe(plain?.text)
    expect(brotli?.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(brotli?.headers.get('cache-control')).toContain('immutable')
    expect(brotli?.headers.get('vary')).toMatch(/accept-encoding/i)
  },
)

test.skipIf(!existsSync(built))('source maps are built, and not handed out', async () => {
  const maps = readdirSync(fileURLToPath(new URL('../../../web/source-maps', import.meta.url)))
  expect(maps.length).toBeGreaterThan(10)
  await using server = await startTestServer()
  for (const name of maps.slice(0, 3)) {
    expect((await fetch(`${server.url}/assets/${name.replace(/\.map$/, '')}`)).status).toBe(200)
    expect((await fetch(`${server.url}/assets/${name}`)).status).toBe(404)
  }
})
