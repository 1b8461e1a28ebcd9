import type { UserTransaction } from '@jobpilot/db/with-user'
import { scoreMatch } from '@jobpilot/engine/match/score-match'
import { postingContent } from '@jobpilot/schemas/posting'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { appendEvents } from '../events/append-event.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { findProfile } from '../profile/profile.repository.ts'

/**
 * Scores the person's postings against the current profile and preferences: all, one of them, or those that no score by
 * a rubric exists of. Each score is a new row; none is changed. Without a profile there is nothing to compare, and
 * nothing is written.
 */
export async function scorePostings(
  tx: UserTransaction,
  userId: string,
  { postingId, notYetBy }: { postingId?: string; notYetBy?: string } = {},
): Promise<void> {
  const profile = await findProfile(tx, userId)
  if (!profile) return
  const preferences = await findPreferences(tx, userId)
  const postings = await tx
    .selectFrom('postings')
    .select(['id', 'version', 'content'])
    .where('userId', '=', userId)
    .where('state', '=', 'ready')
    .where('deletedAt', 'is', null)
    .where((eb) => eb.or([eb('review', 'is', null), eb('review', '!=', 'passed')]))
    .$if(postingId !== undefined, (query) => query.where('id', '=', postingId ?? ''))
    .$if(notYetBy !== undefined, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('matches')
              .select('matches.id')
              .whereRef('matches.postingId', '=', 'postings.id')
              .where('rubricVersion', '=', notYetBy ?? ''),
          ),
        ),
      ),
    )
    .execute()
  if (postings.length === 0) return
  const today = new Date().toISOString().slice(0, 10)
  const rows = postings.map((posting) => {
    const content = scoreMatch({
      profile: profile.content,
      preferences: preferences?.content ?? noPreferences,
      posting: postingContent.parse(posting.content),
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
  await appendEvents(
    tx,
    userId,
    rows.map((row) => ({ type: 'match.changed', postingId: row.postingId, score: row.score })),
  )
}
