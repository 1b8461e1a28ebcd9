import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDiskStorage } from '@jobpilot/platform/storage/disk-storage'
import { createS3Storage } from '@jobpilot/platform/storage/s3-storage'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { startS3Server } from '../../scripts/setup/s3-server.mjs'
import { migrate } from '../migrate.ts'
import { verifyAudit } from '../verify-audit.ts'
import { readWholeBackup } from './read-manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

let database: TestDatabase
let folder: string
/** A person's files, and where the restored ones go. */
let files: string
let ada: string
let count = 0
const made: string[] = []
const backup = () => join(folder, 'backup')

beforeAll(async () => {
  database = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'jobpilot-backup-'))
  files = join(folder, 'files')
  ada = await createPerson(database.db)
  await createPerson(database.db)
  await fill()
  const storage = createDiskStorage(files)
  await storage.put(`people/${ada}/documents/a.pdf`, new Uint8Array(70_000).fill(7), { contentType: 'x' })
  await storage.put(`people/${ada}/documents/ü.txt`.replace('ü', 'u'), new Uint8Array(0), { contentType: 'x' })
  await writeBackup({ ownerUrl: database.url, storage: createDiskStorage(files) }, backup())
}, 60_000)
afterAll(async () => {
  for (const name of made) await onServer(`drop database if exists ${name} with (force)`)
  await database[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Awkward text, every kind of value, and an e-mail on its way at each stage. */
async function fill(): Promise<void> {
  const content = {
    to: 'a@b.de',
    toName: '',
    fromName: '',
    replyTo: null,
    subject: 's\\N\t"',
    body: 'z\n\\.\nü 😀',
    attachments: [],
  }
  await database.owner.query(
    `with output as (
      insert into agent_outputs (user_id, kind, state, request, subject, body)
      select $1, 'mail', 'ready', $2, 's' || n, 'b' from generate_series(1, 3) as n returning id),
    given as (
      insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at)
      select $1, 'mail', id, $2, '', now() + interval '1 day' from output returning id, draft_id, content_hash)
    insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state, attempt_token, attempted_at, ended_at)
    select $1, id::text, 'mail', draft_id, id, content_hash, state::effect_state, gen_random_uuid(), now(), now()
    from (select *, (array['planned', 'attempting', 'done'])[row_number() over ()] as state from given) as staged`,
    [ada, JSON.stringify(content)],
  )
  await database.owner.query(
    `select append_event($1, '{"type": "preferences.changed"}') from generate_series(1, 500)`,
    [ada],
  )
  await database.owner.query(`insert into audit_log (actor, action) values ($1, 'signed-in'), ($1, 'signed-out')`, [
    ada,
  ])
  // A year ago: a month of the log that the restored instance has no partition for.
  await database.owner.query(
    `insert into events (user_id, seq, at, body) values ($1, 9001, now() - interval '1 year', '{}')`,
    [ada],
  )
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** An empty database, and a folder for files that is not there yet. */
async function emptyInstance(): Promise<{ ownerUrl: string; filesFolder: string; storage: Storage }> {
  const name = `clone_${process.pid}_restored_${++count}`
  await onServer(`create database ${name}`)
  made.push(name)
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  const filesFolder = join(folder, name)
  return { ownerUrl: url.href, filesFolder, storage: createDiskStorage(filesFolder) }
}

/** Every table with the hash and number of its rows, whatever their order. */
async function contents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and relname not in ('kysely_migration', 'kysely_migration_lock', 'grouping', 'percolation')`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ said: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as said from public."${name}" as t`,
    )
    found[name] = rows[0]?.said ?? ''
  }
  await client.end()
  return found
}

const walls = `select
  (select count(*) from pg_class where relforcerowsecurity)::int as forced,
  (select count(*) from pg_trigger where tgenabled = 'O')::int as triggers,
  (select count(*) from pg_policy)::int as policies`

test('an empty instance holds after it what the other one held: every row, every file, and the walls around them', async () => {
  const target = await emptyInstance()
  const manifest = await restoreBackup(backup(), target)
  const { effects: before, audit_log, audit_head, ...rows } = await contents(database.url)
  const { effects: after, audit_log: longer, audit_head: head, ...restored } = await contents(target.ownerUrl)
  expect(restored).toEqual(rows)
  expect(after).not.toBe(before)
  expect(longer).not.toBe(audit_log)
  expect(head).not.toBe(audit_head)
  // The chain goes on where it ended, with the restore as its next entry.
  expect(await verifyAudit(target.ownerUrl)).toMatchObject({ isWhole: true, entries: 3 })
  expect(manifest.tables.find(({ name }) => name === 'events')?.rows).toBe(501)
  const listed = async (root: string) => (await readdir(root, { recursive: true })).sort()
  expect(await listed(target.filesFolder)).toEqual(await listed(files))
  const file = join('people', ada, 'documents', 'a.pdf')
  expect(await readFile(join(target.filesFolder, file))).toEqual(await readFile(join(files, file)))

  const client = new pg.Client({ connectionString: target.ownerUrl })
  await client.connect()
  expect((await client.query(walls)).rows).toEqual((await database.owner.query(walls)).rows)
  // What may have gone out since the backup waits for its person; what is known to have gone out stays so.
  const { rows: effects } = await client.query('select state, outcome ->> $1 as code from effects order by 1', ['code'])
  expect(effects.map(({ state, code }) => `${state} ${code}`).sort()).toEqual([
    'done null',
    'unknown restored',
    'unknown restored',
  ])
  await client.end()
})

test('an instance with a person in it, or with files, is refused and stays as it was', async () => {
  const target = { ownerUrl: database.url, storage: createDiskStorage(join(folder, 'nowhere')) }
  const before = await contents(database.url)
  await expect(restoreBackup(backup(), target)).rejects.toThrow(/not empty/)
  expect(await contents(database.url)).toEqual(before)
  await expect(
    restoreBackup(backup(), { ...(await emptyInstance()), storage: createDiskStorage(files) }),
  ).rejects.toThrow(/files in/)
})

test('files in a bucket are in the backup, and go into an empty bucket, or onto a disk; a bucket with files is refused', async () => {
  await using from = await startS3Server()
  await using to = await startS3Server()
  const [here, there] = [createS3Storage(from), createS3Storage(to)]
  const keys = ['a', 'b', 'c'].map((name) => `people/${ada}/documents/${name}.pdf`)
  const receipt = `receipts/${crypto.randomUUID()}.json`
  for (const [at, key] of keys.entries())
    await here.put(key, new Uint8Array(6_000_000 * at + 1).fill(at), { contentType: 'application/pdf' })
  await here.put(receipt, Buffer.from('{}'), { contentType: 'application/json' })
  const path = join(folder, 'of-a-bucket')
  const manifest = await writeBackup({ ownerUrl: database.url, storage: here }, path)
  expect(manifest.files.map(({ key }) => key)).toEqual([...keys, receipt])

  await restoreBackup(path, { ...(await emptyInstance()), storage: there })
  const onDisk = await emptyInstance()
  await restoreBackup(path, onDisk)
  for (const key of [...keys, receipt]) {
    const content = Buffer.from(await here.get(key))
    expect(content.equals(Buffer.from(await there.get(key))), key).toBe(true)
    expect(content.equals(await readFile(join(onDisk.filesFolder, key))), key).toBe(true)
  }
  await expect(restoreBackup(path, { ...(await emptyInstance()), storage: there })).rejects.toThrow(/s3.*already/)
}, 60_000)

test('receipts of erasures may have been brought along, and stay', async () => {
  const target = await emptyInstance()
  const receipt = join(target.filesFolder, 'receipts', 'one.json')
  await mkdir(dirname(receipt), { recursive: true })
  await writeFile(receipt, '{}')
  await restoreBackup(backup(), target)
  expect(await readFile(receipt, 'utf8')).toBe('{}')
})

test('an instance that was migrated and never used counts as empty', async () => {
  const target = await emptyInstance()
  await migrate(target.ownerUrl)
  await restoreBackup(backup(), target)
  expect((await contents(target.ownerUrl)).users).toBe((await contents(database.url)).users)
})

let copies = 0
/** A copy of the backup to damage. */
async function copyOfBackup(): Promise<string> {
  const { cp } = await import('node:fs/promises')
  const path = join(folder, `copy-${++copies}`)
  await cp(backup(), path, { recursive: true })
  return path
}

let damaged: string
beforeEach(async () => {
  damaged = await copyOfBackup()
})

const members = ['tables/users.copy.gz', 'manifest.json', 'file'] as const
test.each(members)('one byte of %s is changed: refused before anything is touched', async (member) => {
  const path = join(damaged, member === 'file' ? `files/people/${ada}/documents/a.pdf` : member)
  const bytes = await readFile(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
  const target = await emptyInstance()
  await expect(restoreBackup(damaged, target)).rejects.toThrow(/damaged/)
  expect(await contents(target.ownerUrl)).toEqual({})
})

test('a table that is missing, a folder that is no backup and one of a newer version are each named', async () => {
  await rm(join(damaged, 'tables/users.copy.gz'))
  await expect(readWholeBackup(damaged)).rejects.toThrow(/users.copy.gz is missing/)
  await expect(readWholeBackup(folder)).rejects.toThrow(/no manifest.json/)
  const { sealManifest } = await import('./read-manifest.ts')
  const whole = await readWholeBackup(backup())
  const newer = { ...whole, migrations: [...whole.migrations, '20991231T000000Z-later'] }
  const path = await copyOfBackup()
  await writeFile(join(path, 'manifest.json'), sealManifest(newer))
  await expect(restoreBackup(path, await emptyInstance())).rejects.toThrow(/newer version/)
})

test('a backup is readable by its owner alone, and never replaces another', async () => {
  const { stat } = await import('node:fs/promises')
  expect((await stat(backup())).mode & 0o077).toBe(0)
  expect((await stat(join(backup(), 'tables/users.copy.gz'))).mode & 0o077).toBe(0)
  await expect(writeBackup({ ownerUrl: database.url, storage: createDiskStorage(files) }, backup())).rejects.toThrow(
    /there already/,
  )
})

test('a table that a later migration adds is in the backup without being named anywhere', async () => {
  await database.owner.query(`
    create table later (user_id uuid references users (id), word text);
    insert into later select id, 'kept' from users`)
  await database.owner.query(`call make_user_table('later')`)
  const path = join(folder, 'with-later')
  const manifest = await writeBackup({ ownerUrl: database.url, storage: createDiskStorage(files) }, path)
  expect(manifest.tables.find(({ name }) => name === 'later')?.rows).toBe(2)
  await database.owner.query('drop table later')
})

test('a login that is bound by row-level security like everybody, as on a managed Postgres, backs up and restores all', async () => {
  const role = `plain_${process.pid}`
  await onServer(`create role ${role} login password 'x' nosuperuser nobypassrls createrole`)
  await onServer(`grant jobpilot_app, jobpilot_system, jobpilot_backup to ${role} with admin option`)
  const plain = async () => {
    const target = await emptyInstance()
    const url = new URL(target.ownerUrl)
    await onServer(`alter database ${url.pathname.slice(1)} owner to ${role}`)
    url.username = role
    url.password = 'x'
    return { ...target, ownerUrl: url.href }
  }
  const [from, to] = [await plain(), await plain()]
  await restoreBackup(backup(), from)
  const path = join(folder, 'by-plain')
  await writeBackup(from, path)
  await restoreBackup(path, to)
  const asSuperuser = (url: string) =>
    url.replace(/\/\/[^@]+@/, `//${new URL(inject('serverUrl')).username}:${new URL(inject('serverUrl')).password}@`)
  expect((await contents(asSuperuser(to.ownerUrl))).users).toBe((await contents(database.url)).users)
  for (const { ownerUrl } of [from, to])
    await onServer(`drop database ${new URL(ownerUrl).pathname.slice(1)} with (force)`)
  await onServer(`drop role ${role}`)
})
