import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import type { MatchExplanation } from '@jobpilot/schemas/match'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ReviewFilter } from '@jobpilot/schemas/review'
import { mostCounted } from '@jobpilot/schemas/search'
import { sql } from 'kysely'
import { type DealBreakerVerdict, explainDealBreakers } from '../deal-breakers/explain.ts'
import { notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { findExplanations } from '../matches/explanations.repository.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { startRun } from '../runs/start-run.ts'
import { applyLearned, findLearned, findLearnedThatCounts, type Learned } from './learn.ts'
import {
  type Calibration,
  countByState,
  findCalibration,
  findReview,
  type ReviewCounts,
  type ReviewRow,
} from './review.repository.ts'
import { findTopPick } from './top-pick.ts'

export type ReviewItem = Omit<ReviewRow, 'text' | 'createdAt'> & {
  createdAt: string
  verdicts: DealBreakerVerdict[]
  /** Why it fits in a model's words; null when none was asked. */
  explanation: MatchExplanation | null
  /** What was learned from earlier decisions and speaks for or against this one, in points. */
  learned: { points: number; because: readonly Learned[] }
}

export type Review = {
  items: ReviewItem[]
  /** The one opening the person is pointed at today, here, in the table and in the briefing. */
  topPickId: string | null
  counts: ReviewCounts
  /** When the search was run last; null before the first. */
  searchedAt: string | null
  /** Whether there is anything to search by: a title or a skill. */
  canSearch: boolean
  /** Open listings this instance holds, counted up to 1,001. */
  listings: number
}

/** What is before the person, today's top pick and then the best first: by score and what was learned. */
export function getReview(db: Database, userId: string, filter: ReviewFilter): Promise<Review> {
  return withUser(db, userId, async (tx) => {
    const preferences = (await findPreferences(tx, userId))?.content ?? noPreferences
    const learned = await findLearnedThatCounts(tx, userId)
    const found = await findReview(tx, userId, filter)
    const explained = await findExplanations(
      tx,
      userId,
      found.map(({ id }) => id),
    )
    const items = found.map(({ text, createdAt, ...row }): ReviewItem => {
      const facts = listingFacts(row.content, text)
      return {
        ...row,
        createdAt: createdAt.toISOString(),
        verdicts: explainDealBreakers(preferences.dealBreakers, { facts, content: row.content, text }),
        explanation: explained.get(row.id) ?? null,
        learned: applyLearned(facts, learned),
      }
    })
    const topPickId = await findTopPick(tx, userId)
    const rank = ({ id, match, learned: { points } }: ReviewItem) =>
      id === topPickId ? Number.POSITIVE_INFINITY : match.score + points
    items.sort((a, b) => rank(b) - rank(a))
    const wish = await tx.selectFrom('wishes').select('searchedAt').where('userId', '=', userId).executeTakeFirst()
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from (select from listing_facts where is_open limit ${mostCounted}) as open`.execute(tx)
    return {
      items,
      topPickId,
      counts: await countByState(tx, userId),
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
