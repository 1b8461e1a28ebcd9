import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ReviewDecision, ReviewFilter } from '@jobpilot/schemas/review'
import { sql } from 'kysely'
import { type DealBreakerVerdict, explainDealBreakers } from '../deal-breakers/explain.ts'
import { notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { startRun } from '../runs/start-run.ts'
import { applyLearned, findLearned, findLearnedThatCounts, type Learned, learn } from './learn.ts'
import { type Calibration, countReview, findCalibration, findReview, type ReviewRow } from './review.repository.ts'

export type ReviewItem = Omit<ReviewRow, 'text' | 'createdAt'> & {
  createdAt: string
  verdicts: DealBreakerVerdict[]
  /** What was learned from earlier decisions and speaks for or against this one, in points. */
  learned: { points: number; because: readonly Learned[] }
}

export type Review = {
  items: ReviewItem[]
  counts: { new: number; kept: number; passed: number }
  /** When the search was run last; null before the first. */
  searchedAt: string | null
  /** Whether there is anything to search by: a title or a skill. */
  canSearch: boolean
  /** Open listings this instance holds, counted up to 1,001. */
  listings: number
}

const most = 1_001

/** What is before the person, best first: by score and what was learned. */
export function getReview(db: Database, userId: string, filter: ReviewFilter): Promise<Review> {
  return withUser(db, userId, async (tx) => {
    const preferences = (await findPreferences(tx, userId))?.content ?? noPreferences
    const learned = await findLearnedThatCounts(tx, userId)
    const items = (await findReview(tx, userId, filter)).map(
      ({ text, createdAt, ...row }): ReviewItem => ({
        ...row,
        createdAt: createdAt.toISOString(),
        verdicts: explainDealBreakers(preferences.dealBreakers, row.content, text),
        learned: applyLearned(listingFacts(row.content, text), learned),
      }),
    )
    const rank = ({ match, learned: { points } }: ReviewItem) => match.score + points
    items.sort((a, b) => rank(b) - rank(a))
    const wish = await tx.selectFrom('wishes').select('searchedAt').where('userId', '=', userId).executeTakeFirst()
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from (select from listing_facts where is_open limit ${most}) as open`.execute(tx)
    return {
      items,
      counts: {
        new: await countReview(tx, userId, { state: 'new' }),
        kept: await countReview(tx, userId, { state: 'kept' }),
        passed: await countReview(tx, userId, { state: 'passed' }),
      },
      searchedAt: wish?.searchedAt?.toISOString() ?? null,
      canSearch: wish !== undefined,
      listings: Number(rows[0]?.count ?? 0),
    }
  })
}

/** Starts a search, or gives the one that is under way. */
export function startSearch(db: Database, userId: string): Promise<{ runId: string }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const underWay = await tx
      .selectFrom('taskRuns')
      .select('id')
      .where('userId', '=', userId)
      .where('task', '=', 'openings/find-openings')
      .where('state', 'in', ['queued', 'running', 'held'])
      .executeTakeFirst()
    if (underWay) return { runId: underWay.id }
    return { runId: await startRun(tx, userId, 'openings/find-openings', { kind: 'profile', id: null }, {}) }
  })
}

/**
 * Writes down decisions and acts on them. Said twice, they count once; said late, they do not undo what was decided after them.
 * One about an opening that is not the person's refuses them all. Returns the ids that are written down.
 */
export function decide(db: Database, userId: string, decisions: readonly ReviewDecision[]): Promise<string[]> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    for (const decision of [...decisions].sort((a, b) => a.madeAt.localeCompare(b.madeAt)))
      await decideOne(tx, userId, decision)
    await learn(tx, userId)
    await appendEvent(tx, userId, { type: 'review.changed' })
    return decisions.map(({ id }) => id)
  })
}

async function decideOne(tx: UserTransaction, userId: string, decision: ReviewDecision): Promise<void> {
  const posting = await tx
    .selectFrom('postings')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('matches')
          .select(['score', 'band'])
          .whereRef('matches.postingId', '=', 'postings.id')
          .orderBy('matches.createdAt', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select(['openingId', 'reviewedAt', 'latest.score', 'latest.band'])
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
}

/** What is kept is saved in the pipeline; what is taken back leaves it, unless it has gone on from there. */
async function track(tx: UserTransaction, userId: string, openingId: string, isKept: boolean): Promise<void> {
  if (isKept) {
    await tx
      .insertInto('applications')
      .values({ userId, openingId })
      .onConflict((conflict) => conflict.columns(['userId', 'openingId']).doUpdateSet({ deletedAt: null }))
      .execute()
    return
  }
  await tx
    .updateTable('applications')
    .set({ deletedAt: sql`clock_timestamp()` })
    .where('userId', '=', userId)
    .where('openingId', '=', openingId)
    .where('stage', '=', 'saved')
    .execute()
}

export type Insights = { learned: Learned[]; calibration: Calibration[] }

export function getInsights(db: Database, userId: string): Promise<Insights> {
  return withUser(db, userId, async (tx) => ({
    learned: await findLearned(tx, userId),
    calibration: await findCalibration(tx, userId),
  }))
}

/** A veto keeps a learned preference from counting, also after further decisions that would teach it again. */
export function setVeto(
  db: Database,
  userId: string,
  { trait, value, isVetoed }: { trait: string; value: string; isVetoed: boolean },
): Promise<void> {
  return withUser(db, userId, async (tx) => {
    const result = await tx
      .updateTable('learnedPreferences')
      .set({ isVetoed })
      .where('userId', '=', userId)
      .where('trait', '=', trait)
      .where('value', '=', value)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) throw notFound('learned preference')
    await appendEvent(tx, userId, { type: 'review.changed' })
  })
}
