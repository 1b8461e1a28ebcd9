import type { Database } from '@jobpilot/db/client'
import type { ExportState } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { Measure } from '@jobpilot/platform/measured'
import { personKey } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { exportDays } from '@jobpilot/schemas/privacy'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { planSystemMail } from '../mails/plan-system-mail.ts'
import { lockPerson } from '../people/lock-person.ts'
import { startRun } from '../runs/start-run.ts'

export type ExportView = {
  id: string
  state: ExportState
  runId: string | null
  bytes: number | null
  createdAt: string
  expiresAt: string | null
}

export const exportKeyOf = (userId: string, id: string): string => personKey(userId, 'exports', `${id}.zip`)

/** The person's newest export; null when there was none. */
export function findLatestExport(db: Database, userId: string): Promise<ExportView | null> {
  return withUser(db, userId, async (tx) => {
    const row = await tx
      .selectFrom('dataExports')
      .select(['id', 'state', 'runId', 'bytes', 'createdAt', 'expiresAt'])
      .where('userId', '=', userId)
      .orderBy('createdAt', 'desc')
      .executeTakeFirst()
    if (!row) return null
    const { bytes, createdAt, expiresAt, ...rest } = row
    return {
      ...rest,
      bytes: bytes === null ? null : Number(bytes),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
    }
  })
}

/** Starts packing the person's data. One that is being made is not started twice. */
export function startExport(db: Database, userId: string): Promise<{ exportId: string; runId: string | null }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const making = await tx
      .selectFrom('dataExports')
      .select(['id', 'runId'])
      .where('userId', '=', userId)
      .where('state', '=', 'making')
      .executeTakeFirst()
    if (making) return { exportId: making.id, runId: making.runId }
    const { id: exportId } = await tx
      .insertInto('dataExports')
      .values({ userId })
      .returning('id')
      .executeTakeFirstOrThrow()
    const runId = await startRun(tx, userId, 'privacy/export-data', { kind: 'export', id: exportId }, { exportId })
    await tx.updateTable('dataExports').set({ runId }).where('id', '=', exportId).execute()
    await appendEvent(tx, userId, { type: 'privacy.changed' })
    return { exportId, runId }
  })
}

/** The packed one is there; it takes the place of those before, whose files are returned to be removed. */
export async function finishExport(
  tx: UserTransaction,
  userId: string,
  id: string,
  { bytes, sha256 }: Measure,
): Promise<string[]> {
  const replaced = await expireWhere(tx, userId, id)
  const ready = await tx
    .updateTable('dataExports')
    .set({
      state: 'ready',
      storageKey: exportKeyOf(userId, id),
      bytes,
      sha256,
      error: null,
      readyAt: sql<Date>`clock_timestamp()`,
      expiresAt: sql<Date>`clock_timestamp() + make_interval(days => ${exportDays})`,
    })
    .where('id', '=', id)
    .returning('expiresAt')
    .executeTakeFirst()
  if (!ready) throw notFound('export')
  const expiresAt = ready.expiresAt?.toISOString() ?? ''
  await planSystemMail(tx, userId, `export-ready/${id}`, { kind: 'export-ready', exportId: id, bytes, expiresAt })
  await appendEvent(tx, userId, { type: 'privacy.changed' })
  return replaced
}

/** Takes ready ones out of use: those other than `except`, or without it those whose time is over. */
async function expireWhere(tx: UserTransaction, userId: string, except: string | null): Promise<string[]> {
  const over = await tx
    .selectFrom('dataExports')
    .select(['id', 'storageKey'])
    .where('userId', '=', userId)
    .where('state', '=', 'ready')
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .$if(except === null, (query) => query.where('expiresAt', '<=', sql<Date>`clock_timestamp()`))
    .forUpdate()
    .execute()
  for (const { id } of over)
    await tx.updateTable('dataExports').set({ state: 'expired', storageKey: null }).where('id', '=', id).execute()
  return over.flatMap(({ storageKey }) => storageKey ?? [])
}

/** What a link to this export hands out. Throws `not-found` when it is not there or not any more. */
export function getExportFile(
  db: Database,
  userId: string,
  id: string,
): Promise<{ storageKey: string; bytes: number }> {
  return withUser(db, userId, async (tx) => {
    const row = await tx
      .selectFrom('dataExports')
      .select(['state', 'storageKey', 'bytes'])
      .where('id', '=', id)
      .where('userId', '=', userId)
      .executeTakeFirst()
    if (!row) throw notFound('export')
    if (row.state === 'making') throw new DomainError('not-ready', 'This is still being packed.')
    if (row.state !== 'ready' || !row.storageKey)
      throw new DomainError('not-ready', 'This export is not there any more. Make a new one.')
    return { storageKey: row.storageKey, bytes: Number(row.bytes) }
  })
}

/** Removes exports whose days are over; a file left by a crash in between is an orphan, which the sweep takes. */
export async function expireExports({
  db,
  system,
  storage,
}: {
  db: Database
  system: Database
  storage: Storage
}): Promise<number> {
  const { rows } = await sql<{ userId: string }>`
    select distinct user_id from data_exports
    where state = 'ready' and expires_at <= clock_timestamp() limit 1000`.execute(system)
  for (const { userId } of rows) {
    const keys = await withUser(db, userId, async (tx) => {
      await lockPerson(tx, userId)
      const over = await expireWhere(tx, userId, null)
      await appendEvent(tx, userId, { type: 'privacy.changed' })
      return over
    })
    for (const key of keys) await storage.delete(key)
  }
  return rows.length
}
