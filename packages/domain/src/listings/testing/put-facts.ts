import type { DB } from '@jobpilot/db/types'
import { factsRow } from '@jobpilot/engine/listing/facts-row'
import { type Kysely, sql } from 'kysely'
import { type FactsOfListing, factsColumnList, newFacts } from '../store-facts.ts'

const asRow = ({ listingId, isOpen, postedOn, facts }: FactsOfListing) => ({
  listing_id: listingId,
  is_open: isOpen,
  posted_on: postedOn,
  ...factsRow(facts),
})

/** Writes facts beside listings that a test made by itself, as `storeListings` does with its own. */
export async function putFacts(db: Kysely<DB>, rows: readonly FactsOfListing[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into listing_facts (${factsColumnList})
    select ${factsColumnList} from json_populate_recordset(null::listing_facts, ${JSON.stringify(rows.map(asRow))}::json)
    on conflict (listing_id) do update set ${newFacts}`.execute(db)
}
