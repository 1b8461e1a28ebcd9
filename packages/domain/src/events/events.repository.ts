import type { Database } from '@jobpilot/db/client'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { eventBody, type LiveEvent } from '@jobpilot/schemas/events'
import { sql } from 'kysely'

type EventRow = { seq: string; at: Date; body: unknown }

/**
 * A person's log after `seq`, oldest first, as that person and in one round trip, outside of a transaction too. The first
 * entry is not `seq + 1` when what lay between is past its keep.
 */
export async function findEventsSince(
  db: Database | UserTransaction,
  userId: string,
  seq: number,
  limit: number,
): Promise<LiveEvent[]> {
  const { rows } = await sql<EventRow>`select * from read_events(${userId}, ${seq}, ${limit})`.execute(db)
  return rows.map((row) => ({ seq: Number(row.seq), at: row.at.toISOString(), body: eventBody.parse(row.body) }))
}

/** The number of the newest entry; 0 for an empty log. */
export async function findLastSeq(tx: UserTransaction, userId: string): Promise<number> {
  const row = await tx.selectFrom('users').select('eventSeq').where('id', '=', userId).executeTakeFirst()
  return Number(row?.eventSeq ?? 0)
}
