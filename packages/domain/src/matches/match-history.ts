import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { type MatchContent, type MatchPartKey, matchContent } from '@jobpilot/schemas/match'

export type ScoreChange = {
  id: string
  score: number
  createdAt: string
  /** What differs from the score before; empty for the first. */
  because: ('profile' | 'posting' | 'preferences' | 'rubric')[]
  /** Parts whose points moved, in points of the whole, the largest first. */
  parts: { key: MatchPartKey; points: number }[]
}

const points = (content: MatchContent, key: MatchPartKey) => {
  const part = content.parts.find((found) => found.key === key)
  return part === undefined ? 0 : part.weight * part.score
}

/** Every score a posting had, newest first, each with why it is not the one before. */
export function listScores(db: Database, userId: string, postingId: string): Promise<ScoreChange[]> {
  return withUser(db, userId, async (tx) => {
    const rows = await tx
      .selectFrom('matches')
      .select([
        'id',
        'score',
        'content',
        'profileVersion',
        'postingVersion',
        'preferencesAt',
        'rubricVersion',
        'createdAt',
      ])
      .where('userId', '=', userId)
      .where('postingId', '=', postingId)
      .orderBy('createdAt', 'desc')
      .limit(51)
      .execute()
    return rows.slice(0, 50).map((row, at) => {
      const before = rows[at + 1]
      const now = matchContent.parse(row.content)
      const then = before && matchContent.parse(before.content)
      const because: ScoreChange['because'] = []
      if (before && before.profileVersion !== row.profileVersion) because.push('profile')
      if (before && before.postingVersion !== row.postingVersion) because.push('posting')
      if (before && before.preferencesAt?.getTime() !== row.preferencesAt?.getTime()) because.push('preferences')
      if (before && before.rubricVersion !== row.rubricVersion) because.push('rubric')
      const parts = then
        ? now.parts
            .map(({ key }) => ({ key, points: Math.round((points(now, key) - points(then, key)) * 10) / 10 }))
            .filter((part) => part.points !== 0)
            .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
        : []
      return { id: row.id, score: row.score, createdAt: row.createdAt.toISOString(), because, parts }
    })
  })
}
