import type { DB } from '@jobpilot/db/types'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { factsColumns } from './facts-columns.ts'
import type { FactsOfListing } from './store-facts.ts'

const columns = sql.raw(factsColumns.map((name) => (name === 'posted_on' ? 'posted_on::text' : name)).join(', '))

/** A row of facts as it is read, with the words the database made of it. */
export type FactsRead = FactsOfListing & { words: string[] }
type Row = Omit<FactsRead, 'facts'> & Record<string, unknown>

/** Small enough that reading a million of them holds nobody up. */
const batchSize = 1_000

/** Below every id there is. */
const lowest = '00000000-0000-0000-0000-000000000000'

/** Walks through the rows of facts under a condition on `listing_facts`, in batches and in the order of their ids. */
export async function* eachFacts(db: Kysely<DB>, where: RawBuilder<unknown>): AsyncGenerator<FactsRead[]> {
  for (let after = lowest; ; ) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select ${columns}, tsvector_to_array(words) as words from listing_facts
      where ${where} and listing_id > ${after}::uuid
      order by listing_id limit ${batchSize}`.execute(db)
    // Written by `storeListings` alone, from the same type.
    yield rows.map(({ listingId, isOpen, postedOn, words, ...facts }) => ({
      listingId,
      isOpen,
      postedOn,
      words,
      facts: facts as ListingFacts,
    }))
    if (rows.length < batchSize) return
    after = rows.at(-1)?.listingId ?? after
  }
}

/** Walks through the facts of all open listings, day by day from the oldest. */
export async function* eachOpenFacts(db: Kysely<DB>): AsyncGenerator<FactsRead[]> {
  for (let day = '-infinity'; ; ) {
    const { rows }: { rows: { day: string | null }[] } = await sql<{ day: string | null }>`
      select min(posted_on)::text as day from listing_facts where is_open and posted_on > ${day}::date`.execute(db)
    const next = rows[0]?.day
    if (next == null) return
    yield* eachFacts(db, sql`is_open and posted_on = ${next}::date`)
    day = next
  }
}
