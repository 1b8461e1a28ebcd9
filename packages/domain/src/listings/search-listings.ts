import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { FindListings } from '@jobpilot/engine/search/search-index'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ReviewState } from '@jobpilot/schemas/review'
import { hitsAPage, mostCounted, mostRanked, type SearchInput } from '@jobpilot/schemas/search'
import type { WorkMode } from '@jobpilot/schemas/work-terms'
import { sql } from 'kysely'
import { dealBreakersAsSql } from '../deal-breakers/as-sql.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { type Attribution, attributionOf } from '../sources/attribution.ts'
import type { SearchFinder } from './search-finder.ts'
import { readWords } from './words-query.ts'

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
  attribution: Attribution | null
  /** Against the person's deal-breakers: null when the listing does not say enough. */
  isFulfilled: boolean | null
  /** The person's own copy of it, when they have one. */
  own: { postingId: string; review: ReviewState | null } | null
}

/** `found` is counted up to 1,001. */
export type SearchResult = { hits: ListingHit[]; found: number }

/** What is asked of a listing besides its words, as a tree that has to hold for sure: what a listing does not say does not fit. */
function filterOf(input: SearchInput): DealBreakers {
  const all: DealBreakers[] = []
  if (input.mode) all.push({ kind: 'work-mode-in', modes: [input.mode] })
  if (input.level) all.push({ kind: 'seniority-in', levels: [input.level] })
  if (input.type) all.push({ kind: 'employment-type-in', types: [input.type] })
  if (input.country) all.push({ kind: 'country-in', countries: [input.country] })
  if (input.pay) all.push({ kind: 'pay-at-least', amount: input.pay.atLeast, currency: input.pay.currency })
  return { all }
}

/** The day a search goes back to, as an ISO date in UTC, as the days of listings are: one day is yesterday and today. */
const sinceOf = ({ withinDays }: SearchInput): string | null =>
  withinDays === undefined ? null : new Date(Date.now() - withinDays * 86_400_000).toISOString().slice(0, 10)

type HitRow = Omit<ListingHit, 'pay' | 'own' | 'attribution'> & {
  kind: string
  board: string
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
export function searchListings(
  db: Database,
  userId: string,
  input: SearchInput,
  finder: Pick<SearchFinder, 'find'> | null = null,
): Promise<SearchResult> {
  return withUser(db, userId, async (tx) => {
    const { dealBreakers } = (await findPreferences(tx, userId))?.content ?? noPreferences
    const holds = dealBreakersAsSql(dealBreakers)
    const mustHold: DealBreakers = input.withRuledOut === true ? { all: [] } : dealBreakers
    const { query, terms } = await readWords(tx, input.words)
    const asked = { filter: filterOf(input), dealBreakers: mustHold, since: sinceOf(input), most: mostCounted }
    const ids = terms === null ? null : (finder?.find({ ...asked, terms }) ?? null)
    // A plan for any words would be far off for most: here the words at hand decide it.
    if (ids === null) await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
    const rank =
      query === '' ? sql`0` : sql`ts_rank(words, ${query}::tsquery) / (1 + (current_date - posted_on) / 30.0)`
    const isNewest =
      ids === null ? newestInSql(asked, query) : sql`is_open and listing_id = any(${ids.slice(0, mostRanked)}::uuid[])`
    const { rows } = await sql<HitRow>`
      with newest as materialized (
        select listing_id, posted_on, ${rank} as rank from listing_facts where ${isNewest}
      ), best as (
        select * from (select * from newest order by posted_on desc, listing_id limit ${mostRanked}) as ranked
        order by rank desc, posted_on desc, listing_id limit ${hitsAPage} offset ${input.from}
      )
      select facts.listing_id, facts.title, facts.employer, facts.work_mode, facts.pay_min, facts.pay_max, facts.pay_currency,
        facts.posted_on::text, (${holds}) as is_fulfilled, listings.url, sources.kind, sources.board, own.id as posting_id,
        own.review, (select count(*)::int from newest) as found,
        coalesce(listings.places,
          array(select place ->> 'value' from jsonb_array_elements(listings.content -> 'places') as place limit 3)) as places
      from best join listing_facts as facts using (listing_id) join listings on listings.id = best.listing_id
        join sources on sources.id = listings.source_id
        left join postings own on own.listing_id = best.listing_id and own.user_id = ${userId} and own.deleted_at is null
      order by best.rank desc, best.posted_on desc, best.listing_id`.execute(tx)
    return {
      hits: rows.map(({ payMin, payMax, payCurrency, postingId, review, found, kind, board, ...hit }) => ({
        ...hit,
        attribution: attributionOf({ kind, board }),
        pay: payCurrency === null ? null : { min: payMin, max: payMax, currency: payCurrency },
        own: postingId === null ? null : { postingId, review },
      })),
      found: Math.max(rows[0]?.found ?? 0, ids?.length ?? 0),
    }
  })
}

/** The search in the database: while there are few listings or no index yet, for phrases, and what tests hold the index against. */
const newestInSql = ({ filter, dealBreakers, since, most }: Omit<FindListings, 'terms'>, query: string) => sql`
  is_open and (${dealBreakersAsSql(filter)}) and (${dealBreakersAsSql(dealBreakers)}) is not false
    ${query === '' ? sql`` : sql`and words @@ ${query}::tsquery`}
    ${since === null ? sql`` : sql`and posted_on >= ${since}::date`}
  order by posted_on desc, listing_id limit ${most}`
