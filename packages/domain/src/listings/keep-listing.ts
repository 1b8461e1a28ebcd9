import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import { decideOne } from '../review/decide.ts'
import { copyListings } from '../review/keep-for-review.ts'
import { learn } from '../review/learn.ts'
import { keptWords, textOf, wordsOf } from './kept-words.ts'

/** The whole of a listing, for who found it by searching. Throws `not-found`. */
export function getListing(db: Database, userId: string, id: string): Promise<{ text: string }> {
  return withUser(db, userId, async (tx) => {
    const row = await tx.selectFrom('listings').select(['document', 'text']).where('id', '=', id).executeTakeFirst()
    if (!row) throw notFound('opening')
    return { text: textOf(row) }
  })
}

/**
 * Keeps a listing the person found by searching: it becomes a posting of theirs, scored like any other, also when it violates a
 * deal-breaker, as they chose it themselves. One they have, or had removed, is kept again. `keptAt` is what a decision that takes
 * this back has to be later than, whatever the clock of the browser says.
 */
export function keepListing(
  db: Database,
  userId: string,
  listingId: string,
): Promise<{ postingId: string; keptAt: string }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const postingId = (await restoreOwn(tx, userId, listingId)) ?? (await copyOne(tx, userId, listingId))
    const keptAt = new Date().toISOString()
    await decideOne(tx, userId, { id: crypto.randomUUID(), postingId, decision: 'kept', reasons: [], madeAt: keptAt })
    await learn(tx, userId)
    await appendEvent(tx, userId, { type: 'review.changed' })
    await appendEvent(tx, userId, { type: 'posting.changed', postingId })
    return { postingId, keptAt }
  })
}

async function restoreOwn(tx: UserTransaction, userId: string, listingId: string): Promise<string | undefined> {
  const row = await tx
    .updateTable('postings')
    .set({ deletedAt: null, updatedAt: sql<Date>`clock_timestamp()` })
    .where('userId', '=', userId)
    .where('listingId', '=', listingId)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function copyOne(tx: UserTransaction, userId: string, listingId: string): Promise<string> {
  const row = await tx
    .selectFrom('listings')
    .select(['version', 'url', ...keptWords])
    .where('id', '=', listingId)
    .executeTakeFirst()
  if (!row) throw notFound('opening')
  const { text, content } = wordsOf(row)
  const { version, url } = row
  const [copy] = await copyListings(tx, userId, [{ version, url, text, content, listingId, isSure: false }])
  if (copy === undefined) throw notFound('opening')
  await scorePostings(tx, userId, { postingId: copy.id })
  return copy.id
}
