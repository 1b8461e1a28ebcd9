import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createGzip } from 'node:zlib'
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
  /** Where uploaded files are. */
  filesFolder: string
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
    const files = await copyFiles(source.filesFolder, unfinished)
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

/** A file that is removed meanwhile is left out: its row is gone, too, or will be reported when it is opened. */
async function copyFiles(from: string, folder: string): Promise<Manifest['files']> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])
  const files: Manifest['files'] = []
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const path = join(entry.parentPath, entry.name)
    const key = relative(from, path).split(sep).join('/')
    try {
      files.push({ key, data: await writeMember(folder, `files/${key}`, createReadStream(path)) })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
      await rm(join(folder, 'files', key), { force: true })
    }
  }
  return files.sort((a, b) => a.key.localeCompare(b.key))
}
