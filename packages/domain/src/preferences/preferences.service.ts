import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { noPreferences, type Preferences, preferences } from '@jobpilot/schemas/preferences'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import { refreshWish } from '../wishes/wishes.service.ts'
import { findPreferences } from './preferences.repository.ts'

export async function getPreferences(db: Database, userId: string): Promise<Preferences> {
  return (await withUser(db, userId, (tx) => findPreferences(tx, userId)))?.content ?? noPreferences
}

/** Keeps what the person looks for and scores their postings again. */
export function savePreferences(db: Database, userId: string, input: Preferences): Promise<Preferences> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await storePreferences(tx, userId, preferences.parse(input))
    await scorePostings(tx, userId)
    await refreshWish(tx, userId)
    await appendEvent(tx, userId, { type: 'preferences.changed' })
    return input
  })
}

async function storePreferences(tx: UserTransaction, userId: string, content: Preferences): Promise<void> {
  await tx
    .insertInto('preferences')
    .values({ userId, content: JSON.stringify(content) })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ content: JSON.stringify(content), updatedAt: sql`clock_timestamp()` }),
    )
    .execute()
}
