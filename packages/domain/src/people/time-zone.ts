import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { DomainError } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from './lock-person.ts'

/** Throws `invalid-input` when the database's tables of zones do not have this one: they may be older than a browser's. */
export async function assertTimeZone(tx: UserTransaction, zone: string): Promise<void> {
  const { rows } = await sql<{ isKnown: boolean }>`select is_time_zone(${zone}) as is_known`.execute(tx)
  if (rows[0]?.isKnown !== true)
    throw new DomainError('invalid-input', 'I do not know this time zone. Choose another one, e.g. Europe/Berlin.')
}

/** Follows the browser's zone, unless the person has chosen one by hand. Says which one holds now. */
export function followTimeZone(db: Database, userId: string, zone: string): Promise<{ timeZone: string }> {
  return withUser(db, userId, async (tx) => {
    await assertTimeZone(tx, zone)
    await lockPerson(tx, userId)
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ timeZone: zone })
      .where('id', '=', userId)
      .where('isTimeZoneChosen', '=', false)
      .where('timeZone', '!=', zone)
      .executeTakeFirst()
    const person = await tx.selectFrom('users').select('timeZone').where('id', '=', userId).executeTakeFirst()
    if (numUpdatedRows > 0n) await appendEvent(tx, userId, { type: 'briefing.scheduled' })
    return { timeZone: person?.timeZone ?? zone }
  })
}
