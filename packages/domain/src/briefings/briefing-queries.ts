import type { UserTransaction } from '@jobpilot/db/with-user'
import type { BriefingParts, BriefingSection } from '@jobpilot/schemas/briefing'
import { sql } from 'kysely'
import { latestMatch } from '../matches/latest-match.ts'
import { settleTopPick } from '../review/top-pick.ts'
import { findNeeds } from './find-needs.ts'
import { findPipelineNews } from './find-pipeline-news.ts'

type Found<S extends BriefingSection> = NonNullable<BriefingParts[S]>
/** One query for each section; each tells of the time from `since` to now, or of how things stand. */
export type BriefingQueries = {
  [S in BriefingSection]: (tx: UserTransaction, userId: string, since: Date) => Promise<Found<S>>
}

/** The person's readable openings, each with its newest score. */
const scored = (tx: UserTransaction, userId: string) =>
  tx
    .selectFrom('postings')
    .leftJoinLateral(latestMatch, (join) => join.onTrue())
    .where('postings.userId', '=', userId)
    .where('postings.state', '=', 'ready')
    .where('postings.deletedAt', 'is', null)
    .where((eb) => eb.or([eb('postings.review', 'is', null), eb('postings.review', '!=', 'passed')]))
    // What was kept, or added by hand, is theirs whatever it breaks.
    .where((eb) => eb.or([eb('postings.review', 'is distinct from', 'new'), eb('postings.isRuledOut', '=', false)]))

const facts = [
  'postings.id as postingId',
  'latest.score',
  'latest.band',
  sql<string | null>`content -> 'title' ->> 'value'`.as('title'),
  sql<string | null>`content -> 'employer' ->> 'value'`.as('employer'),
] as const

async function findOpenings(tx: UserTransaction, userId: string, since: Date): Promise<Found<'openings'>> {
  const isNew = sql<boolean>`postings.created_at >= ${since}`
  const { total, matched, strong } = await scored(tx, userId)
    .where(isNew)
    .select((eb) => [
      eb.fn.countAll<string>().as('total'),
      eb.fn.count<string>('latest.score').as('matched'),
      eb.fn.countAll<string>().filterWhere('latest.band', '=', 'strong').as('strong'),
    ])
    .executeTakeFirstOrThrow()
  const best = await scored(tx, userId)
    .where(isNew)
    .where('latest.score', 'is not', null)
    .select([...facts])
    .orderBy('latest.score', 'desc')
    .limit(5)
    .execute()
  return {
    readCount: Number(total),
    matchedCount: Number(matched),
    strongCount: Number(strong),
    matches: best.map(({ band: _, score, ...row }) => ({ ...row, score: score ?? 0 })),
  }
}

/** The one the review shows as well; nothing when the person passed it already. */
async function findPick(tx: UserTransaction, userId: string): Promise<Found<'topPick'>> {
  const row = await scored(tx, userId)
    .where('postings.id', '=', await settleTopPick(tx, userId))
    .select([...facts, sql<string | null>`latest.match -> 'reasons' -> 0 ->> 'text'`.as('reason')])
    .executeTakeFirst()
  if (!row) return { pick: null }
  const { band: _, score, ...pick } = row
  return { pick: { ...pick, score: score ?? 0 } }
}

async function findWork(tx: UserTransaction, userId: string, since: Date): Promise<Found<'work'>> {
  const rows = await tx
    .selectFrom('agentActions')
    .select((eb) => ['agent', eb.fn.countAll<string>().as('count')])
    .where('userId', '=', userId)
    .where('createdAt', '>=', since)
    .groupBy('agent')
    .orderBy('count', 'desc')
    .orderBy('agent')
    .execute()
  const agents = rows.map((row) => ({ agent: row.agent, count: Number(row.count) }))
  return { agents, actionCount: agents.reduce((sum, { count }) => sum + count, 0) }
}

/** Micro-dollars of settled model calls since then, and of the calendar month (UTC) so far. */
async function findSpend(tx: UserTransaction, userId: string, since: Date): Promise<Found<'spend'>> {
  const { rows } = await sql<{ recent: string; month: string }>`
    select
      coalesce((select sum(cost_micro_usd) from model_calls
        where user_id = ${userId} and state = 'settled' and settled_at >= ${since}), 0) as recent,
      coalesce((select spent_micro_usd from spend_months
        where user_id = ${userId} and month = date_trunc('month', now() at time zone 'utc')::date), 0) as month`.execute(
    tx,
  )
  return { microUsd: Number(rows[0]?.recent ?? 0), monthMicroUsd: Number(rows[0]?.month ?? 0) }
}

export const briefingQueries: BriefingQueries = {
  openings: findOpenings,
  topPick: findPick,
  needs: findNeeds,
  pipeline: findPipelineNews,
  work: findWork,
  spend: findSpend,
}
