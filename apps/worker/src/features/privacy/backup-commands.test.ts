import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { signUp } from '@jobpilot/domain/accounts/accounts.service'
import { addResume } from '@jobpilot/domain/documents/documents.service'
import { erasePerson } from '@jobpilot/domain/privacy/erase-person'
import { fileReceipts } from '@jobpilot/domain/privacy/receipts'
import { tablesHolding } from '@jobpilot/domain/privacy/testing/seed-canaries'
import { withoutScanner } from '@jobpilot/platform/scanner/scanner'
import { createDiskStorage } from '@jobpilot/platform/storage/disk-storage'
import { personKey, personPrefix } from '@jobpilot/platform/storage/keys'
import { createS3Storage } from '@jobpilot/platform/storage/s3-storage'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { freePort } from '../../../../../scripts/setup/free-port.mjs'
import { startS3Server } from '../../../../../scripts/setup/s3-server.mjs'

const root = fileURLToPath(new URL('../../../../..', import.meta.url))
const account = { email: 'grace@example.org', password: 'a long password' }

let database: TestDatabase
let folder: string
let restored: { url: string; name: string }
beforeEach(async () => {
  database = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'jobpilot-commands-'))
  const name = `clone_${process.pid}_${crypto.randomUUID().slice(0, 8)}`
  await onServer(`create database ${name}`)
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  restored = { url: url.href, name }
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await onServer(`drop database if exists ${restored.name} with (force)`)
  await database[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8')

/** The command of the runbook's section that begins so, as it is written there, with the folder of this test's backup. */
function written(section: string, begins: string, backup = ''): string {
  const block = runbook.split(`\n## ${section}\n`)[1]?.split('```')[1] ?? ''
  const command = block.split('\n').find((line) => line.startsWith(begins))
  if (command === undefined) throw new Error(`The runbook's "${section}" has no command "${begins}"`)
  return command
    .split('#')[0]
    ?.trim()
    .replace(/\/mnt\/other\/[\d-]+/, backup) as string
}

/** A command as the runbook writes it. */
function run(command: string, env: Record<string, string>): string {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const [program = '', ...words] = command.split(' ')
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: root, encoding: 'utf8', timeout: 60_000 })
  expect(status, `${command}\n${stdout}\n${stderr}`).toBe(0)
  return stdout
}

async function erase(userId: string, storage: Storage): Promise<void> {
  await database.owner.query(`update users set deletion_due_at = now() - interval '1 minute' where id = $1`, [userId])
  const pool = createPool({
    url: database.url,
    applicationName: 'test',
    max: 2,
    as: 'system',
    onError: () => undefined,
  })
  const system = createDatabase(pool)
  try {
    expect(await erasePerson({ db: database.db, system, storage }, userId)).not.toBeNull()
    await fileReceipts({ system, storage })
  } finally {
    await system.destroy()
  }
}

/** Somebody who stays, and somebody whose every text is a canary: erased after the backup was taken. */
async function backUpAndErase(from: Storage, env: Record<string, string>) {
  const { userId: stays } = await signUp(database.db, { ...account, name: 'Grace' })
  const canary = `canary-${crypto.randomUUID()}`
  const email = `${canary}@example.org`
  const { userId: leaves } = await signUp(database.db, { email, password: 'a long password', name: canary })
  await addResume({ db: database.db, storage: from, scanning: withoutScanner }, leaves, {
    name: `${canary}.txt`,
    mediaType: 'text/plain',
    bytes: Buffer.from(`Ada ${canary}\nAnalyst`),
  })
  const key = personKey(stays, 'documents', 'a.pdf')
  await from.put(key, Buffer.from('kept'), { contentType: 'application/pdf' })
  const backup = join(folder, 'backup')
  expect(run(written('Back up', 'npm run backup -- --out', backup), env)).toMatch(/2 files are in/)
  expect(run(written('Back up', 'npm run restore', backup), env)).toMatch(/Whole: \d+ tables, \d+ rows and 2 files/)
  await erase(leaves, from)
  return { stays, leaves, canary, backup }
}

async function expectErasedAgain(
  to: Storage,
  { stays, leaves, canary, backup }: Awaited<ReturnType<typeof backUpAndErase>>,
  env: Record<string, string>,
): Promise<void> {
  expect(run(written('Restore', 'npm run restore', backup), env)).toMatch(/Erased again: 1 who had been erased since/)
  expect(run(written('Restore', 'npm run audit:verify'), env)).toMatch(/whole/i)
  const owner = new pg.Pool({ connectionString: restored.url, max: 1 })
  try {
    expect(await tablesHolding({ ...database, owner }, canary)).toEqual([])
    expect((await owner.query('select id from users')).rows).toEqual([{ id: stays }])
  } finally {
    await owner.end()
  }
  expect(await to.list(personPrefix(leaves))).toEqual([])
  expect(await to.list(personPrefix(stays))).toHaveLength(1)
}

/** The restored instance starts as the runbook says, and whoever stays signs in with the password they had. */
async function expectSignIn(command: string, env: Record<string, string>): Promise<void> {
  const [setting = '', ...words] = command.split(' ')
  const [name = '', value = ''] = setting.split('=')
  const port = String(await freePort())
  for (const [key, set] of Object.entries({ ...env, [name]: value, NODE_ENV: 'production', PORT: port }))
    vi.stubEnv(key, set)
  const child = spawn(words[0] ?? '', words.slice(1), {
    cwd: root,
    stdio: 'ignore',
    detached: true,
  })
  try {
    const answer = await waitFor(
      'the restored instance to answer',
      () =>
        fetch(`http://127.0.0.1:${port}/trpc/auth.signIn`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(account),
        }).catch(() => undefined),
      60_000,
    )
    expect(answer.status).toBe(200)
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
  }
}

test("the runbook's commands bring an instance back, without whoever was erased since", async () => {
  const [before, after] = [join(folder, 'before'), join(folder, 'after')]
  const from = createDiskStorage(join(before, 'files'))
  const taken = await backUpAndErase(from, { DATABASE_URL: database.url, DATA_DIR: before })
  await mkdir(join(after, 'files'), { recursive: true })
  await cp(join(before, 'files/receipts'), join(after, 'files/receipts'), { recursive: true })
  const to = createDiskStorage(join(after, 'files'))
  const env = { DATABASE_URL: restored.url, DATA_DIR: after }
  await expectErasedAgain(to, taken, env)
  await expectSignIn(written('Restore', 'npm run build').split(' && ')[1] ?? '', env)
}, 180_000)

test('the same with the files in a bucket, which goes to another one', async () => {
  await using one = await startS3Server()
  await using two = await startS3Server()
  const [from, to] = [createS3Storage(one), createS3Storage(two)]
  const envOf = (s3: typeof one, url: string) => ({
    DATABASE_URL: url,
    DATA_DIR: join(folder, 'data'),
    S3_BUCKET: s3.bucket,
    S3_ENDPOINT: s3.endpoint,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  })
  const taken = await backUpAndErase(from, envOf(one, database.url))
  for (const { key } of await from.list('receipts/'))
    await to.put(key, await from.get(key), { contentType: 'application/json' })
  await expectErasedAgain(to, taken, envOf(two, restored.url))
}, 120_000)
