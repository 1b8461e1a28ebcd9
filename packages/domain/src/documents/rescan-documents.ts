import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { StorageError } from '@jobpilot/platform/storage/storage'
import { sql } from 'kysely'
import { restartRun } from '../runs/runs.service.ts'
import { type ScanContext, scanDocument } from './scan-document.ts'

/** What a document's error says when it waits for the scanner; rescanning finds such ones by it. */
export const waitsForScanner = 'scanner-down'

const atOnce = 200
/** Newer ones are in the hands of the run that reads them. */
const freshMinutes = 5
/** New signatures find in old files what was not known before, and clear what was wrongly found. */
const lookAgainDays = 30

/**
 * Looks again at files without a verdict, and at those whose verdict is old; those that waited for the scanner and may
 * be opened now are read. Says how many were looked at; none while there is no scanner or it is down.
 */
export async function rescanDocuments(context: ScanContext & { system: Database }): Promise<number> {
  const { scanner } = context.scanning
  if (!scanner) return 0
  try {
    await scanner.ping()
  } catch {
    return 0
  }
  const { rows } = await sql<{ id: string; userId: string }>`
    select id, user_id from documents
    where (scan in ('not-scanned', 'scanner-down') and created_at < clock_timestamp() - make_interval(mins => ${freshMinutes})
        and (scanned_at is null or scanned_at < clock_timestamp() - make_interval(mins => ${freshMinutes})))
      or (scan in ('clean', 'infected') and scanned_at < clock_timestamp() - make_interval(days => ${lookAgainDays}))
    order by scanned_at nulls first limit ${atOnce}`.execute(context.system)
  for (const { id, userId } of rows) await rescan(context, userId, id)
  return rows.length
}

async function rescan(context: ScanContext, userId: string, id: string): Promise<void> {
  try {
    const scanned = await scanDocument(context, userId, id)
    if (scanned?.isOpen) await readIfWaiting(context.db, userId, id)
  } catch (error) {
    // A file that is gone, e.g. one that was removed for a finding, has nothing to look at.
    if (!(error instanceof StorageError && error.code === 'not-found')) throw error
    await withUser(context.db, userId, (tx) =>
      tx.updateTable('documents').set({ scannedAt: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute(),
    )
  }
}

async function readIfWaiting(db: Database, userId: string, id: string): Promise<void> {
  const waiting = await withUser(db, userId, (tx) =>
    tx
      .selectFrom('documents')
      .innerJoin('taskRuns', 'taskRuns.id', 'documents.runId')
      .select('taskRuns.id')
      .where('documents.id', '=', id)
      .where('documents.state', '=', 'failed')
      .where(sql<string>`documents.error ->> 'code'`, '=', waitsForScanner)
      .where('taskRuns.state', '=', 'failed')
      .executeTakeFirst(),
  )
  if (waiting) await restartRun(db, userId, waiting.id, userId)
}
