import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { ReviewDecision } from '@jobpilot/schemas/review'
import { findStage, moveStage } from '../applications/move-stage.ts'
import { notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { latestMatch } from '../matches/latest-match.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import { learn } from './learn.ts'
import { settleTopPick } from './top-pick.ts'

/**
 * Writes down decisions and acts on them. Said twice, they count once; said late, they do not undo what was decided after them.
 * One about an opening that is not the person's refuses them all. Returns the ids that are written down.
 */
export function decide(db: Database, userId: string, decisions: readonly ReviewDecision[]): Promise<string[]> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await settleTopPick(tx, userId)
    const now = new Date().toISOString()
    // A clock that is ahead would make all that is decided elsewhere until then late.
    const notAhead = (madeAt: string) => (Date.parse(madeAt) > Date.parse(now) ? now : madeAt)
    for (const decision of [...decisions].sort((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt)))
      await decideOne(tx, userId, { ...decision, madeAt: notAhead(decision.madeAt) })
    await learn(tx, userId)
    await appendEvent(tx, userId, { type: 'review.changed' })
    return decisions.map(({ id }) => id)
  })
}

export async function decideOne(tx: UserTransaction, userId: string, decision: ReviewDecision): Promise<void> {
  const posting = await tx
    .selectFrom('postings')
    .leftJoinLateral(latestMatch, (join) => join.onTrue())
    .select(['openingId', 'review', 'reviewedAt', 'latest.score', 'latest.band'])
    .where('postings.id', '=', decision.postingId)
    .where('userId', '=', userId)
    .where('listingId', 'is not', null)
    .executeTakeFirst()
  if (!posting) throw notFound('opening')
  const written = await tx
    .insertInto('reviewDecisions')
    .values({
      id: decision.id,
      userId,
      postingId: decision.postingId,
      decision: decision.decision,
      reasons: decision.reasons,
      score: posting.score,
      band: posting.band,
      madeAt: decision.madeAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  const isLate = posting.reviewedAt !== null && posting.reviewedAt.getTime() > Date.parse(decision.madeAt)
  if (written.numInsertedOrUpdatedRows !== 1n || isLate) return
  await tx
    .updateTable('postings')
    .set({ review: decision.decision, reviewedAt: decision.madeAt })
    .where('id', '=', decision.postingId)
    .execute()
  await track(tx, userId, posting.openingId, decision.decision === 'kept')
  // What is passed is not compared again while it is.
  if (posting.review === 'passed') await scorePostings(tx, userId, { postingId: decision.postingId, isStale: true })
}

/** What is kept is saved in the pipeline; what is taken back leaves it, unless it has gone on from there. */
async function track(tx: UserTransaction, userId: string, openingId: string, isKept: boolean): Promise<void> {
  const stage = await findStage(tx, userId, openingId)
  if (isKept && stage === null) await moveStage(tx, userId, { openingId, to: 'saved', by: 'you' })
  if (!isKept && stage === 'saved') await moveStage(tx, userId, { openingId, to: null, by: 'you' })
}
