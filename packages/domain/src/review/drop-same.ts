import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { findSameListings } from '../same-opening/same-opening.service.ts'

/**
 * Leaves out what is the same opening as one that comes before it, or as one the person has seen: aggregators repeat what a
 * company's own board says. What the person split counts as another opening.
 */
export async function dropSame<T extends { listingId: string }>(
  tx: UserTransaction,
  userId: string,
  listings: readonly T[],
  known: readonly string[],
): Promise<T[]> {
  const ids = [...listings.map(({ listingId }) => listingId), ...known]
  const { rows } = await sql<{ listingId: string; groupId: string; hasSplit: boolean }>`
    select listing_id, group_id, exists (
      select from listing_splits where user_id = ${userId} and undone_at is null and listing_id in (a, b)) as has_split
    from listing_groups where listing_id = any(${ids}::uuid[])`.execute(tx)
  const groupOf = new Map<string, string>()
  for (const { listingId, groupId, hasSplit } of rows)
    groupOf.set(listingId, hasSplit ? ((await findSameListings(tx, listingId)).toSorted()[0] ?? listingId) : groupId)
  const taken = new Set(known.map((id) => groupOf.get(id)))
  return listings.filter(({ listingId }) => {
    const group = groupOf.get(listingId)
    if (group === undefined) return true
    const isNew = !taken.has(group)
    taken.add(group)
    return isNew
  })
}
