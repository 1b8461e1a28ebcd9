import type { UserTransaction } from '@jobpilot/db/with-user'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { postingContent } from '@jobpilot/schemas/posting'
import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import { passReasons } from '@jobpilot/schemas/review'
import { sql } from 'kysely'
import * as z from 'zod'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { saidTraits, type Trait, traitsMeant, traitsOf } from './traits.ts'

// From the original design: at least 3 decisions one way, and 60 % of all on that trait.
const leastDecisions = 3
const leastRate = 0.6
const mostConfidence = 0.95
const pointsFor = { passed: -15, kept: 10 } as const
/** Decisions that count: the newest, as taste changes. */
const newest = 300

export type Learned = {
  trait: Trait
  value: string
  /** As an employer writes itself, whom `value` only tells apart; null for other traits. */
  name: string | null
  passed: number
  seen: number
  confidence: number
  /** Points it adds to a score, or takes from it. */
  weight: number
  isVetoed: boolean
}

type Count = Pick<Learned, 'trait' | 'value' | 'name'> & { passed: number; kept: number }

/** What follows from how often a trait was passed and kept; null when it is too little, or speaks both ways. */
export function learnedFrom({ trait, value, name, passed, kept }: Count): Omit<Learned, 'isVetoed'> | null {
  const seen = passed + kept
  const direction = passed >= kept ? 'passed' : 'kept'
  const most = Math.max(passed, kept)
  if (most < leastDecisions || most / seen < leastRate) return null
  // The fewer there are, the less is it known: 3 of 3 is 0.75, 20 of 20 is 0.95.
  const confidence = Math.min(mostConfidence, (most / seen) * (most / (most + 1)))
  return { trait, value, name, passed, seen, confidence, weight: pointsFor[direction] * confidence }
}

/** Works out anew what the person's decisions teach. What they vetoed stays vetoed. */
export async function learn(tx: UserTransaction, userId: string): Promise<void> {
  const rows = await tx
    .selectFrom('postings')
    .select((eb) => [
      'review',
      'content',
      'text',
      eb
        .selectFrom('reviewDecisions as said')
        .select('said.reasons')
        .whereRef('said.postingId', '=', 'postings.id')
        .where('said.userId', '=', userId)
        .orderBy('said.madeAt', 'desc')
        .limit(1)
        .as('reasons'),
    ])
    .where('userId', '=', userId)
    .where('review', 'in', ['kept', 'passed'])
    .orderBy('reviewedAt', 'desc')
    .limit(newest)
    .execute()
  const counts = new Map<string, Count>()
  for (const { review, content, text, reasons } of rows) {
    const facts = listingFacts(postingContent.parse(content), text ?? '')
    const meant = traitsMeant(review === 'passed' ? z.array(z.enum(passReasons)).parse(reasons ?? []) : [])
    for (const { trait, value } of traitsOf(facts)) {
      if (!meant.has(trait)) continue
      const name = trait === 'employer' ? facts.employer : null
      const count = counts.get(`${trait} ${value}`) ?? { trait, value, name, passed: 0, kept: 0 }
      if (review === 'passed') count.passed++
      else count.kept++
      counts.set(`${trait} ${value}`, count)
    }
  }
  const learned = [...counts.values()].map(learnedFrom).filter((found) => found !== null)
  await sql`
    delete from learned_preferences where user_id = ${userId} and not is_vetoed
      and not (trait || ' ' || value) = any(${learned.map(({ trait, value }) => `${trait} ${value}`)}::text[])`.execute(
    tx,
  )
  if (learned.length === 0) return
  await tx
    .insertInto('learnedPreferences')
    .values(learned.map((found) => ({ userId, ...found })))
    .onConflict((conflict) =>
      conflict.columns(['userId', 'trait', 'value']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        passed: eb.ref('excluded.passed'),
        seen: eb.ref('excluded.seen'),
        confidence: eb.ref('excluded.confidence'),
        weight: eb.ref('excluded.weight'),
        updatedAt: sql`clock_timestamp()`,
      })),
    )
    .execute()
}

/** Everything learned, also what counts for nothing because the person vetoed it or has said otherwise. */
export async function findLearned(tx: UserTransaction, userId: string): Promise<Learned[]> {
  const rows = await tx
    .selectFrom('learnedPreferences')
    .select(['trait', 'value', 'name', 'passed', 'seen', 'confidence', 'weight', 'isVetoed'])
    .where('userId', '=', userId)
    .orderBy('confidence', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, trait: row.trait as Trait }))
}

/** What of it counts: not vetoed, and about nothing the person has spoken of. */
export async function findLearnedThatCounts(tx: UserTransaction, userId: string): Promise<Learned[]> {
  const preferences: Preferences = (await findPreferences(tx, userId))?.content ?? noPreferences
  const said = saidTraits(preferences)
  return (await findLearned(tx, userId)).filter(({ trait, isVetoed }) => !isVetoed && !said.has(trait))
}

/** The learned preferences an opening meets, and the points they come to, at most 15 down and 10 up. */
export function applyLearned(
  facts: ListingFacts,
  learned: readonly Learned[],
): { points: number; because: readonly Learned[] } {
  const own = new Set(traitsOf(facts).map(({ trait, value }) => `${trait} ${value}`))
  const because = learned.filter(({ trait, value }) => own.has(`${trait} ${value}`))
  const sum = because.reduce((total, { weight }) => total + weight, 0)
  return { points: Math.round(Math.min(pointsFor.kept, Math.max(pointsFor.passed, sum))), because }
}
