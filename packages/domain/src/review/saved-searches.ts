import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { type ReviewFilter, reviewFilter } from '@jobpilot/schemas/review'
import { DomainError, notFound } from '../errors.ts'
import { lockPerson } from '../people/lock-person.ts'
import { countReview } from './review.repository.ts'

const mostSearches = 20

/** A filter a person comes back to; `count` is how many openings it shows now. */
export type SavedSearch = { id: string; name: string; filter: ReviewFilter; count: number }

async function findSearches(tx: UserTransaction, userId: string): Promise<SavedSearch[]> {
  const rows = await tx
    .selectFrom('savedSearches')
    .select(['id', 'name', 'filter'])
    .where('userId', '=', userId)
    .orderBy('name')
    .execute()
  const searches: SavedSearch[] = []
  for (const { id, name, filter: stored } of rows) {
    const filter = reviewFilter.parse(stored)
    searches.push({ id, name, filter, count: await countReview(tx, userId, filter) })
  }
  return searches
}

export const listSearches = (db: Database, userId: string): Promise<SavedSearch[]> =>
  withUser(db, userId, (tx) => findSearches(tx, userId))

/** Keeps a filter under a name; a name that is taken gets the new filter. */
export function saveSearch(
  db: Database,
  userId: string,
  { name, filter }: { name: string; filter: ReviewFilter },
): Promise<SavedSearch[]> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const content = JSON.stringify(filter)
    await tx
      .insertInto('savedSearches')
      .values({ userId, name, filter: content })
      .onConflict((conflict) => conflict.columns(['userId', 'name']).doUpdateSet({ filter: content }))
      .execute()
    const searches = await findSearches(tx, userId)
    if (searches.length > mostSearches)
      throw new DomainError('limit-reached', `You have ${mostSearches} saved searches. Remove one to save another.`)
    return searches
  })
}

export function removeSearch(db: Database, userId: string, id: string): Promise<SavedSearch[]> {
  return withUser(db, userId, async (tx) => {
    const result = await tx.deleteFrom('savedSearches').where('id', '=', id).executeTakeFirst()
    if (result.numDeletedRows === 0n) throw notFound('saved search')
    return await findSearches(tx, userId)
  })
}
