import type { Pool } from 'pg'
import { waitFor } from './wait-for.ts'

/**
 * Waits until whatever was written up to now lies below the horizon of a reader that goes by transaction numbers. The numbers are
 * the whole server's: a transaction of a test beside this one, in a database of its own, holds the horizon back as well.
 */
export async function untilSettled(owner: Pick<Pool, 'query'>): Promise<void> {
  const { rows } = await owner.query<{ now: string }>('select pg_current_xact_id()::text as now')
  await waitFor(
    'older transactions to end',
    async () => {
      const settled = await owner.query<{ is: boolean }>(
        'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as is',
        [rows[0]?.now],
      )
      return settled.rows[0]?.is === true ? true : undefined
    },
    60_000,
  )
}
