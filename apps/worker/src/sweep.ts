import { withUser } from '@jobpilot/db/with-user'
import { appendEvent } from '@jobpilot/domain/events/append-event'
import { holdStuckRuns } from '@jobpilot/domain/people/hold-stuck-runs'
import { noteCrashedRun } from '@jobpilot/domain/sources/note-crashed-run'
import type { DeadCause } from '@jobpilot/schemas/admin'
import { systemTasks } from '@jobpilot/tasks/system-tasks'
import { sql } from 'kysely'
import type pg from 'pg'
import type { WorkerContext } from './context.ts'
import type { Presence } from './presence.ts'
import { freeForgottenJobs, freeOverdueJobs, type Hand, rescueOrphanedJobs } from './rescue.ts'
import { buryByPayload } from './run-burial.ts'
import type { Task } from './tasks.ts'

/** Beyond the longest hard limit by this much, a job's process is taken to be unable to end it. */
const graceMs = 60_000
/** A newer version may have enqueued what this one does not know: its worker comes soon, or never. */
const unknownAfter = '1 hour'
/** Runs younger than this may still be on their way into the queue's hands. */
const lostAfter = '1 minute'
const atOnce = 100

/**
 * Puts right what a process that died could not: jobs it held, jobs without tries left, runs without a job, dead letters
 * no admin was told of. Each step may run in several workers at once and be repeated.
 */
export async function sweep(
  context: WorkerContext,
  queue: pg.Pool,
  presence: Presence,
  tasks: readonly Task[],
  hands: readonly Hand[],
  { systemTaskNames, scheduledNames }: { systemTaskNames: readonly string[]; scheduledNames: readonly string[] },
): Promise<void> {
  await rescueOrphanedJobs(queue, presence, context.log)
  await freeForgottenJobs(queue, hands, context.log)
  const overdueMs = Math.max(...tasks.map(({ spec }) => spec.hardLimitMs)) + graceMs
  await freeOverdueJobs(queue, { overdueMs, scheduled: scheduledNames }, context.log)
  await buryJobs(context, queue, 'crashed', 'jobs.attempts >= jobs.max_attempts and $1::text[] is not null', [])
  await buryJobs(
    context,
    queue,
    'unknown-task',
    `tasks.identifier <> all ($1) and jobs.run_at < now() - interval '${unknownAfter}'`,
    [...tasks.map(({ name }) => name), ...systemTaskNames],
  )
  await requeueLostRuns(context)
  const held = await holdStuckRuns(context.system, context.db)
  if (held > 0) context.log.warn({ runs: held }, 'held by force, as they did not stop under the brake')
  await tellAdmins(context)
}

/** Moves jobs that the queue will not start any more to the dead letters. */
async function buryJobs(
  context: WorkerContext,
  queue: pg.Pool,
  cause: DeadCause,
  condition: string,
  names: string[],
): Promise<void> {
  const { rows } = await queue.query<{
    id: string
    task: string
    payload: unknown
    attempts: number
    error: string | null
  }>(
    `select jobs.id, tasks.identifier as task, jobs.payload, jobs.attempts, jobs.last_error as error
     from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
     where jobs.locked_at is null and ${condition} limit ${atOnce}`,
    [names],
  )
  for (const job of rows) {
    // The queue notes an error only when the task threw: without one, its process ended under it.
    const actual = cause === 'crashed' && job.error ? 'failed' : cause
    await buryByPayload(context, job, actual, job.error ? 'the queue gave up on it' : '')
    const board = job.task === 'sources/fetch-board' && systemTasks[job.task].payload.safeParse(job.payload).data
    if (board) await noteCrashedRun(context.system, board.sourceId)
    await queue.query('select graphile_worker.complete_jobs($1::bigint[])', [[job.id]])
    context.log.error({ task: job.task, cause: actual, attempts: job.attempts }, 'dead job')
  }
}

/** A run that shall go on and has no job, e.g. because a worker that woke up late removed it, gets one again. */
async function requeueLostRuns({ system, log }: WorkerContext): Promise<void> {
  const { rows } = await sql<{ id: string; task: string; payload: unknown }>`
    select run.id, run.task, run.payload from task_runs as run
    where run.state in ('queued', 'running') and run.created_at < clock_timestamp() - ${lostAfter}::interval
      and run.created_at > clock_timestamp() - interval '7 days'
    order by run.created_at limit 1000`.execute(system)
  if (rows.length === 0) return
  const { rows: lost } = await sql<{ id: string }>`
    select id from runs_without_job(${rows.map((row) => row.id)}::uuid[]) as lost (id)`.execute(system)
  if (lost.length === 0) return
  const ids = new Set(lost.map((row) => row.id))
  const runs = rows.filter((row) => ids.has(row.id))
  await sql`
    select enqueue_runs(${runs.map((run) => run.id)}::uuid[], ${runs.map((run) => run.task)}::text[],
      ${runs.map((run) => JSON.stringify(run.payload))}::jsonb[])`.execute(system)
  log.warn({ runs: runs.length }, 'put runs back in the queue that had lost their job')
}

/** Each dead letter is said once in the log of every admin; at least once, should the process end in between. */
async function tellAdmins({ db, system }: WorkerContext): Promise<void> {
  const { rows: unheard } = await sql<{ id: string; task: string; cause: DeadCause }>`
    select id, task, cause from dead_jobs where alerted_at is null order by died_at limit ${atOnce}`.execute(system)
  if (unheard.length === 0) return
  const { rows: admins } = await sql<{ user_id: string; userId: string }>`select user_id from admins`.execute(system)
  for (const { userId } of admins) {
    await withUser(db, userId, async (tx) => {
      for (const { id, task, cause } of unheard)
        await appendEvent(tx, userId, { type: 'alert.dead-job', deadJobId: id, task, cause })
    })
  }
  await sql`
    update dead_jobs set alerted_at = clock_timestamp() where id = any(${unheard.map((letter) => letter.id)}::uuid[])`.execute(
    system,
  )
}
