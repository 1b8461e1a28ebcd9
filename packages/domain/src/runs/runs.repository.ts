import type { UserTransaction } from '@jobpilot/db/with-user'
import { type RunState, type RunStep, type RunView, runStep } from '@jobpilot/schemas/runs'
import { catalog, taskNames } from '@jobpilot/tasks/catalog'
import { queues } from '@jobpilot/tasks/queues'
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
  'summary',
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
  summary: string | null
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

/** Tasks that show no steps while they go well: their runs are listed only when they did not. */
const shortTasks = taskNames.filter((name) => queues[catalog[name].queue].pace === 'short')

/** Everything not yet ended, then the newest ended ones, `limit` in all. */
export async function findRecentRuns(tx: UserTransaction, userId: string, limit: number): Promise<RunView[]> {
  const rows = await tx
    .selectFrom('taskRuns')
    .select(columns)
    .where('userId', '=', userId)
    .where((eb) => eb.or([eb('task', 'not in', shortTasks), eb('state', 'in', ['failed', 'dead'])]))
    .orderBy(sql`state in ('queued', 'running', 'held')`, 'desc')
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toView)
}

const fresh = {
  isCancelRequested: false,
  error: null,
  endedAt: null,
  attempt: 0,
  crashes: 0,
  summary: null,
  result: null,
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
      ...(state === 'queued' ? fresh : {}),
      ...(state === 'cancelled' ? { endedAt: sql`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/**
 * Takes a run for one attempt, counted from 1. A run found running was left by a process that ended: `crashes` counts
 * those. Undefined when it has ended or is held.
 */
export async function claimRun(
  tx: UserTransaction,
  id: string,
  leaseToken: string,
  steps: RunStep[],
): Promise<{ attempt: number; crashes: number } | undefined> {
  return await tx
    .updateTable('taskRuns')
    .set((eb) => ({
      state: 'running' as const,
      leaseToken,
      attempt: eb('attempt', '+', 1),
      crashes: sql<number>`crashes + (state = 'running')::int`,
      steps: JSON.stringify(steps),
      error: null,
      startedAt: eb.fn.coalesce('startedAt', sql<Date>`clock_timestamp()`),
      endedAt: null,
    }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning(['attempt', 'crashes'])
    .executeTakeFirst()
}

export type RunChange = {
  state?: RunState
  steps?: RunStep[]
  error?: { code: string; message: string } | null
  summary?: string | null
  result?: Record<string, unknown> | null
  /** This attempt does not count: the worker that made it had to leave. */
  isAttemptVoid?: boolean
}

const ends: readonly RunState[] = ['done', 'failed', 'cancelled', 'dead']

/** True when this attempt still holds the run; every write of an attempt goes through here, so a late one changes nothing. */
export async function updateHeldRun(
  tx: UserTransaction,
  id: string,
  leaseToken: string,
  change: RunChange,
): Promise<boolean> {
  const hasEnded = change.state !== undefined && ends.includes(change.state)
  const result = await tx
    .updateTable('taskRuns')
    .set({
      ...(change.state ? { state: change.state } : {}),
      ...(change.steps ? { steps: JSON.stringify(change.steps) } : {}),
      ...(change.error === undefined ? {} : { error: change.error && JSON.stringify(change.error) }),
      ...(change.summary === undefined ? {} : { summary: change.summary?.slice(0, 500) ?? null }),
      ...(change.result ? { result: JSON.stringify(change.result) } : {}),
      ...(change.isAttemptVoid ? { attempt: sql<number>`attempt - 1` } : {}),
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

/** How long a result is kept, in minutes; the summary stays with the run. */
export const resultMinutes = 60

/** What a run left for programs to pick up; null when it left nothing or its time is over. */
export async function findRunResult(tx: UserTransaction, id: string): Promise<unknown> {
  const row = await tx
    .selectFrom('taskRuns')
    .select('result')
    .where('id', '=', id)
    .where('endedAt', '>', sql<Date>`clock_timestamp() - make_interval(mins => ${resultMinutes})`)
    .executeTakeFirst()
  return row?.result ?? null
}
