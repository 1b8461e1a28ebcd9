import type { UserTransaction } from '@jobpilot/db/with-user'
import { eventBody, type LiveEvent } from '@jobpilot/schemas/events'

/** A person's log after `seq`, oldest first. */
export async function findEventsSince(
  tx: UserTransaction,
  userId: string,
  seq: number,
  limit: number,
): Promise<LiveEvent[]> {
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'at', 'body'])
    .where('userId', '=', userId)
    .where('seq', '>', String(seq))
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: Number(row.seq), at: row.at.toISOString(), body: eventBody.parse(row.body) }))
}

/** The number of the newest entry; 0 for an empty log. */
export async function findLastSeq(tx: UserTransaction, userId: string): Promise<number> {
  const row = await tx.selectFrom('users').select('eventSeq').where('id', '=', userId).executeTakeFirst()
  return Number(row?.eventSeq ?? 0)
}
