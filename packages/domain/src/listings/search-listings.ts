import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ReviewState } from '@jobpilot/schemas/review'
import { hitsAPage, mostCounted, mostRanked, type SearchInput } from '@jobpilot/schemas/search'
import type { WorkMode } from '@jobpilot/schemas/work-terms'
import { type RawBuilder, sql } from 'kysely'
import { dealBreakersAsSql } from '../deal-breakers/as-sql.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { wordsQuery } from './words-query.ts'

/** An open listing that was searched for, as a line of a list. */
export type ListingHit = {
  listingId: string
  title: string
  employer: string | null
  places: string[]
  workMode: WorkMode | null
  /** Whole currency units a year. */
  pay: { min: number | null; max: number | null; currency: string } | null
  /** An ISO date. */
  postedOn: string
  url: string
  sourceKind: string
  /** Against the person's deal-breakers: null when the listing does not say enough. */
  isFulfilled: boolean | null
  /** The person's own copy of it, when they have one. */
  own: { postingId: string; review: ReviewState | null } | null
}

/** `found` is counted up to 1,001. */
export type SearchResult = { hits: ListingHit[]; found: number }

/** What is asked of a listing besides its words. A listing that does not say is not among them. */
function conditions(input: SearchInput): RawBuilder<unknown>[] {
  return [
    sql`is_open`,
    input.mode && sql`work_mode = ${input.mode}`,
    input.level && sql`seniority = ${input.level}`,
    input.type && sql`employment_type = ${input.type}`,
    input.country && sql`countries && array[${input.country}, '*']`,
    input.pay && sql`pay_currency = ${input.pay.currency} and coalesce(pay_max, pay_min) >= ${input.pay.atLeast}`,
    input.withinDays && sql`posted_on > current_date - ${input.withinDays}::int`,
  ].filter((condition) => typeof condition === 'object')
}

/**
 * The words as the database reads them. Asked apart: a query without a word in it matches nothing, where a person means
 * everything. The plan is made for the words at hand, as one for any words would be far off for most.
 */
async function readWords(tx: UserTransaction, typed: string): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select ${wordsQuery(typed)}::text as words, set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
  return rows[0]?.words ?? ''
}

type HitRow = Omit<ListingHit, 'pay' | 'own'> & {
  payMin: number | null
  payMax: number | null
  payCurrency: string | null
  postingId: string | null
  review: ReviewState | null
  found: number
}

/**
 * Searches all open listings: the newest that fit, the best words first. Words in the title count most, then the employer, then
 * skills and places; half as much after a month.
 */
export function searchListings(db: Database, userId: string, input: SearchInput): Promise<SearchResult> {
  return withUser(db, userId, async (tx) => {
    const { dealBreakers } = (await findPreferences(tx, userId))?.content ?? noPreferences
    const holds = dealBreakersAsSql(dealBreakers)
    const words = await readWords(tx, input.words)
    const where = [
      ...conditions(input),
      ...(words === '' ? [] : [sql`words @@ ${words}::tsquery`]),
      ...(input.withRuledOut === true ? [] : [sql`(${holds}) is not false`]),
    ]
    const rank =
      words === '' ? sql`0` : sql`ts_rank(words, ${words}::tsquery) / (1 + (current_date - posted_on) / 30.0)`
    const { rows } = await sql<HitRow>`
      with newest as (
        select * from listing_facts where ${sql.join(where, sql` and `)} order by posted_on desc limit ${mostCounted}
      ), best as (
        select *, ${rank} as rank, (${holds}) as is_fulfilled
        from (select * from newest order by posted_on desc, listing_id limit ${mostRanked}) as ranked
        order by rank desc, posted_on desc, listing_id limit ${hitsAPage} offset ${input.from}
      )
      select best.listing_id, best.title, best.employer, best.work_mode, best.pay_min, best.pay_max, best.pay_currency,
        best.posted_on::text, best.is_fulfilled, listings.url, sources.kind as source_kind, own.id as posting_id, own.review,
        array(select place ->> 'value' from jsonb_array_elements(listings.content -> 'places') as place limit 3) as places,
        (select count(*)::int from newest) as found
      from best join listings on listings.id = best.listing_id join sources on sources.id = listings.source_id
        left join postings own on own.listing_id = best.listing_id and own.user_id = ${userId} and own.deleted_at is null
      order by best.rank desc, best.posted_on desc, best.listing_id`.execute(tx)
    return {
      hits: rows.map(({ payMin, payMax, payCurrency, postingId, review, found, ...hit }) => ({
        ...hit,
        pay: payCurrency === null ? null : { min: payMin, max: payMax, currency: payCurrency },
        own: postingId === null ? null : { postingId, review },
      })),
      found: rows[0]?.found ?? 0,
    }
  })
}
