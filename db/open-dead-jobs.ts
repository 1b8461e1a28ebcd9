import { asOwner } from './as-owner.ts'

/** How many dead jobs nobody has dealt with, of everybody. */
export const countOpenDeadJobs = (url: string): Promise<number> =>
  asOwner(url, async (_client, acrossPeople) => {
    const rows = await acrossPeople<{ count: number }>(
      'select count(*)::int as count from dead_jobs where resolution is null',
    )
    return rows[0]?.count ?? 0
  })
