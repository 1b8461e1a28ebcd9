import type { DB } from '@jobpilot/db/types'
import type { Candidate } from '@jobpilot/engine/candidates/listing-index'
import { compileDealBreakers } from '@jobpilot/engine/deal-breakers/holds'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { scorePrepared } from '@jobpilot/engine/match/score-match'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { MatchContent } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Kysely } from 'kysely'
import { keptWords, wordsOf } from '../listings/kept-words.ts'
import type { SearchBasis } from '../wishes/wishes.service.ts'

/** A listing compared exactly; `isSure` is false when a deal-breaker is unknown. */
export type Compared = {
  listingId: string
  version: number
  url: string
  text: string
  content: PostingContent
  facts: ListingFacts
  match: MatchContent
  isSure: boolean
}

/** Scores candidates by the exact scorer, from their whole text. One that violates a deal-breaker, or is gone, is left out. */
export async function compareListings(
  db: Kysely<DB>,
  { prepared, preferences }: Pick<SearchBasis, 'prepared' | 'preferences'>,
  candidates: readonly Pick<Candidate, 'listingId'>[],
): Promise<Compared[]> {
  if (candidates.length === 0) return []
  const rows = await db
    .selectFrom('listings')
    .select(['id', 'version', 'url', ...keptWords])
    .where(
      'id',
      'in',
      candidates.map(({ listingId }) => listingId),
    )
    .where('goneAt', 'is', null)
    .execute()
  const holds = compileDealBreakers(preferences.dealBreakers)
  return rows.flatMap(({ id, version, url, ...kept }) => {
    const { text, content } = wordsOf(kept)
    const facts = listingFacts(content, text)
    const truth = holds(facts)
    if (truth === false) return []
    const match = scorePrepared(prepared, content)
    return [{ listingId: id, version, url, text, content, facts, match, isSure: truth === true }]
  })
}
