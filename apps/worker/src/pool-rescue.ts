import { type KeptConnection, keepConnection } from '@jobpilot/db/keep-connection'
import type { Logger } from '@jobpilot/platform/logger'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import type pg from 'pg'

/** Second part of the lock: which pool. Postgres frees it when the process that holds it dies, however it dies. */
const lockKey = `hashtext($1::text)`

/** Holds, for as long as it is open, the lock that says "the pool with this id lives". */
export const holdPoolLock = (url: string, poolId: string, log: Logger): Promise<KeptConnection> =>
  keepConnection({
    url,
    name: 'jobpilot-worker-alive',
    log,
    prepare: (client) => client.query(`select pg_advisory_lock(${workerLockClass}, ${lockKey})`, [poolId]),
  })

/**
 * Gives back the jobs of pools whose process is gone: their lock is free. A live pool, however slow, keeps its lock and
 * is never robbed; nor are `ownPools`, whose lock may be under way again after the database was. Without this, the queue would hold such jobs for four hours.
 */
export async function rescueOrphanedJobs(pool: pg.Pool, ownPools: readonly string[], log: Logger): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      "select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - interval '5 seconds'",
    )
    for (const { locked_by: workerId } of rows) {
      if (ownPools.includes(workerId)) continue
      const {
        rows: [lock],
      } = await client.query<{ is_free: boolean }>(
        `select pg_try_advisory_lock(${workerLockClass}, ${lockKey}) as is_free`,
        [workerId],
      )
      if (!lock?.is_free) continue
      try {
        await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[workerId]])
        log.warn({ workerId }, 'gave back the jobs of a worker that is gone')
      } finally {
        await client.query(`select pg_advisory_unlock(${workerLockClass}, ${lockKey})`, [workerId])
      }
    }
  } finally {
    client.release()
  }
}
