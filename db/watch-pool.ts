import { observe } from '@jobpilot/platform/telemetry/metrics'
import type pg from 'pg'

/** Shows how many connections of a pool are in use, at rest, and waited for, until the pool is ended. */
export function watchPool(pool: pg.Pool, name: string): void {
  const stop = observe('jobpilot.pool.connections', '{connection}', (report) => {
    report(pool.totalCount - pool.idleCount, { pool: name, state: 'in-use' })
    report(pool.idleCount, { pool: name, state: 'idle' })
    report(pool.waitingCount, { pool: name, state: 'waiting' })
  })
  const end = pool.end.bind(pool)
  pool.end = ((...args: Parameters<typeof end>) => {
    stop()
    return end(...args)
  }) as typeof pool.end
}
