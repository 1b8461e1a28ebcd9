import type { UserTransaction } from '@jobpilot/db/with-user'
import { type RunState, type RunStep, type RunView, runStep } from '@jobpilot/schemas/runs'
import { sql } from 'kysely'
import * as z from 'zod'

const columns = [
  'id',
  'task',
  'state',
  'subjectKind',
  'subjectId',
  'steps',
  'attempt',
  'error',
  'createdAt',
  'startedAt',
  'endedAt',
] as const
const runError = z.object({ code: z.string(), message: z.string() }).nullable()

type Row = {
  id: string
  task: string
  state: RunState
  subjectKind: RunView['subjectKind']
  subjectId: string | null
  steps: unknown
  attempt: number
  error: unknown
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

const toView = (row: Row): RunView => ({
  ...row,
  steps: z.array(runStep).parse(row.steps),
  error: runError.parse(row.error),
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
})

export async function findRun(tx: UserTransaction, userId: string, id: string): Promise<RunView | undefined> {
  const row = await tx
    .selectFrom('taskRuns')
    .select(columns)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toView(row)
}

/** Everything not yet ended, then the newest ended ones, `limit` in all. */
export async function findRecentRuns(tx: UserTransaction, userId: string, limit: number): Promise<RunView[]> {
  const rows = await tx
    .selectFrom('taskRuns')
    .select(columns)
    .where('userId', '=', userId)
    .orderBy(sql`state in ('queued', 'running', 'held')`, 'desc')
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toView)
}

/** Moves a run by hand: to the queue again, held, cancelled. Voids whatever attempt was under way. */
export async function setRunState(
  tx: UserTransaction,
  id: string,
  state: 'queued' | 'held' | 'cancelled',
): Promise<void> {
  await tx
    .updateTable('taskRuns')
    .set({
      state,
      leaseToken: null,
      ...(state === 'queued' ? { isCancelRequested: false, error: null, endedAt: null, attempt: 0 } : {}),
      ...(state === 'cancelled' ? { endedAt: sql`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Takes a run for one attempt. Undefined when it has ended, is held, or another attempt holds it since. */
export async function claimRun(
  tx: UserTransaction,
  id: string,
  leaseToken: string,
  steps: RunStep[],
): Promise<{ attempt: number } | undefined> {
  return await tx
    .updateTable('taskRuns')
    .set((eb) => ({
      state: 'running' as const,
      leaseToken,
      attempt: eb('attempt', '+', 1),
      steps: JSON.stringify(steps),
      error: null,
      startedAt: eb.fn.coalesce('startedAt', sql<Date>`clock_timestamp()`),
      endedAt: null,
    }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('attempt')
    .executeTakeFirst()
}

/** True when this attempt still holds the run; every write of an attempt goes through here, so a late one changes nothing. */
export async function updateHeldRun(
  tx: UserTransaction,
  id: string,
  leaseToken: string,
  change: { state?: RunState; steps?: RunStep[]; error?: { code: string; message: string } | null },
): Promise<boolean> {
  const hasEnded = change.state === 'done' || change.state === 'failed' || change.state === 'cancelled'
  const result = await tx
    .updateTable('taskRuns')
    .set({
      ...(change.state ? { state: change.state } : {}),
      ...(change.steps ? { steps: JSON.stringify(change.steps) } : {}),
      ...(change.error === undefined ? {} : { error: change.error && JSON.stringify(change.error) }),
      ...(hasEnded ? { endedAt: sql`clock_timestamp()` } : {}),
      ...(change.state && change.state !== 'running' ? { leaseToken: null } : {}),
    })
    .where('id', '=', id)
    .where('leaseToken', '=', leaseToken)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function isCancelRequested(tx: UserTransaction, id: string): Promise<boolean> {
  const row = await tx.selectFrom('taskRuns').select('isCancelRequested').where('id', '=', id).executeTakeFirst()
  return row?.isCancelRequested ?? false
}
