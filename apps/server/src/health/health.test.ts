import { rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { migrate } from '@jobpilot/db/migrate'
import { createLogger } from '@jobpilot/platform/logger'
import { waitFor } from '@jobpilot/testing/wait-for'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../../scripts/setup/embedded-postgres.mjs'
import { startS3Server } from '../../../../scripts/setup/s3-server.mjs'
import { readServerEnv } from '../env.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import type { Component, ComponentName } from './component.ts'

const name = `postgres-health-${process.pid}`
const settings = { fsync: 'off', max_connections: 60 }
const dataDir = `/tmp/jobpilot-health-${process.pid}`

let postgres: EmbeddedPostgres
let server: RunningServer
let smtp: SMTPServer

const startSmtp = async (port: number) => {
  smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  smtp.on('error', () => undefined)
  await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done))
  return (smtp.server.address() as AddressInfo).port
}
const stopSmtp = () => new Promise<void>((done) => smtp.close(() => done()))

beforeAll(async () => {
  postgres = await startEmbeddedPostgres(name, settings)
  await migrate(postgres.url)
  const port = await startSmtp(0)
  const env = readServerEnv({
    NODE_ENV: 'test',
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'mail@jobpilot.test',
  })
  server = await startServer(env, createLogger({ name: 'test', level: 'silent', isReadable: false }))
}, 60_000)
afterAll(async () => {
  await server.stop()
  await stopSmtp()
  postgres.stop()
  for (const path of [dataDir, postgres.data, ...['owner', 'password', 'port'].map((end) => `${postgres.data}.${end}`)])
    await rm(path, { recursive: true, force: true })
})

async function ready(query = '', { url } = server): Promise<{ status: number; components: Component[] }> {
  const response = await fetch(`${url}/health/ready${query}`)
  const { components } = (await response.json()) as { components: Component[] }
  return { status: response.status, components }
}
/** Waits until the part is in that state, and says with which status both forms of the question are answered then. */
const statusWhen = (part: ComponentName, state: Component['state']) =>
  waitFor(
    `${part} ${state}`,
    async () => {
      const { status, components } = await ready()
      if (components.find((each) => each.name === part)?.state !== state) return undefined
      return { ready: status, requests: (await ready('?only=requests')).status }
    },
    25_000,
  )

async function inDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Each begins with all of it at work. What a busy machine looked at too late counts as down until it is looked at again. */
beforeEach(async () => {
  await waitFor('all parts to be at work', async () => ((await ready()).status === 200 ? true : undefined), 40_000)
})

const everything = { ready: 503, requests: 503 }
const notEverything = { ready: 503, requests: 200 }
const allWell = { ready: 200, requests: 200 }

test('with all parts at work it is ready, and says what is not configured', async () => {
  const { components } = await ready()
  expect(components.filter(({ state }) => state === 'off').map((each) => each.name)).toEqual([
    'Model',
    'Virus scanner',
    'Tracing',
    'Error tracking',
  ])
  expect(components.find((each) => each.name === 'Mail')).toMatchObject({ state: 'ok' })
  expect(components.find((each) => each.name === 'Worker')).toMatchObject({ state: 'degraded' })
})

test('Postgres stopped: not ready, but alive, so that nobody restarts the process for it; and ready again after', async () => {
  postgres.stop()
  expect(await statusWhen('Database', 'down')).toEqual(everything)
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
  expect((await ready()).components.map(({ name: part, state }) => `${part} ${state}`)).toEqual(
    expect.arrayContaining(['Migrations down', 'Queue down', 'Live updates degraded', 'Storage ok']),
  )
  postgres = await startEmbeddedPostgres(name, settings)
  expect(await statusWhen('Database', 'ok')).toEqual(allWell)
}, 60_000)

test('Postgres frozen rather than gone: answered within seconds', async () => {
  const { readFileSync } = await import('node:fs')
  const postmaster = Number(readFileSync(`${postgres.data}/postmaster.pid`, 'utf8').split('\n')[0])
  const { execFileSync } = await import('node:child_process')
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
  const all = [postmaster, ...children.trim().split(/\s+/).map(Number)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  const began = performance.now()
  try {
    expect((await ready()).status).toBe(503)
    expect(performance.now() - began).toBeLessThan(6_000)
  } finally {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
  expect(await statusWhen('Database', 'ok')).toEqual(allWell)
}, 60_000)

test('a migration that is missing', async () => {
  await inDatabase(`
    create table kept as select * from kysely_migration order by name desc limit 1;
    delete from kysely_migration where name in (select name from kept)`)
  expect(await statusWhen('Migrations', 'down')).toEqual(everything)
  await inDatabase('insert into kysely_migration select * from kept; drop table kept')
  expect(await statusWhen('Migrations', 'ok')).toEqual(allWell)
})

test('a job that nobody takes: late at first, then down', async () => {
  await inDatabase(`select graphile_worker.add_job('x', '{}', run_at => now() - interval '1 minute')`)
  expect(await statusWhen('Queue', 'degraded')).toEqual(allWell)
  await inDatabase(`update graphile_worker._private_jobs set run_at = now() - interval '6 minutes'`)
  expect(await statusWhen('Queue', 'down')).toEqual(notEverything)
  await inDatabase('delete from graphile_worker._private_jobs')
  expect(await statusWhen('Queue', 'ok')).toEqual(allWell)
})

test('a folder for files that cannot be written', async () => {
  await rm(`${dataDir}/files`, { recursive: true, force: true })
  await writeFile(`${dataDir}/files`, 'in the way')
  expect(await statusWhen('Storage', 'down')).toEqual(everything)
  await rm(`${dataDir}/files`)
  expect(await statusWhen('Storage', 'ok')).toEqual(allWell)
})

test('a bucket that is configured and gone', async () => {
  const s3 = await startS3Server()
  const env = readServerEnv({
    NODE_ENV: 'test',
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    PORT: '0',
    S3_BUCKET: s3.bucket,
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: s3.region,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  })
  const own = await startServer(env, createLogger({ name: 'test', level: 'silent', isReadable: false }))
  try {
    expect((await ready('', own)).status).toBe(200)
    await s3[Symbol.asyncDispose]()
    const { status, components } = await ready('', own)
    expect(status).toBe(503)
    expect(components.find((each) => each.name === 'Storage')?.state).toBe('down')
    expect((await fetch(`${own.url}/health/live`)).status).toBe(200)
  } finally {
    await own.stop()
  }
}, 60_000)

test('a mail server that is configured and gone', async () => {
  const { port } = smtp.server.address() as AddressInfo
  await stopSmtp()
  expect(await statusWhen('Mail', 'down')).toEqual(notEverything)
  await startSmtp(port)
  expect(await statusWhen('Mail', 'ok')).toEqual(allWell)
}, 60_000)
