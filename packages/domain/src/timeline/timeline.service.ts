import type { Database } from '@jobpilot/db/client'
import type { DraftState, EffectState, OutputKind } from '@jobpilot/db/types'
import { withUser } from '@jobpilot/db/with-user'
import type { ApplicationStage } from '@jobpilot/schemas/applications'
import type { ReviewState } from '@jobpilot/schemas/review'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../errors.ts'

/** What happened to an opening, told of in rows. Times are ISO instants. */
export type TimelineEntry = { at: string } & (
  | { kind: 'seen' | 'reposted' | 'gone'; url: string }
  | { kind: 'added' | 'scored'; score: number | null }
  | { kind: 'decided'; decision: ReviewState }
  | { kind: 'written'; draftId: string; subject: string | null }
  | { kind: 'sent'; draftId: string; subject: string | null; state: EffectState }
  | { kind: 'moved'; from: ApplicationStage | null; to: ApplicationStage | null; by: string }
)

/** Something the agents made for an opening. */
export type Material = { draftId: string; kind: OutputKind; state: DraftState; subject: string | null; at: string }

export type Timeline = { entries: TimelineEntry[]; materials: Material[] }

const mostEntries = 100

/** What becomes of the parts is one list, the newest first, so that no kind crowds out another unseen. */
const parts = (
  userId: string,
  postingId: string,
  openingId: string,
  listingId: string | null,
): RawBuilder<unknown>[] => [
  sql`select created_at as at, jsonb_build_object('kind', 'added', 'score', null) as body from postings
    where id = ${postingId} and listing_id is null`,
  sql`select first_seen_at, jsonb_build_object('kind', case when reposted_from is null then 'seen' else 'reposted' end, 'url', url)
    from listings where id = ${listingId}`,
  sql`select gone_at, jsonb_build_object('kind', 'gone', 'url', url) from listings where id = ${listingId} and gone_at is not null`,
  sql`select created_at, jsonb_build_object('kind', 'scored', 'score', score) from (
      select created_at, score, lag(score) over (order by created_at) as before from matches
      where user_id = ${userId} and posting_id = ${postingId}) as scores
    where before is distinct from score`,
  sql`select made_at, jsonb_build_object('kind', 'decided', 'decision', decision) from review_decisions
    where user_id = ${userId} and posting_id = ${postingId}`,
  sql`select created_at, jsonb_build_object('kind', 'written', 'draftId', id, 'subject', subject) from agent_outputs
    where user_id = ${userId} and posting_id = ${postingId} and deleted_at is null and state = 'ready'`,
  sql`select coalesce(effects.ended_at, effects.attempted_at), jsonb_build_object('kind', 'sent', 'draftId', agent_outputs.id,
      'subject', agent_outputs.subject, 'state', effects.state)
    from effects join agent_outputs on agent_outputs.id = effects.draft_id
    where effects.user_id = ${userId} and posting_id = ${postingId} and agent_outputs.deleted_at is null and attempted_at is not null`,
  sql`select moved_at, jsonb_build_object('kind', 'moved', 'from', from_stage, 'to', to_stage, 'by', moved_by)
    from application_moves join applications on applications.id = application_id
    where application_moves.user_id = ${userId} and opening_id = ${openingId}`,
]

/** What happened to an opening, the newest first, and what was made for it. Throws `not-found`. */
export function getTimeline(db: Database, userId: string, postingId: string): Promise<Timeline> {
  return withUser(db, userId, async (tx) => {
    const posting = await tx
      .selectFrom('postings')
      .select(['openingId', 'listingId'])
      .where('id', '=', postingId)
      .where('userId', '=', userId)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    if (!posting) throw notFound('opening')
    const all = parts(userId, postingId, posting.openingId, posting.listingId)
    const { rows } = await sql<{ at: Date; body: Omit<TimelineEntry, 'at'> }>`
      select at, body from (${sql.join(all, sql` union all `)}) as happened order by at desc limit ${mostEntries}`.execute(
      tx,
    )
    const materials = await tx
      .selectFrom('agentOutputs')
      .select(['id', 'kind', 'state', 'subject', 'updatedAt'])
      .where('userId', '=', userId)
      .where('postingId', '=', postingId)
      .where('deletedAt', 'is', null)
      .orderBy('updatedAt', 'desc')
      .limit(20)
      .execute()
    return {
      entries: rows.map(({ at, body }) => ({ at: at.toISOString(), ...body }) as TimelineEntry),
      materials: materials.map(({ id, updatedAt, ...made }) => ({ draftId: id, at: updatedAt.toISOString(), ...made })),
    }
  })
}
