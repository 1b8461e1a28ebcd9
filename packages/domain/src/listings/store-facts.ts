import type { DB } from '@jobpilot/db/types'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type Kysely, sql } from 'kysely'
import { factsColumns } from './facts-columns.ts'

/** The facts of one listing, and whether it can still be applied to. `postedOn` is an ISO date. */
export type FactsOfListing = { listingId: string; isOpen: boolean; postedOn: string; facts: ListingFacts }

export const factsColumnList = sql.join(factsColumns.map((column) => sql.ref(column)))
/** What a row of facts that is there already takes from a new one. */
export const newFacts = sql.join(
  factsColumns.slice(1).map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
)

/** Marks listings as open or not, when their source stops or starts showing them. Works as the system role. */
export async function setFactsOpen(db: Kysely<DB>, listingIds: readonly string[], isOpen: boolean): Promise<void> {
  if (listingIds.length === 0) return
  await sql`
    update listing_facts set is_open = ${isOpen}
    where listing_id = any(${[...listingIds]}::uuid[]) and is_open <> ${isOpen}`.execute(db)
}
