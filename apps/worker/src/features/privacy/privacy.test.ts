import { createHash } from 'node:crypto'
import { addResume } from '@jobpilot/domain/documents/documents.service'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { getMe } from '@jobpilot/domain/people/me'
import { addPosting } from '@jobpilot/domain/postings/postings.service'
import { cancelDeletion, scheduleDeletion } from '@jobpilot/domain/privacy/deletion.service'
import { findLatestExport, getExportFile, startExport } from '@jobpilot/domain/privacy/exports.service'
import { userTables } from '@jobpilot/domain/privacy/user-tables'
import { withoutScanner } from '@jobpilot/platform/scanner/scanner'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await createTestWorker()
  await worker.start()
})
afterAll(() => worker[Symbol.asyncDispose]())

const db = () => worker.database.db
const query = (text: string, values: unknown[] = []) => worker.database.owner.query(text, values)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')

async function runNow(task: string): Promise<void> {
  const { rows } = await query('select id from graphile_worker.add_job($1, $2)', [task, '{}'])
  await waitFor(`${task} to be done`, async () => {
    const left = await query('select from graphile_worker._private_jobs where id = $1', [rows[0].id])
    return left.rowCount === 0 || undefined
  })
}

async function exported(userId: string) {
  const { exportId, runId } = await startExport(db(), userId)
  const run = await worker.runIn(userId, runId ?? '', 'done', 'failed', 'dead', 'held')
  expect(run.state).toBe('done')
  const { storageKey, bytes } = await getExportFile(db(), userId, exportId)
  const zip = await worker.storage.get(storageKey)
  expect(zip.length).toBe(bytes)
  return { exportId, storageKey, zip, entries: unzipSync(zip) }
}

async function personWithResume(): Promise<{ userId: string; text: string }> {
  const userId = await createPerson(db())
  const text = 'Ada Lovelace\nAnalyst\nSkills: SQL'
  const file = { name: '../Ada: "résumé".txt', mediaType: 'text/plain', bytes: Buffer.from(text) }
  const { runId } = await addResume({ db: db(), storage: worker.storage, scanning: withoutScanner }, userId, file)
  await worker.runIn(userId, runId, 'done')
  return { userId, text }
}

test('an export holds every table and file with its checksum, no secret, and nobody else', async () => {
  const { userId, text } = await personWithResume()
  const other = await personWithResume()
  await query(`insert into local_accounts (user_id, email, password_hash) values ($1, $2, 'secret-hash')`, [
    userId,
    `${userId}@example.org`,
  ])
  // More rows than one page, and one that reads as more than one digit would sort.
  await query(`insert into openings (user_id) select $1 from generate_series(1, 1203)`, [userId])
  const { entries, zip } = await exported(userId)
  const manifest = JSON.parse(textOf(entries['manifest.json']))
  expect(manifest).toMatchObject({ format: 'jobpilot-export', version: 1, userId, missing: [] })
  expect(manifest.tables.map(({ table }: { table: string }) => table).sort()).toEqual(
    userTables.map(({ name }) => name).sort(),
  )
  for (const { path, sha256: sum, bytes } of [...manifest.tables, ...manifest.files]) {
    expect(sha256(entries[path] ?? new Uint8Array()), path).toBe(sum)
    expect(entries[path]?.length).toBe(bytes)
  }
  for (const { path, rows } of manifest.tables) expect(JSON.parse(textOf(entries[path])), path).toHaveLength(rows)
  expect(JSON.parse(textOf(entries['data/openings.json']))).toHaveLength(1203)
  expect(new Set(JSON.parse(textOf(entries['data/openings.json'])).map(({ id }: { id: string }) => id)).size).toBe(1203)
  expect(JSON.parse(textOf(entries['data/events.json'])).map(({ seq }: { seq: number }) => seq)).toEqual(
    JSON.parse(textOf(entries['data/events.json'])).map((_: unknown, at: number) => at + 1),
  )
  const [file] = manifest.files
  expect(file.path).toMatch(/^files\/[0-9a-f-]{36}-[^/]+\.txt$/)
  expect(textOf(entries[file.path])).toBe(text)
  const all = Object.values(entries).map(textOf).join('')
  expect(all).not.toContain('secret-hash')
  expect(all).not.toContain(other.userId)
  expect(Buffer.from(zip).includes(other.userId)).toBe(false)
})

test('a file that is gone, or that the scanner refused, is named as missing', async () => {
  const { userId } = await personWithResume()
  await query(`update documents set storage_key = storage_key || '-gone' where user_id = $1`, [userId])
  const { entries } = await exported(userId)
  expect(JSON.parse(textOf(entries['manifest.json']))).toMatchObject({
    files: [],
    missing: [{ reason: 'the file is not in the storage any more' }],
  })
})

test('the brake and a coming deletion do not stop an export, which replaces the one before', async () => {
  const userId = await createPerson(db())
  await pressBrake(db(), userId)
  const first = await exported(userId)
  await scheduleDeletion(db(), userId)
  const second = await exported(userId)
  await waitFor('the first file to go', async () => !(await worker.storage.exists(first.storageKey)) || undefined)
  await expect(getExportFile(db(), userId, first.exportId)).rejects.toMatchObject({ code: 'not-ready' })
  await query(`update data_exports set expires_at = now() where id = $1`, [second.exportId])
  await runNow('privacy/expire-exports')
  expect(await worker.storage.exists(second.storageKey)).toBe(false)
  expect(await findLatestExport(db(), userId)).toMatchObject({ id: second.exportId, state: 'expired' })
})

test('nobody else gets an export', async () => {
  const { exportId } = await exported(await createPerson(db()))
  await expect(getExportFile(db(), await createPerson(db()), exportId)).rejects.toMatchObject({ code: 'not-found' })
})

test('other work is held while a deletion is coming, goes on when it is taken back, and the brake still counts', async () => {
  const userId = await createPerson(db())
  const { dueAt } = await scheduleDeletion(db(), userId)
  expect((await getMe(db(), userId)).deletionDueAt).toBe(dueAt)
  const { runId } = await addPosting(db(), userId, { text: 'Nurse\n\nRequirements\n- 2 years in a hospital' })
  await worker.runIn(userId, runId, 'held')
  await pressBrake(db(), userId)
  expect(await releaseBrake(db(), userId)).toEqual({ brake: 'running', resumedRuns: 0 })
  await pressBrake(db(), userId)
  expect(await cancelDeletion(db(), userId)).toEqual({ resumedRuns: 0 })
  await worker.runIn(userId, runId, 'held')
  await scheduleDeletion(db(), userId)
  await releaseBrake(db(), userId)
  expect(await cancelDeletion(db(), userId)).toEqual({ resumedRuns: 1 })
  await worker.runIn(userId, runId, 'done')
})

test('when the date comes the worker erases by the clock, under the brake too, and files the receipt', async () => {
  const { userId } = await personWithResume()
  const { receiptId } = await scheduleDeletion(db(), userId)
  await pressBrake(db(), userId)
  await runNow('privacy/erase-due')
  expect((await query('select from users where id = $1', [userId])).rowCount).toBe(1)
  await query(`update users set deletion_due_at = now() where id = $1`, [userId])
  await runNow('privacy/erase-due')
  expect((await query('select from users where id = $1', [userId])).rowCount).toBe(0)
  expect(await worker.storage.list(`people/${userId}/`)).toEqual([])
  expect(JSON.parse(textOf(await worker.storage.get(`receipts/${receiptId}.json`)))).toMatchObject({
    id: receiptId,
    counts: { documents: 1, files: 1, users: 1 },
  })
})
