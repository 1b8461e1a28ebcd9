import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { clusters, type Edge, type Pair } from './cluster.ts'

export type OwnCluster = {
  /** The listings that are one opening for the person, this one included. */
  own: string[]
  /** Listings the person took out of it, whether a comparison had put them there or not. */
  splitOff: string[]
}

/**
 * The opening a listing belongs to, as one person has it: the groups that comparisons made, less what the person split, and with
 * what the person joined, which may lie in other groups.
 */
export async function findOwnCluster(tx: UserTransaction, listingId: string): Promise<OwnCluster> {
  const { rows: near } = await sql<{ id: string }>`
    with recursive near (id) as (
      select ${listingId}::uuid
      union
      select next.id from near cross join lateral (
        select fellow.listing_id as id from listing_groups mine join listing_groups fellow using (group_id)
        where mine.listing_id = near.id
        union all
        select case when a = near.id then b else a end from listing_pairs
        where is_same and undone_at is null and (a = near.id or b = near.id)
      ) as next
    )
    select id from near`.execute(tx)
  const ids = near.map(({ id }) => id)
  const { rows: said } = await sql<Pair & { isSame: boolean }>`
    select a, b, is_same from listing_pairs
    where undone_at is null and (a = any(${ids}::uuid[]) or b = any(${ids}::uuid[]))`.execute(tx)
  const splits = said.filter(({ isSame }) => !isSame)
  if (ids.length === 1) return { own: ids, splitOff: partnersOf(ids, splits) }
  const { rows: edges } = await sql<Edge>`
    select a, b, score from listing_edges where verdict = 'same' and a = any(${ids}::uuid[]) and b = any(${ids}::uuid[])`.execute(
    tx,
  )
  const joins = said.filter(({ isSame }) => isSame)
  const own = clusters(ids, { edges, splits, joins }).find((cluster) => cluster.includes(listingId)) ?? [listingId]
  const others = ids.filter((id) => !own.includes(id))
  return { own, splitOff: [...new Set([...others, ...partnersOf(own, splits)])] }
}

function partnersOf(own: readonly string[], splits: readonly Pair[]): string[] {
  return splits.flatMap(({ a, b }) => (own.includes(a) ? [b] : own.includes(b) ? [a] : []))
}

/** The listings that are one opening with this one for the person; the listing alone when nothing is like it. */
export const findSameListings = async (tx: UserTransaction, listingId: string): Promise<string[]> =>
  (await findOwnCluster(tx, listingId)).own
