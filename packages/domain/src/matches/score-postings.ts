import type { UserTransaction } from '@jobpilot/db/with-user'
import { rubricVersion } from '@jobpilot/engine/match/rubric'
import { scoreMatch } from '@jobpilot/engine/match/score-match'
import { postingContent } from '@jobpilot/schemas/posting'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { appendEvents } from '../events/append-event.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { findProfile } from '../profile/profile.repository.ts'
import { judgePostings } from './judge-postings.ts'

/**
 * Scores the person's postings against the current profile and preferences, and holds them against the deal-breakers: all, one
 * of them, those that no score by a rubric exists of, or those that no score by what holds now exists of. Each score is a new
 * row; none is changed. What was passed is left until it is taken back. Without a profile there is nothing to compare, and
 * nothing is written.
 */
export async function scorePostings(
  tx: UserTransaction,
  userId: string,
  { postingId, notYetBy, isStale }: { postingId?: string; notYetBy?: string; isStale?: true } = {},
): Promise<void> {
  const profile = await findProfile(tx, userId)
  if (!profile) return
  const preferences = await findPreferences(tx, userId)
  const { dealBreakers } = preferences?.content ?? noPreferences
  const stored = await tx
    .selectFrom('postings')
    .select(['id', 'version', 'content', 'text', 'review'])
    .where('userId', '=', userId)
    .where('state', '=', 'ready')
    .where('deletedAt', 'is', null)
    .where((eb) => eb.or([eb('review', 'is', null), eb('review', '!=', 'passed')]))
    .$if(postingId !== undefined, (query) => query.where('id', '=', postingId ?? ''))
    .$if(notYetBy !== undefined || isStale === true, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('matches')
              .select('matches.id')
              .whereRef('matches.postingId', '=', 'postings.id')
              .where('rubricVersion', '=', notYetBy ?? rubricVersion)
              .$if(isStale === true, (current) =>
                current
                  .whereRef('postingVersion', '=', 'postings.version')
                  .where('profileVersion', '=', profile.version)
                  .where('preferencesAt', 'is not distinct from', preferences?.updatedAt ?? null),
              ),
          ),
        ),
      ),
    )
    .execute()
  if (stored.length === 0) return
  const postings = stored.map((row) => ({ ...row, content: postingContent.parse(row.content), text: row.text ?? '' }))
  await judgePostings(tx, userId, dealBreakers, postings)
  const today = new Date().toISOString().slice(0, 10)
  const rows = postings.map((posting) => {
    const content = scoreMatch({
      profile: profile.content,
      preferences: preferences?.content ?? noPreferences,
      posting: posting.content,
      today,
    })
    return {
      userId,
      postingId: posting.id,
      profileVersion: profile.version,
      postingVersion: posting.version,
      preferencesAt: preferences?.updatedAt ?? null,
      rubricVersion: content.rubricVersion,
      score: content.score,
      band: content.band,
      content: JSON.stringify(content),
    }
  })
  await tx.insertInto('matches').values(rows).execute()
  await appendEvents(tx, userId, [
    ...rows.map(({ postingId, score }) => ({ type: 'match.changed' as const, postingId, score })),
    ...(postings.some(({ review }) => review !== null) ? [{ type: 'review.changed' as const }] : []),
  ])
}
