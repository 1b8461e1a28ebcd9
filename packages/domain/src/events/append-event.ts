import type { UserTransaction } from '@jobpilot/db/with-user'
import type { EventBody } from '@jobpilot/schemas/events'
import { sql } from 'kysely'

/** Adds to a person's log, in this transaction. Holds the person's row lock until commit, so call it last. */
export async function appendEvent(tx: UserTransaction, userId: string, body: EventBody): Promise<void> {
  await sql`select append_event(${userId}, ${JSON.stringify(body)}::jsonb)`.execute(tx)
}

/** Several at once, in order, in one round trip. */
export async function appendEvents(tx: UserTransaction, userId: string, bodies: readonly EventBody[]): Promise<void> {
  if (bodies.length === 0) return
  await sql`
    select append_event(${userId}, item) from jsonb_array_elements(${JSON.stringify(bodies)}::jsonb) with ordinality as list (item, place)
    order by place`.execute(tx)
}
