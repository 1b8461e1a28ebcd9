import type { Logger } from '@jobpilot/platform/logger'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import pg from 'pg'

/** Second part of the lock: which pool. Postgres frees it when the process that holds it dies, however it dies. */
const lockKey = `hashtext($1::text)`

/** Holds, for as long as it is open, the lock that says "the pool with this id lives". */
export async function holdPoolLock(url: string, poolId: string, log: Logger): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, application_name: 'jobpilot-worker-alive', keepAlive: true })
  client.on('error', (error) => log.error({ err: error }, 'lost the connection that shows this worker is alive'))
  await client.connect()
  await client.query(`select pg_advisory_lock(${workerLockClass}, ${lockKey})`, [poolId])
  return { [Symbol.asyncDispose]: () => client.end() }
}

/**
 * Gives back the jobs of pools whose process is gone: their lock is free. A live pool, however slow, keeps its lock and
 * is never robbed. Without this, the queue would hold such jobs for four hours.
 */
export async function rescueOrphanedJobs(pool: pg.Pool, log: Logger): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      "select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - interval '5 seconds'",
    )
    for (const { locked_by: workerId } of rows) {
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
