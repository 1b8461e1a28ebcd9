import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import type { SearchBasis } from '../wishes/wishes.service.ts'
import type { Compared } from './compare-listings.ts'
import { settleTopPick } from './top-pick.ts'

/** A listing as it is copied for a person; `isSure` is false when a deal-breaker is unknown. */
type Copied = Pick<Compared, 'listingId' | 'version' | 'url' | 'text' | 'content' | 'isSure'>

/** Makes postings of the person's own of listings, to be reviewed. One that is there already, removed or not, is left as it is. */
export async function copyListings<T extends Copied>(
  tx: UserTransaction,
  userId: string,
  listings: readonly T[],
): Promise<(T & { id: string })[]> {
  const items = listings.map((listing) => ({ ...listing, id: crypto.randomUUID(), openingId: crypto.randomUUID() }))
  if (items.length === 0) return []
  const known = await tx
    .selectFrom('postings')
    .select('listingId')
    .where('userId', '=', userId)
    .where(
      'listingId',
      'in',
      items.map(({ listingId }) => listingId),
    )
    .execute()
  const fresh = items.filter(({ listingId }) => !known.some((row) => row.listingId === listingId))
  if (fresh.length === 0) return []
  await tx
    .insertInto('openings')
    .values(fresh.map(({ openingId }) => ({ id: openingId, userId })))
    .execute()
  await tx
    .insertInto('postings')
    .values(
      fresh.map((item) => ({
        id: item.id,
        userId,
        openingId: item.openingId,
        state: 'ready' as const,
        url: item.url,
        version: 1,
        text: item.text,
        content: JSON.stringify(item.content),
        readFrom: 'readable-text',
        madeBy: JSON.stringify({ engine: 'built-in', version: '1' }),
        listingId: item.listingId,
        listingVersion: item.version,
        review: 'new' as const,
        isSure: item.isSure,
      })),
    )
    .execute()
  return fresh
}

/**
 * Puts compared listings before the person: a copy of each as it was compared, with its score. What they look for may have
 * changed since: what was compared with that is scored again. Returns the new postings' ids.
 */
export async function keepForReview(
  tx: UserTransaction,
  userId: string,
  basis: SearchBasis,
  compared: readonly Compared[],
): Promise<string[]> {
  await lockPerson(tx, userId)
  await settleTopPick(tx, userId)
  const fresh = await copyListings(tx, userId, compared)
  if (fresh.length === 0) return []
  await tx
    .insertInto('matches')
    .values(
      fresh.map(({ id, match }) => ({
        userId,
        postingId: id,
        profileVersion: basis.profileVersion,
        postingVersion: 1,
        preferencesAt: basis.preferencesAt,
        rubricVersion: match.rubricVersion,
        score: match.score,
        band: match.band,
        content: JSON.stringify(match),
      })),
    )
    .execute()
  await scorePostings(tx, userId, { isStale: true })
  await appendEvent(tx, userId, { type: 'review.changed' })
  return fresh.map(({ id }) => id)
}

/** Says that the search was run, and forgets the candidates it looked at. */
export async function noteSearched(tx: UserTransaction, userId: string): Promise<void> {
  await tx.updateTable('wishes').set({ searchedAt: sql`clock_timestamp()` }).where('userId', '=', userId).execute()
  await tx.deleteFrom('candidates').where('userId', '=', userId).execute()
}
