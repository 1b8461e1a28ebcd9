import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Storage } from '@jobpilot/platform/storage/storage'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { listMigrations, migrate } from '../migrate.ts'
import { listTables, quoted } from './list-tables.ts'
import { BackupError, type Manifest } from './manifest.ts'
import { readWholeBackup } from './read-manifest.ts'
import { settleThePast } from './settle-the-past.ts'
import { type BackupSource, storedKeys } from './write-backup.ts'

/**
 * Puts a backup into an instance that holds nothing yet: the schema as it was then, the rows in one transaction, the files,
 * and then the migrations that came since. Throws `BackupError` before anything is changed when the backup is damaged or
 * newer than this version, or the instance is not empty.
 */
export async function restoreBackup(folder: string, target: BackupSource): Promise<Manifest> {
  const backup = await readWholeBackup(folder)
  const known = await listMigrations()
  const strange = backup.migrations.filter((name) => !known.includes(name))
  if (strange.length > 0)
    throw new BackupError(
      `The backup is of a newer version, which has ${strange.join(', ')}. Restore it with that version.`,
    )
  await assertNoFiles(target.storage)
  const last = backup.migrations.at(-1)
  await assertEmpty(target.ownerUrl, backup)
  await migrate(target.ownerUrl, last === undefined ? {} : { until: last })
  await loadTables(folder, target.ownerUrl, backup)
  for (const { key, data } of backup.files)
    await target.storage.put(key, createReadStream(join(folder, data.path)), {
      contentType: 'application/octet-stream',
    })
  await migrate(target.ownerUrl)
  return backup
}

/** Receipts of erasures may be brought along from the instance that was lost: they are applied to what is restored. */
async function assertNoFiles(storage: Storage): Promise<void> {
  for await (const key of storedKeys(storage))
    if (!key.startsWith('receipts/'))
      throw new BackupError(
        `There are files in the storage (${storage.kind}) already. Restore into an empty DATA_DIR or bucket, or move them away.`,
      )
}

const notEmpty = 'This instance is not empty. Restore into an empty database: nothing is ever written over.'

/** A database with tables must have exactly those of the backup, and nobody in them. */
async function assertEmpty(ownerUrl: string, backup: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'jobpilot-restore' })
  await client.connect()
  try {
    const { rows } = await client.query<{ has: boolean }>(
      `select to_regclass('public.kysely_migration') is not null as has`,
    )
    if (!rows[0]?.has) {
      const { rowCount } = await client.query(
        `select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
      )
      if (rowCount) throw new BackupError(notEmpty)
      return
    }
    const { rows: applied } = await client.query<{ name: string }>('select name from kysely_migration order by name')
    if (applied.some(({ name }, index) => backup.migrations[index] !== name))
      throw new BackupError('This database was migrated further than the backup. Restore into one without any tables.')
    await client.query('begin')
    await withoutRowSecurity(client, async (tables) => {
      for (const name of tables) {
        const found = await client.query(`select from public."${name}" limit 1`)
        // Prices are written by each worker as it starts.
        if (found.rowCount && name !== 'model_prices') throw new BackupError(notEmpty)
      }
    })
    await client.query('rollback')
  } finally {
    await client.end()
  }
}

/** Within a transaction, lets the owner see and write every row, and then binds it again. */
async function withoutRowSecurity(client: pg.Client, work: (tables: string[]) => Promise<void>): Promise<void> {
  const tables = (await listTables(client)).map(({ name }) => name)
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  )
  for (const { name } of rows) await client.query(`alter table public."${name}" no force row level security`)
  await work(tables)
  for (const { name } of rows) await client.query(`alter table public."${name}" force row level security`)
}

async function loadTables(folder: string, ownerUrl: string, backup: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'jobpilot-restore' })
  await client.connect()
  try {
    await client.query('begin')
    await withoutRowSecurity(client, async () => {
      await client.query('delete from model_prices')
      for (const table of backup.tables) await loadTable(client, folder, table)
      await settleThePast(client)
    })
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The rows are what the triggers made of them once: running those again would change what is restored. */
async function loadTable(client: pg.Client, folder: string, table: Manifest['tables'][number]): Promise<void> {
  await client.query(`alter table public."${table.name}" disable trigger user`)
  const copy = client.query(copyFrom(`copy public."${table.name}" (${quoted(table.columns)}) from stdin`))
  await pipeline(createReadStream(join(folder, table.data.path)), createGunzip(), copy)
  if (copy.rowCount !== table.rows)
    throw new BackupError(`${table.name}: ${copy.rowCount} rows came out of the backup, and ${table.rows} went in.`)
  await client.query(`alter table public."${table.name}" enable trigger user`)
}
