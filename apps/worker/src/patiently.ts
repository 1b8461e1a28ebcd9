import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseDown } from '@jobpilot/db/database-down'

const firstDelayMs = 100
const longestDelayMs = 2_000
/** A restart of Postgres takes seconds; beyond this, the job is left to the queue's own patience. */
const patienceMs = 60_000

/** Does `work` again for as long as the database is away, up to a minute: for what must be written before a job can be let go of. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let delay = firstDelayMs; ; delay = Math.min(longestDelayMs, delay * 2)) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseDown(error) || performance.now() > deadline) throw error
      await wait(delay * (0.5 + Math.random() / 2))
    }
  }
}
