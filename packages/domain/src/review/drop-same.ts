import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { findSameListings } from '../same-opening/own-cluster.ts'

/**
 * Leaves out what is the same opening as one that comes before it, or as one the person has seen: aggregators repeat what a
 * company's own board says. Where the person said which are the same, that counts.
 */
export async function dropSame<T extends { listingId: string }>(
  tx: UserTransaction,
  userId: string,
  listings: readonly T[],
  known: readonly string[],
): Promise<T[]> {
  const ids = [...listings.map(({ listingId }) => listingId), ...known]
  const { rows } = await sql<{ listingId: string; groupId: string | null; hasWord: boolean }>`
    with said as (select a, b from listing_pairs where user_id = ${userId} and undone_at is null),
      word as (select a as id from said union select b from said)
    select asked.id as listing_id, mine.group_id, exists (select from word where word.id = asked.id) or exists (
      select from word join listing_groups fellow on fellow.listing_id = word.id
      where fellow.group_id = mine.group_id) as has_word
    from unnest(${ids}::uuid[]) as asked (id) left join listing_groups mine on mine.listing_id = asked.id`.execute(tx)
  const groupOf = new Map<string, string>()
  for (const { listingId, groupId, hasWord } of rows)
    if (hasWord) groupOf.set(listingId, (await findSameListings(tx, listingId)).toSorted()[0] ?? listingId)
    else if (groupId !== null) groupOf.set(listingId, groupId)
  const taken = new Set(known.map((id) => groupOf.get(id)))
  return listings.filter(({ listingId }) => {
    const group = groupOf.get(listingId)
    if (group === undefined) return true
    const isNew = !taken.has(group)
    taken.add(group)
    return isNew
  })
}
