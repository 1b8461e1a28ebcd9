import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

const mostAttempts = 5
/** `lock_not_available` and `deadlock_detected`: somebody was writing, a moment later nobody is. */
const isBusy = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01')

/**
 * Makes sure that the log has tables for this month and the next two, and drops months that ended more than
 * `keepMonths` months ago. Returns how many tables came or went. Needs a pool of the owner; may be called at any time,
 * by several processes at once.
 *
 * @param keepMonths whole months kept besides the current one, at least 1
 */
export async function rollEventPartitions(owner: pg.Pool, keepMonths: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await owner.query<{ changed: number }>('select roll_event_partitions($1) as changed', [
        keepMonths,
      ])
      return rows[0]?.changed ?? 0
    } catch (error) {
      if (!isBusy(error) || attempt === mostAttempts) throw error
      await wait(attempt * 500)
    }
  }
}
