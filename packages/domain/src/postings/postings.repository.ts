import type { MatchBand, PostingState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MadeBy, madeBy } from '@jobpilot/schemas/fields'
import { type PostingContent, postingContent } from '@jobpilot/schemas/posting'
import { type ParseNotice, parseNotice } from '@jobpilot/schemas/profile'
import type { ReviewState } from '@jobpilot/schemas/review'
import { sql } from 'kysely'
import * as z from 'zod'
import { latestMatch } from '../matches/latest-match.ts'
import { type Attribution, attributionOf } from '../sources/attribution.ts'

export type PostingFailure = { code: string; message: string }
const failure = z.object({ code: z.string(), message: z.string() }).nullable()

export type PostingView = {
  id: string
  state: PostingState
  url: string | null
  text: string | null
  content: PostingContent | null
  readFrom: string | null
  unread: ParseNotice[]
  version: number
  madeBy: MadeBy | null
  error: PostingFailure | null
  runId: string | null
  /** The listing it is a copy of; null for one the person added. */
  listingId: string | null
  /** What its source asks to stand beside it. */
  attribution: Attribution | null
  review: ReviewState | null
  createdAt: string
}

export type PostingRow = {
  id: string
  state: PostingState
  title: string | null
  employer: string | null
  place: string | null
  url: string | null
  score: number | null
  band: MatchBand | null
  runId: string | null
  error: PostingFailure | null
  createdAt: string
}

export async function findPosting(tx: UserTransaction, id: string): Promise<PostingView | undefined> {
  const row = await tx
    .selectFrom('postings')
    .leftJoin('listings', 'listings.id', 'postings.listingId')
    .leftJoin('sources', 'sources.id', 'listings.sourceId')
    .select([
      'postings.id',
      'state',
      'postings.url',
      'postings.text',
      'postings.content',
      'readFrom',
      'unread',
      'postings.version',
      'madeBy',
      'error',
      'runId',
      'listingId',
      'review',
      'postings.createdAt',
      'sources.kind',
      'sources.board',
    ])
    .where('postings.id', '=', id)
    .where('postings.deletedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { kind, board, ...posting } = row
  return {
    ...posting,
    attribution: kind === null || board === null ? null : attributionOf({ kind, board }),
    content: row.content === null ? null : postingContent.parse(row.content),
    unread: z.array(parseNotice).parse(row.unread),
    madeBy: row.madeBy === null ? null : madeBy.parse(row.madeBy),
    error: failure.parse(row.error),
    createdAt: row.createdAt.toISOString(),
  }
}

/** The person's postings, newest first, each with its newest score. */
export async function findPostings(tx: UserTransaction, userId: string): Promise<PostingRow[]> {
  const rows = await tx
    .selectFrom('postings')
    .leftJoinLateral(latestMatch, (join) => join.onTrue())
    .select([
      'postings.id',
      'state',
      'url',
      'runId',
      'error',
      'postings.createdAt',
      'latest.score',
      'latest.band',
      sql<string | null>`content -> 'title' ->> 'value'`.as('title'),
      sql<string | null>`content -> 'employer' ->> 'value'`.as('employer'),
      sql<string | null>`content -> 'places' -> 0 ->> 'value'`.as('place'),
    ])
    .where('postings.userId', '=', userId)
    .where('postings.deletedAt', 'is', null)
    // What is still to be reviewed, or was passed, is in the review.
    .where((eb) => eb.or([eb('review', 'is', null), eb('review', '=', 'kept')]))
    .orderBy('postings.createdAt', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, error: failure.parse(row.error), createdAt: row.createdAt.toISOString() }))
}
