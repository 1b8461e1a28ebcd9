import type { DB } from '@jobpilot/db/types'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type Kysely, type RawBuilder, sql } from 'kysely'

export type StoredFacts = { listingId: string; isOpen: boolean; postedOn: string; facts: ListingFacts }

const columns = sql.raw(
  'listing_id, is_open, posted_on::text as posted_on, title, title_words, title_terms, employer, employer_key, category, places, countries, work_mode, employment_type, seniority, pay_min, pay_max, pay_currency, skills, company_size, industries, travel_percent, is_on_call, sponsors_visa, language',
)

/** Rows of facts under a condition on `listing_facts`, in the order of their ids. */
export async function readFacts(db: Kysely<DB>, where: RawBuilder<unknown>, most: number): Promise<StoredFacts[]> {
  const { rows } = await sql<{ listingId: string; isOpen: boolean; postedOn: string } & Record<string, unknown>>`
    select ${columns} from listing_facts where ${where} order by listing_id limit ${most}`.execute(db)
  return rows.map(({ listingId, isOpen, postedOn, ...facts }) => ({
    listingId,
    isOpen,
    postedOn,
    // Written by `storeFacts` alone, from the same type.
    facts: facts as ListingFacts,
  }))
}
