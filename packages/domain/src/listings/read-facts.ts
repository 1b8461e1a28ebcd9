import type { DB } from '@jobpilot/db/types'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { factsColumns } from './facts-columns.ts'
import type { FactsOfListing } from './store-facts.ts'

const columns = sql.raw(factsColumns.map((name) => (name === 'posted_on' ? 'posted_on::text' : name)).join(', '))

/** Walks through the rows of facts under a condition on `listing_facts`, in batches and in the order of their ids. */
export async function* eachFacts(
  db: Kysely<DB>,
  where: RawBuilder<unknown>,
  batchSize: number,
): AsyncGenerator<FactsOfListing[]> {
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: (Omit<FactsOfListing, 'facts'> & Record<string, unknown>)[] } = await sql<
      Omit<FactsOfListing, 'facts'> & Record<string, unknown>
    >`
      select ${columns} from listing_facts
      where ${where} and (${after}::uuid is null or listing_id > ${after}::uuid)
      order by listing_id limit ${batchSize}`.execute(db)
    // Written by `storeFacts` alone, from the same type.
    yield rows.map(({ listingId, isOpen, postedOn, ...facts }) => ({
      listingId,
      isOpen,
      postedOn,
      facts: facts as ListingFacts,
    }))
    if (rows.length < batchSize) return
    after = rows.at(-1)?.listingId ?? null
  }
}
