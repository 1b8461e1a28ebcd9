import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changeAdmin } from '@jobpilot/db/admins'
import { startLoopbackResend } from '@jobpilot/platform/mail/loopback-resend'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { examine } from './examine.ts'
import { type Finding, isBroken, lineOf } from './finding.ts'

let database: TestDatabase
let dataDir: string
beforeAll(async () => {
  database = await cloneDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-doctor-'))
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await rm(dataDir, { recursive: true, force: true })
})

const look = async (env: Record<string, string> = {}) => {
  const findings = await examine({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, ...env })
  const about = (name: string): Finding | undefined => findings.find((each) => each.about === name)
  return { findings, about }
}

test('an instance that nothing was set for is not broken; each gap says what it costs or what to do', async () => {
  const { findings, about } = await look()
  expect(isBroken(findings)).toBe(false)
  expect(about('Model')).toMatchObject({ level: 'off', says: expect.stringContaining('for nothing') })
  expect(about('Mail')).toMatchObject({ level: 'off', todo: expect.stringContaining('SMTP_URL') })
  expect(about('Worker')).toMatchObject({ level: 'warning', todo: expect.stringContaining('npm start') })
  expect(about('Admins')).toMatchObject({ level: 'warning', todo: expect.stringContaining('npm run admin') })
  for (const finding of findings) {
    expect(lineOf(finding)).not.toContain('\n')
    if (finding.level !== 'ok') expect(finding.todo, finding.about).not.toBeNull()
  }
})

test('wrong settings are all named, without their values', async () => {
  const { findings } = await look({ PORT: 'a-secret', MODEL_PROVIDER: 'another-secret' })
  expect(isBroken(findings)).toBe(true)
  expect(findings.map(({ says }) => says.split(':')[0]).sort()).toEqual(['MODEL_PROVIDER', 'PORT'])
  expect(JSON.stringify(findings)).not.toContain('secret')
  expect((await look({ SMTP_URL: 'smtp://127.0.0.1:1' })).findings).toMatchObject([
    { level: 'broken', says: expect.stringContaining('MAIL_FROM') },
  ])
})

const model = { MODEL_PROVIDER: 'openai-compatible', MODEL_BASE_URL: 'http://127.0.0.1:1/v1', MODEL_FAST: 'own' }

test('a model without a price is broken, as every call would be refused; with one, its most is named', async () => {
  expect((await look(model)).about('Model')).toMatchObject({
    level: 'broken',
    todo: expect.stringContaining('MODEL_PRICE_INPUT'),
  })
  const priced = await look({ ...model, MODEL_PRICE_INPUT: '0', MODEL_PRICE_OUTPUT: '0', MODEL_MONTHLY_LIMIT_USD: '4' })
  expect(priced.about('Model')).toMatchObject({ level: 'ok', says: expect.stringContaining('$4.00') })
})

