import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { personPrefix } from '@jobpilot/platform/storage/keys'
import { type Storage, StorageError } from '@jobpilot/platform/storage/storage'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { listTables, quoted, type Table } from './list-tables.ts'
import { BackupError, backupFormat, type Manifest } from './manifest.ts'
import { writeMember } from './member-files.ts'
import { sealManifest } from './read-manifest.ts'

/** The role that reads every row and writes none. */
const backupRole = 'jobpilot_backup'

export type BackupSource = {
  /** A login that owns the tables, without a pooler between. */
  ownerUrl: string
  /** Where uploaded files are: a disk, or a bucket. */
  storage: Storage
}

/**
 * Writes a folder `target` that must not be there yet: every table as of one moment, the files, and a manifest with the hash
 * of each. It stands under another name until it is whole. People go on working meanwhile.
 */
export async function writeBackup(source: BackupSource, target: string): Promise<Manifest> {
  const unfinished = `${target}.unfinished`
  if (await isThere(target)) throw new BackupError(`${target} is there already. A backup never replaces another.`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const data = await dumpTables(source.ownerUrl, unfinished)
    const files = await copyFiles(source.storage, unfinished)
    const manifest: Manifest = { format: backupFormat, ...data, files }
    await writeFile(join(unfinished, 'manifest.json'), sealManifest(manifest), { mode: 0o600 })
    await rename(unfinished, target)
    return manifest
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

const isThere = (path: string) =>
  readdir(path).then(
    () => true,
    () => false,
  )

async function dumpTables(
  ownerUrl: string,
  folder: string,
): Promise<Pick<Manifest, 'takenAt' | 'migrations' | 'tables'>> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'jobpilot-backup' })
  await client.connect()
  try {
    await client.query('call allow_backups()')
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local role ${backupRole}`)
    const { rows } = await client.query<{ at: Date; migrations: string[] }>(
      'select now() as at, array(select name::text from kysely_migration order by name) as migrations',
    )
    const tables: Manifest['tables'] = []
    for (const table of await listTables(client)) tables.push(await dumpTable(client, table, folder))
    await client.query('commit')
    return { takenAt: (rows[0]?.at ?? new Date()).toISOString(), migrations: rows[0]?.migrations ?? [], tables }
  } finally {
    await client.end()
  }
}

async function dumpTable(
  client: pg.Client,
  { name, columns }: Table,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const copy = client.query(copyTo(`copy (select ${quoted(columns)} from public."${name}") to stdout`))
  const data = await writeMember(folder, `tables/${name}.copy.gz`, copy, createGzip())
  return { name, columns, rows: copy.rowCount ?? 0, data }
}

/** The keys of everything that is kept: people's files, and the receipts of those who are gone. */
export async function* storedKeys(storage: Storage): AsyncGenerator<string> {
  const prefixes = [...(await storage.people()).map(personPrefix), 'receipts/']
  for (const prefix of prefixes) for (const { key } of await storage.list(prefix)) yield key
}

/** A file that is removed meanwhile is left out: its row is gone, too, or will be reported when it is opened. */
async function copyFiles(storage: Storage, folder: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = []
  for await (const key of storedKeys(storage)) {
    try {
      const content = Readable.from(await storage.open(key))
      files.push({ key, data: await writeMember(folder, `files/${key}`, content) })
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'not-found')) throw error
    }
  }
  return files.sort((a, b) => a.key.localeCompare(b.key))
}
