import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { type MatchContent, type MatchExplanation, matchContent } from '@jobpilot/schemas/match'
import { postingContent } from '@jobpilot/schemas/posting'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { type DealBreakerVerdict, explainDealBreakers } from '../deal-breakers/explain.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { findExplanations } from './explanations.repository.ts'

export type MatchView = {
  id: string
  postingId: string
  content: MatchContent
  profileVersion: number
  postingVersion: number
  createdAt: string
  /** False when profile or posting has changed since. */
  isCurrent: boolean
  /** What was passed is not compared again while it is. */
  isPassed: boolean
  /** How the posting stands to the deal-breakers as they are now. */
  verdicts: DealBreakerVerdict[]
  /** Why it fits in a model's words; null when none was asked. */
  explanation: MatchExplanation | null
}

/** The newest score of a posting; null before there is one. */
export function getMatch(db: Database, userId: string, postingId: string): Promise<MatchView | null> {
  return withUser(db, userId, async (tx) => {
    const row = await tx
      .selectFrom('matches')
      .innerJoin('postings', 'postings.id', 'matches.postingId')
      .leftJoin('profiles', 'profiles.userId', 'matches.userId')
      .select([
        'matches.id',
        'postingId',
        'matches.content',
        'profileVersion',
        'postingVersion',
        'matches.createdAt',
        'postings.version',
        'postings.review',
        'postings.text',
        'postings.content as posting',
        'profiles.version as currentProfile',
      ])
      .where('matches.userId', '=', userId)
      .where('postingId', '=', postingId)
      .where('postings.deletedAt', 'is', null)
      .orderBy('matches.createdAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    const { version, review, currentProfile, text, posting, ...match } = row
    const { dealBreakers } = (await findPreferences(tx, userId))?.content ?? noPreferences
    const content = postingContent.parse(posting)
    const read = { facts: listingFacts(content, text ?? ''), content, text: text ?? '' }
    return {
      ...match,
      content: matchContent.parse(row.content),
      createdAt: row.createdAt.toISOString(),
      verdicts: explainDealBreakers(dealBreakers, read),
      explanation: (await findExplanations(tx, userId, [postingId])).get(postingId) ?? null,
      isPassed: review === 'passed',
      isCurrent: version === row.postingVersion && currentProfile === row.profileVersion,
    }
  })
}
