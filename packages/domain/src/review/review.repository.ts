import type { MatchBand } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MatchContent, matchContent } from '@jobpilot/schemas/match'
import { type PostingContent, postingContent } from '@jobpilot/schemas/posting'
import type { ReviewFilter, ReviewState } from '@jobpilot/schemas/review'
import { sql } from 'kysely'
import { latestMatch } from '../matches/latest-match.ts'
import { type Attribution, attributionOf } from '../sources/attribution.ts'

export type ReviewRow = {
  id: string
  url: string | null
  text: string
  content: PostingContent
  match: MatchContent
  band: MatchBand
  isSure: boolean
  isRuledOut: boolean
  review: ReviewState
  createdAt: Date
  attribution: Attribution | null
  isGone: boolean
}

/** The most a review holds at once; more would never be looked at. */
export const mostInReview = 200

const inReview = (tx: UserTransaction, userId: string) =>
  tx
    .selectFrom('postings')
    .innerJoin('listings', 'listings.id', 'postings.listingId')
    .innerJoin('sources', 'sources.id', 'listings.sourceId')
    .innerJoinLateral(latestMatch, (join) => join.onTrue())
    .where('postings.userId', '=', userId)
    .where('postings.deletedAt', 'is', null)

type InReview = ReturnType<typeof inReview>

function filtered(query: InReview, filter: ReviewFilter): InReview {
  const words = (filter.search ?? '').split(/\s+/).filter((word) => word !== '')
  let narrowed = query
    .where('postings.review', '=', filter.state)
    .$if(filter.band !== undefined, (some) => some.where('latest.band', '=', filter.band ?? 'weak'))
    .$if(filter.ruledOut === true || filter.state === 'new', (some) =>
      some.where('postings.isRuledOut', '=', filter.ruledOut === true),
    )
    .$if(filter.sure === true, (some) => some.where('postings.isSure', '=', true))
    .$if(filter.mode !== undefined, (some) =>
      some.where(sql<string>`postings.content -> 'workMode' ->> 'value'`, '=', filter.mode ?? ''),
    )
  for (const word of words)
    narrowed = narrowed.where(
      sql<string>`concat_ws(' ', postings.content -> 'title' ->> 'value', postings.content -> 'employer' ->> 'value',
        postings.content -> 'places' -> 0 ->> 'value')`,
      'ilike',
      `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    )
  return narrowed as InReview
}

/** Openings before the person, the best score first. */
export async function findReview(tx: UserTransaction, userId: string, filter: ReviewFilter): Promise<ReviewRow[]> {
  const rows = await filtered(inReview(tx, userId), filter)
    .select([
      'postings.id',
      'postings.url',
      'postings.text',
      'postings.content',
      'postings.isSure',
      'postings.isRuledOut',
      'postings.review',
      'postings.createdAt',
      'latest.match',
      'latest.band',
      'sources.kind',
      'sources.board',
      'listings.goneAt',
    ])
    .orderBy('latest.score', 'desc')
    .orderBy('postings.createdAt', 'desc')
    .limit(mostInReview)
    .execute()
  return rows.map(({ goneAt, review, kind, board, ...row }) => ({
    ...row,
    attribution: attributionOf({ kind, board }),
    text: row.text ?? '',
    content: postingContent.parse(row.content),
    match: matchContent.parse(row.match),
    isSure: row.isSure ?? false,
    review: review ?? 'new',
    isGone: goneAt !== null,
  }))
}

export async function countReview(tx: UserTransaction, userId: string, filter: ReviewFilter): Promise<number> {
  const row = await filtered(inReview(tx, userId), filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many there are in each state, whatever else is filtered; `ruledOut` are left out of the new ones. */
export type ReviewCounts = Record<ReviewState | 'ruledOut', number>

export async function countByState(tx: UserTransaction, userId: string): Promise<ReviewCounts> {
  const rows = await inReview(tx, userId)
    .select((eb) => ['postings.review', 'postings.isRuledOut', eb.fn.countAll<string>().as('count')])
    .groupBy(['postings.review', 'postings.isRuledOut'])
    .execute()
  const countOf = (state: ReviewState, ruledOut?: boolean) =>
    rows
      .filter(({ review, isRuledOut }) => review === state && isRuledOut === (ruledOut ?? isRuledOut))
      .reduce((sum, { count }) => sum + Number(count), 0)
  return {
    new: countOf('new', false),
    kept: countOf('kept'),
    passed: countOf('passed'),
    ruledOut: countOf('new', true),
  }
}

/** Listings the person has a copy of, whatever they decided about it. */
export async function findKnownListings(tx: UserTransaction, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('postings')
    .select('listingId')
    .where('userId', '=', userId)
    .where('listingId', 'is not', null)
    .$narrowType<{ listingId: string }>()
    .execute()
  return rows.map(({ listingId }) => listingId)
}

export type Calibration = { band: MatchBand; kept: number; passed: number }

/** What was kept and passed by band: whether the scores deserve trust. */
export async function findCalibration(tx: UserTransaction, userId: string): Promise<Calibration[]> {
  const { rows } = await sql<{ band: MatchBand; kept: string; passed: string }>`
    select band, count(*) filter (where decision = 'kept') as kept, count(*) filter (where decision = 'passed') as passed
    from (select distinct on (posting_id) band, decision from review_decisions
      where user_id = ${userId} and band is not null order by posting_id, made_at desc) as last_decision
    group by band`.execute(tx)
  return (['strong', 'possible', 'weak'] as const).map((band) => {
    const row = rows.find((found) => found.band === band)
    return { band, kept: Number(row?.kept ?? 0), passed: Number(row?.passed ?? 0) }
  })
}
