import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { type MatchContent, matchContent } from '@jobpilot/schemas/match'

export type MatchView = {
  id: string
  postingId: string
  content: MatchContent
  profileVersion: number
  postingVersion: number
  createdAt: string
  /** False when profile or posting has changed since. */
  isCurrent: boolean
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
        'profiles.version as currentProfile',
      ])
      .where('matches.userId', '=', userId)
      .where('postingId', '=', postingId)
      .where('postings.deletedAt', 'is', null)
      .orderBy('matches.createdAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    const { version, currentProfile, ...match } = row
    return {
      ...match,
      content: matchContent.parse(row.content),
      createdAt: row.createdAt.toISOString(),
      isCurrent: version === row.postingVersion && currentProfile === row.profileVersion,
    }
  })
}
