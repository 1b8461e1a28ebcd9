import { systemRole } from '@jobpilot/db/client'
import type { Logger } from '@jobpilot/platform/logger'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import type pg from 'pg'
import { type Presence, poolLockKey } from './presence.ts'

/**
 * Gives back the jobs of pools whose process is gone: their lock is free. A live pool, however slow, keeps its lock and
 * is never robbed; nor are our own, whose lock may be under way again after the database was. Without this, the queue
 * would hold such jobs for four hours. A claim that was left behind without jobs is in nobody's way: it goes after a day.
 * Several workers may sweep at once.
 */
export async function rescueOrphanedJobs(pool: pg.Pool, own: Pick<Presence, 'isOwn'>, log: Logger): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ locked_by: string }>(`
      select distinct locked_by from (
        select locked_by, locked_at from graphile_worker._private_jobs
        union all select locked_by, locked_at from graphile_worker._private_job_queues
        union all select pool_id, at + interval '1 day' from run_claims) as locks
      where locked_by is not null and locked_at < now() - interval '5 seconds'`)
    for (const { locked_by: workerId } of rows) {
      if (own.isOwn(workerId)) continue
      const {
        rows: [lock],
      } = await client.query<{ is_free: boolean }>(
        `select pg_try_advisory_lock(${workerLockClass}, ${poolLockKey}) as is_free`,
        [workerId],
      )
      if (!lock?.is_free) continue
      try {
        await loseClaim(client, workerId)
        await giveBack(client, workerId)
        log.warn({ workerId }, 'gave back the jobs of a worker that is gone')
      } finally {
        await client.query(`select pg_advisory_unlock(${workerLockClass}, ${poolLockKey})`, [workerId])
      }
    }
  } finally {
    client.release()
  }
}

/**
 * A job that was tried before comes later than those that were not, each time by more (2 to 32 s): being the oldest, it would
 * be the first that the next process takes, and end with it again, whatever it is that ends processes.
 */
const giveBack = (client: pg.PoolClient, workerId: string): Promise<void> =>
  inTransaction(client, async () => {
    const { rows } = await client.query<{ ids: string[]; attempts: number }>(
      `select array_agg(id) as ids, least(attempts, 6) as attempts from graphile_worker._private_jobs
       where locked_by = $1 and attempts > 1 group by 2`,
      [workerId],
    )
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[workerId]])
    for (const { ids, attempts } of rows)
      await client.query(
        `select from graphile_worker.reschedule_jobs($1::bigint[], run_at => now() + make_interval(secs => $2::float8))`,
        [ids, 2 ** (attempts - 1)],
      )
  })

/** Keys of jobs that have a run. */
const isRunId = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)

/** What a dead pool had in hand under its own claim counts as one crash, and is claimed one by one from now on. */
async function loseClaim(client: pg.PoolClient, poolId: string): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    'select key from graphile_worker._private_jobs where locked_by = $1 and key is not null',
    [poolId],
  )
  await inTransaction(client, async () => {
    await client.query(`set local role ${systemRole}`)
    await client.query(
      `with gone as (delete from run_claims where pool_id = $1 returning batch)
       update task_runs set crashes = 1, attempt = attempt + 1
       where id = any ($2::uuid[]) and state = 'queued' and crashes = 0 and exists (select from gone)`,
      [poolId, rows.map(({ key }) => key).filter(isRunId)],
    )
  })
}

async function inTransaction(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Longest that something of the schedule may go on, e.g. a sweep of very many files: it has no run that a limit could end. */
export const longestScheduledMs = 60 * 60_000

/**
 * Frees jobs that have been held far beyond every task's hard limit, `overdueMs`, by a process that still shows signs of life:
 * it is stopped, or cannot write how they ended. Their runs are fenced by lease, so that it changes nothing when it wakes up.
 * Those in `scheduled` have no hard limit: a slow one is not robbed for an hour.
 */
export async function freeOverdueJobs(
  pool: pg.Pool,
  { overdueMs, scheduled }: { overdueMs: number; scheduled: readonly string[] },
  log: Logger,
): Promise<void> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs as jobs set locked_at = null, locked_by = null
     from graphile_worker._private_tasks as tasks
     where tasks.id = jobs.task_id and locked_at < now() - make_interval(secs => case when identifier = any ($2::text[]) then $3::float8 else $1::float8 end)`,
    [overdueMs / 1_000, scheduled, longestScheduledMs / 1_000],
  )
  if (rowCount) log.warn({ jobs: rowCount }, 'gave back jobs that were held for too long')
}

/** What living pools have in hand; what they have ended a while yet, as that is being written. */
export type Hand = { pools: readonly string[]; has: (jobId: string) => boolean }

/** A job that is held longer than this and not in hand was fetched by an answer that never came. */
const forgottenAfter = '30 seconds'

/**
 * Frees jobs that are held in the name of a living pool which does not have them in hand: the answer to a fetch was lost with its
 * connection, or a crash of Postgres took back that they were completed. Runs are fenced by their state.
 */
export async function freeForgottenJobs(pool: pg.Pool, hands: readonly Hand[], log: Logger): Promise<void> {
  const held = `locked_by = any ($1::text[]) and locked_at < now() - interval '${forgottenAfter}'`
  const pools = hands.flatMap((hand) => hand.pools)
  const { rows } = await pool.query<{ id: string }>(`select id from graphile_worker._private_jobs where ${held}`, [
    pools,
  ])
  const forgotten = rows.map(({ id }) => id).filter((id) => !hands.some((hand) => hand.has(id)))
  if (forgotten.length === 0) return
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null where ${held} and id = any ($2::bigint[])`,
    [pools, forgotten],
  )
  log.warn({ jobs: rowCount }, 'gave back jobs that were fetched and never came')
}
