import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { DeadCause, DeadJobsInput } from '@jobpilot/schemas/admin'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record-audit.ts'
import { DomainError, notFound } from '../errors.ts'
import { assertAdmin } from '../people/admins.ts'
import { restartRun } from './runs.service.ts'

export type DeadJobView = {
  id: string
  task: string
  /** Whose it is; null for a job nobody can be read from. */
  userId: string | null
  runId: string | null
  /** Ids, never documents. */
  payload: unknown
  attempts: number
  cause: DeadCause
  message: string
  diedAt: string
  resolution: 'retried' | 'discarded' | null
  resolvedAt: string | null
  /** Whether there is something to start again: a run, or a job of the instance itself. */
  isRetriable: boolean
}

const columns = [
  'id',
  'task',
  'userId',
  'runId',
  'payload',
  'attempts',
  'cause',
  'message',
  'diedAt',
  'resolution',
  'resolvedAt',
] as const

/** Of such a job nothing is known but that it was there. */
const neverReadable: readonly DeadCause[] = ['unreadable', 'unknown-task']

/** Everybody's dead jobs, newest first; refused to all but admins. */
export function listDeadJobs(
  db: Database,
  adminId: string,
  { isOpen, before, limit }: DeadJobsInput,
): Promise<{ items: DeadJobView[]; nextBefore: string | null }> {
  return withUser(db, adminId, async (tx) => {
    await assertAdmin(tx)
    const rows = await tx
      .selectFrom('deadJobs')
      .select(columns)
      .$if(isOpen, (query) => query.where('resolution', 'is', null))
      .$if(before != null, (query) =>
        query.where((eb) =>
          eb(
            eb.refTuple('diedAt', 'id'),
            '<',
            eb
              .selectFrom('deadJobs as last')
              .select(['last.diedAt', 'last.id'])
              .where('last.id', '=', before ?? '')
              .$asTuple('diedAt', 'id'),
          ),
        ),
      )
      .orderBy('diedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      diedAt: row.diedAt.toISOString(),
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
      isRetriable: row.runId !== null || (row.userId === null && !neverReadable.includes(row.cause)),
    }))
    return { items, nextBefore: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/**
 * Starts the run of a dead job again, as its owner would, or a job of the instance itself. Refused when there is nothing to start
 * or it has moved on.
 */
export async function retryDeadJob(db: Database, adminId: string, id: string): Promise<void> {
  const run = await withUser(db, adminId, async (tx) => {
    const { userId, runId } = await getOpenLetter(tx, id)
    if (!userId || !runId) {
      const { rows } = await sql<{ isStarted: boolean }>`select retry_system_job(${id}) as is_started`.execute(tx)
      if (!rows[0]?.isStarted)
        throw new DomainError(
          'not-ready',
          'Nothing can be started from this job: its run is gone or was never readable. Discard it.',
        )
      await recordAudit(tx, 'dead-job-retried', id)
      return null
    }
    // Before it happens: what is done in another person's name never goes unrecorded.
    await recordAudit(tx, 'dead-job-retried', id)
    return { userId, runId }
  })
  if (run) await restartRun(db, run.userId, run.runId, adminId)
}

/** Puts a dead job aside for good. Its run stays as it is, for its owner to see. */
export function discardDeadJob(db: Database, adminId: string, id: string): Promise<void> {
  return withUser(db, adminId, async (tx) => {
    await getOpenLetter(tx, id)
    await tx
      .updateTable('deadJobs')
      .set({ resolution: 'discarded', resolvedBy: adminId, resolvedAt: sql`clock_timestamp()` })
      .where('id', '=', id)
      .where('resolution', 'is', null)
      .execute()
    await recordAudit(tx, 'dead-job-discarded', id)
  })
}

async function getOpenLetter(
  tx: UserTransaction,
  id: string,
): Promise<{ userId: string | null; runId: string | null }> {
  await assertAdmin(tx)
  const row = await tx
    .selectFrom('deadJobs')
    .select(['userId', 'runId', 'resolution'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('dead job')
  if (row.resolution) throw new DomainError('already-ended', 'Somebody has already dealt with this one.')
  return row
}
