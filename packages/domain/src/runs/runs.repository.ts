import type { Database } from '@jobpilot/db/client'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { currentOrigin } from '@jobpilot/platform/telemetry/origin'
import { quietTasks } from '@jobpilot/schemas/quiet-tasks'
import { type RunState, type RunStep, type RunView, runView } from '@jobpilot/schemas/runs'
import { shortTasks } from '@jobpilot/tasks/task-groups'
import { sql } from 'kysely'

/** The row as a person sees it. */
const view = sql<unknown>`run_view(task_runs)`.as('view')

export async function findRun(tx: UserTransaction, userId: string, id: string): Promise<RunView | undefined> {
  const row = await tx
    .selectFrom('taskRuns')
    .select(view)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && runView.parse(row.view)
}

/** Everything not yet ended, then the newest ended ones, `limit` in all; of short tasks only what did not go well. */
export async function findRecentRuns(tx: UserTransaction, userId: string, limit: number): Promise<RunView[]> {
  const rows = await tx
    .selectFrom('taskRuns')
    .select(view)
    .where('userId', '=', userId)
    .where('task', 'not in', quietTasks)
    .where((eb) => eb.or([eb('task', 'not in', shortTasks), eb('state', 'in', ['failed', 'dead'])]))
    .orderBy(sql`state in ('queued', 'running', 'held')`, 'desc')
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => runView.parse(row.view))
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

/** Who puts a run back in the queue is who its next attempts follow from. */
const asFromHere = () => {
  const origin = currentOrigin()
  return origin ? { payload: sql<string>`payload || ${JSON.stringify({ origin })}::jsonb` } : {}
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
      ...(state === 'queued' ? { ...fresh, ...asFromHere() } : {}),
      ...(state === 'cancelled' ? { endedAt: sql`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** One attempt's right to write to its run, until a newer attempt takes it. */
export type Lease = { userId: string; runId: string; leaseToken: string }

/**
 * Takes a run for one attempt, counted from 1; its first step says so in its person's log. A run found running was left by
 * a process that ended: `crashes` counts those. Undefined when it has ended, or is held now, and said to be, since the brake is on.
 */
export async function claimRun(
  db: Database,
  { userId, runId, leaseToken }: Lease,
  steps: RunStep[],
  ignoresBrake = false,
): Promise<{ attempt: number; crashes: number } | undefined> {
  const { rows } = await sql<{ state: RunState; attempt: number; crashes: number }>`
    select * from claim_run(${userId}, ${runId}, ${leaseToken}, ${JSON.stringify(steps)}, ${ignoresBrake})`.execute(db)
  return rows[0]?.state === 'running' ? rows[0] : undefined
}

/** Says in the person's log how a run stands now. Undefined, and nothing said, when there is no such run. */
export async function publishRun(tx: UserTransaction, userId: string, id: string): Promise<RunView | undefined> {
  const { rows } = await sql<{ view: unknown }>`select publish_run(${userId}, ${id}) as view`.execute(tx)
  return rows[0]?.view ? runView.parse(rows[0].view) : undefined
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

/**
 * Changes a run under its lease and says so: every write of an attempt goes through here. Undefined, and nothing changed,
 * when another attempt holds it.
 */
export async function changeHeldRun(
  tx: UserTransaction,
  { userId, runId, leaseToken }: Lease,
  change: RunChange,
): Promise<RunView | undefined> {
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
    .where('id', '=', runId)
    .where('leaseToken', '=', leaseToken)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n ? await publishRun(tx, userId, runId) : undefined
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
