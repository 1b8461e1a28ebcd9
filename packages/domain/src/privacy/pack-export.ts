import type { Database } from '@jobpilot/db/client'
import type { ScanState } from '@jobpilot/db/types'
import { withUser } from '@jobpilot/db/with-user'
import { type Measure, measured } from '@jobpilot/platform/measured'
import { mayOpen } from '@jobpilot/platform/scanner/scanner'
import { type Storage, StorageError } from '@jobpilot/platform/storage/storage'
import type { ZipEntry } from '@jobpilot/platform/zip'
import { type RawBuilder, sql } from 'kysely'
import type { ScanContext } from '../documents/scan-document.ts'
import { groupWords, ownerOf, type UserTable, userTables } from './user-tables.ts'

/** Why a file is not handed out, by its state. */
const closed: Record<ScanState, string> = {
  clean: '',
  infected: 'the virus scanner found something in it',
  'not-scanned': 'it has not been scanned for viruses',
  'scanner-down': 'it has not passed the virus scanner yet',
}

/** Rows read by one statement: no transaction is held while the ZIP grows. */
const pageRows = 500

type Entry = Measure & { path: string }
type Progress = (done: number, all: number) => Promise<void>

/**
 * Everything a person has here as the entries of a ZIP: each table as JSON, each file as it was uploaded, and last a
 * manifest with the checksum of every entry. Rows are read page by page: one that changes meanwhile is in as it was before or after.
 */
export async function* exportEntries(
  { db, storage, scanning }: ScanContext,
  userId: string,
  onProgress: Progress,
): AsyncGenerator<ZipEntry> {
  const tables: (Entry & { table: string; about: string; rows: number; leftOut: readonly string[] })[] = []
  const files: (Entry & { documentId: string; fileName: string })[] = []
  const missing: { documentId: string; fileName: string; reason: string }[] = []
  const documents = await findFiles(db, userId)
  const all = userTables.length + documents.length
  let done = 0

  for (const table of userTables as readonly UserTable[]) {
    const path = `data/${table.name}.json`
    const counted = { rows: 0 }
    const { content, measure } = measured(tableJson(db, userId, table, counted))
    yield { name: path, content }
    const about = `${groupWords[table.group].title}: ${table.holds}`
    tables.push({ path, table: table.name, about, ...counted, leftOut: table.secrets ?? [], ...measure() })
    await onProgress(++done, all)
  }
  for (const { id, fileName, storageKey, scan } of documents) {
    const opened = mayOpen(scan, scanning) ? await open(storage, storageKey) : closed[scan]
    if (typeof opened === 'string') missing.push({ documentId: id, fileName, reason: opened })
    else {
      const path = `files/${id}-${plainName(fileName)}`
      const { content, measure } = measured(opened)
      yield { name: path, content }
      files.push({ path, documentId: id, fileName, ...measure() })
    }
    await onProgress(++done, all)
  }
  const manifest = {
    format: 'jobpilot-export',
    version: 1,
    userId,
    madeAt: new Date().toISOString(),
    tables,
    files,
    missing,
  }
  yield { name: 'manifest.json', content: textOf(JSON.stringify(manifest, null, 2)) }
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

/** A JSON array of the rows, written as Postgres writes them: no number or time loses digits. */
async function* tableJson(
  db: Database,
  userId: string,
  table: UserTable,
  counted: { rows: number },
): AsyncGenerator<Uint8Array> {
  const owner = sql.ref(ownerOf(table))
  const key = sql.ref(table.key)
  const secrets = [...(table.secrets ?? [])]
  let last: string | null = null
  let before = '[\n'
  for (;;) {
    const after: RawBuilder<unknown> = last === null ? sql`true` : sql`${key} > ${last}`
    const page = sql<{ body: string; at: string }>`
      select (to_jsonb(t) - ${secrets}::text[])::text as body, ${key}::text as at
      from ${sql.table(table.name)} as t where ${owner} = ${userId} and ${after} order by ${key} limit ${pageRows}`
    const { rows } = await withUser(db, userId, (tx) => page.execute(tx))
    if (rows.length > 0) {
      yield Buffer.from(before + rows.map(({ body }) => body).join(',\n'), 'utf8')
      before = ',\n'
      counted.rows += rows.length
    }
    last = rows.at(-1)?.at ?? null
    if (rows.length < pageRows) break
  }
  yield Buffer.from(counted.rows === 0 ? '[]\n' : '\n]\n', 'utf8')
}

const findFiles = (db: Database, userId: string) =>
  withUser(db, userId, (tx) =>
    tx
      .selectFrom('documents')
      .select(['id', 'fileName', 'storageKey', 'scan'])
      .where('userId', '=', userId)
      .orderBy('createdAt')
      .execute(),
  )

async function open(storage: Storage, key: string): Promise<AsyncIterable<Uint8Array> | string> {
  try {
    return await storage.open(key)
  } catch (error) {
    if (error instanceof StorageError && error.code === 'not-found') return 'the file is not in the storage any more'
    throw error
  }
}

/** A name that no program that unpacks takes for a path. */
const plainName = (name: string): string => name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_')
