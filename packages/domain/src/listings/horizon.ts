import type { DB } from '@jobpilot/db/types'
import { type Kysely, sql } from 'kysely'

/**
 * The oldest transaction that is still open, of the whole server. Whatever was `written_in` one below it has committed or never
 * will: who reads by transaction numbers goes on from here the next time, and loses nothing that commits late.
 */
export const horizon = sql<string>`pg_snapshot_xmin(pg_current_snapshot())`

export async function readHorizon(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ at: string }>`select ${horizon}::text as at`.execute(db)
  const at = rows[0]?.at
  if (at === undefined) throw new Error('the database did not say which transactions are open')
  return at
}