test('a database that is away, empty or behind is broken; a mail server that is away, too', async () => {
  const away = new URL(database.url)
  away.port = '1'
  expect((await look({ DATABASE_URL: away.href })).about('Database')).toMatchObject({ level: 'broken' })
  expect((await look({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@example.org' })).about('Mail')).toMatchObject({
    level: 'broken',
  })
  const { rows } = await database.owner.query('delete from kysely_migration where name like $1 returning *', ['%costs'])
  expect(rows).toHaveLength(1)
  expect((await look()).about('Migrations')).toMatchObject({ level: 'broken', says: expect.stringContaining('1 not') })
  await database.owner.query('insert into kysely_migration (name, timestamp) values ($1, $2)', [
    rows[0].name,
    rows[0].timestamp,
  ])
  await database.owner.query('alter table kysely_migration rename to hidden')
  expect((await look()).about('Migrations')).toMatchObject({ says: 'the database is empty' })
  await database.owner.query('alter table hidden rename to kysely_migration')
})

test('mail through Resend is not all well without its webhook, and broken with a key that it refuses', async () => {
  await using resend = await startLoopbackResend()
  const through = (more: Record<string, string> = {}) =>
    look({
      RESEND_API_KEY: resend.config.apiKey,
      RESEND_API_URL: resend.config.apiUrl ?? '',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@example.org',
      ...more,
    })
  expect((await through()).about('Mail')).toMatchObject({
    level: 'warning',
    says: expect.stringContaining('through Resend from a@example.org'),
    todo: expect.stringContaining('RESEND_WEBHOOK_SECRET'),
  })
  expect((await through({ RESEND_WEBHOOK_SECRET: 'whsec_x' })).about('Mail')).toMatchObject({ level: 'ok', todo: null })
  const refused = (await through({ RESEND_API_KEY: 're_secret' })).about('Mail')
  expect(refused).toMatchObject({ level: 'broken', says: expect.stringContaining('refuses the key') })
  expect(JSON.stringify(refused)).not.toContain('re_secret')
  expect((await look({ RESEND_API_KEY: 'x' })).findings).toMatchObject([
    { level: 'broken', says: expect.stringContaining('MAIL_FROM') },
  ])
})

test('a backup is asked for until there is one, and again when it is old', async () => {
  expect((await look()).about('Backup')).toMatchObject({
    level: 'warning',
    todo: expect.stringContaining('npm run backup'),
  })
  await mkdir(join(dataDir, 'backups/one'), { recursive: true })
  await mkdir(join(dataDir, 'backups/two.unfinished'))
  expect((await look()).about('Backup')).toMatchObject({ level: 'ok' })
  const longAgo = new Date(Date.now() - 8 * 86_400_000)
  await utimes(join(dataDir, 'backups/one'), longAgo, longAgo)
  expect((await look()).about('Backup')).toMatchObject({ level: 'warning', says: expect.stringContaining('8 days') })
})

test('an audit log that was tampered with is broken', async () => {
  await database.owner.query(`insert into audit_log (action) values ('signed-in'), ('signed-out')`)
  expect((await look()).about('Audit log')).toMatchObject({ level: 'ok', says: 'whole, 2 entries' })
  await database.owner.query(`update audit_log set action = 'signed-in'`)
  expect((await look()).about('Audit log')).toMatchObject({ level: 'broken', says: expect.stringContaining('entry 2') })
  await database.owner.query('truncate audit_log, audit_head')
})

test('dead jobs and admins are counted', async () => {
  await changeAdmin(database.url, 'add', await createPerson(database.db))
  await database.owner.query(
    `insert into dead_jobs (task, payload, attempts, cause, message) values ('x', '{}', 1, 'failed', '')`,
  )
  const { about } = await look()
  expect(about('Admins')).toMatchObject({ level: 'ok', says: '1' })
  expect(about('Dead jobs')).toMatchObject({ level: 'warning', says: '1 to look at' })
})

test('the command says the same as JSON, and ends with 1 when something is broken', () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url))
  const run = (env: Record<string, string>) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    return spawnSync(process.execPath, ['scripts/doctor.mjs', '--json'], { cwd: root, encoding: 'utf8' })
  }
  const well = run({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '' })
  expect(well.status).toBe(0)
  expect((JSON.parse(well.stdout) as Finding[]).map(({ about }) => about)).toContain('Database')
  expect(run({ PORT: 'x' }).status).toBe(1)
  vi.unstubAllEnvs()
})

test('tracing and error tracking are off, or on with the host, and never with a key', async () => {
  const off = await look()
  for (const name of ['Tracing', 'Error tracking']) expect(off.about(name)).toMatchObject({ level: 'off' })
  const { about, findings } = await look({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://user:canary@collector.example.org:4318',
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=canary',
    SENTRY_DSN: 'https://canary@errors.example.org/1',
    SENTRY_WEB_DSN: 'https://canary@faults.example.org/2',
  })
  expect(about('Tracing')).toMatchObject({
    level: 'ok',
    says: 'on, to collector.example.org:4318; whether it answers is not looked at',
  })
  expect(about('Error tracking')).toMatchObject({
    says: 'on: server and worker to errors.example.org, the page to faults.example.org; whether it answers is not looked at',
  })
  expect(JSON.stringify(findings)).not.toContain('canary')
  expect((await look({ SENTRY_DSN: 'canary' })).findings).toMatchObject([
    { level: 'broken', says: expect.stringMatching(/^SENTRY_DSN: must be a project's DSN/) },
  ])
})
