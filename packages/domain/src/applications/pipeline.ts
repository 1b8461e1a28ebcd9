import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { ApplicationStage, OpenStage } from '@jobpilot/schemas/applications'
import { sql } from 'kysely'
import { type FollowUp, nextFollowUp } from './follow-up.ts'

/** An opening in the pipeline. Days are of the person's calendar, times ISO instants. */
export type TrackedOpening = {
  postingId: string
  openingId: string
  title: string | null
  employer: string | null
  place: string | null
  url: string | null
  score: number | null
  stage: ApplicationStage
  /** When it came there, and by whom. */
  since: string
  movedBy: string
  trackedAt: string
  /** The stage it is in or, once it has ended, was in before. */
  furthest: OpenStage
  /** The first move to "applied" or beyond, and the first answer to it. */
  appliedAt: string | null
  answeredAt: string | null
  followUp: FollowUp | null
  /** The last day to apply, while it is only saved and the source says one. */
  closesOn: string | null
  /** Its source no longer lists it. */
  isGone: boolean
}

export type Pipeline = {
  openings: TrackedOpening[]
  /** There are more than are shown. */
  isMore: boolean
  /** The person's day. */
  today: string
}

/** More than anybody keeps an eye on; those that were moved last come first. */
const mostTracked = 1_000

type Row = Omit<TrackedOpening, 'since' | 'trackedAt' | 'furthest' | 'followUp' | 'appliedAt' | 'answeredAt'> & {
  since: Date
  trackedAt: Date
  appliedAt: Date | null
  answeredAt: Date | null
  lastOpen: OpenStage | null
  lastWord: string
  sent: number
}

const zone = (userId: string) => sql`(select time_zone from users where id = ${userId})`

/** What is tracked, the latest moves first. An opening whose posting was removed comes back with it. */
async function findTracked(tx: UserTransaction, userId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select posting.id as posting_id, application.opening_id, posting.title, posting.employer, posting.place, posting.url,
      latest.score, application.stage, arrived.at as since, arrived.by as moved_by, application.created_at as tracked_at,
      before.stage as last_open, went.applied_at, went.answered_at, posting.is_gone,
      case when application.stage = 'saved' then posting.closes_on end as closes_on,
      (greatest(arrived.at, mails.last_at) at time zone ${zone(userId)})::date::text as last_word, mails.sent
    from applications as application
      join lateral (
        select postings.id, postings.url, postings.content -> 'title' ->> 'value' as title,
          postings.content -> 'employer' ->> 'value' as employer, postings.content -> 'places' -> 0 ->> 'value' as place,
          listings.gone_at is not null as is_gone,
          case when listings.valid_through > clock_timestamp()
            then (listings.valid_through at time zone ${zone(userId)})::date::text end as closes_on
        from postings left join listings on listings.id = postings.listing_id
        where postings.user_id = application.user_id and postings.opening_id = application.opening_id
          and postings.deleted_at is null
        order by postings.created_at desc limit 1) as posting on true
      left join lateral (
        select score from matches where matches.user_id = application.user_id and posting_id = posting.id
        order by created_at desc limit 1) as latest on true
      left join lateral (
        select moved_at as at, moved_by as by from application_moves
        where user_id = application.user_id and application_id = application.id and to_stage = application.stage
        order by moved_at desc limit 1) as move on true
      -- Those of before moves were written down have none.
      cross join lateral (select coalesce(move.at, application.updated_at) as at, coalesce(move.by, 'you') as by) as arrived
      left join lateral (
        select to_stage as stage from application_moves
        where user_id = application.user_id and application_id = application.id and to_stage < 'rejected'
        order by moved_at desc limit 1) as before on true
      cross join lateral (
        select min(moved_at) filter (where to_stage between 'applied' and 'rejected') as applied_at,
          min(moved_at) filter (where to_stage between 'screening' and 'rejected') as answered_at
        from application_moves where user_id = application.user_id and application_id = application.id) as went
      cross join lateral (
        select count(*)::int as sent, max(coalesce(ended_at, attempted_at)) as last_at
        from effects join agent_outputs on agent_outputs.id = effects.draft_id
        where effects.user_id = application.user_id and agent_outputs.posting_id = posting.id
          and effects.state in ('done', 'unknown') and attempted_at >= arrived.at) as mails
    where application.user_id = ${userId} and application.deleted_at is null
    order by arrived.at desc, posting.id limit ${mostTracked + 1}`.execute(tx)
  return rows
}

/** A no comes after an application, whatever was written down before it. */
function furthestOf({ stage, lastOpen }: Row): OpenStage {
  if (stage !== 'rejected' && stage !== 'closed') return stage
  const before = lastOpen ?? 'saved'
  return stage === 'rejected' && before === 'saved' ? 'applied' : before
}

function openingOf(row: Row): TrackedOpening {
  const { lastOpen: _, lastWord, sent, since, trackedAt, appliedAt, answeredAt, ...opening } = row
  const furthest = furthestOf(row)
  // What was moved there by mistake and back again did not happen.
  const isApplied = furthest !== 'saved'
  const isAnswered = row.stage === 'rejected' || (isApplied && furthest !== 'applied')
  return {
    ...opening,
    since: since.toISOString(),
    trackedAt: trackedAt.toISOString(),
    furthest,
    appliedAt: isApplied ? (appliedAt?.toISOString() ?? null) : null,
    answeredAt: isAnswered ? (answeredAt?.toISOString() ?? null) : null,
    followUp: nextFollowUp(row.stage, lastWord, sent),
  }
}

/** The pipeline of a person. */
export async function findPipeline(tx: UserTransaction, userId: string): Promise<Pipeline> {
  const rows = await findTracked(tx, userId)
  const { rows: days } = await sql<{ today: string }>`
    select (clock_timestamp() at time zone ${zone(userId)})::date::text as today`.execute(tx)
  return {
    openings: rows.slice(0, mostTracked).map(openingOf),
    isMore: rows.length > mostTracked,
    today: days[0]?.today ?? new Date().toISOString().slice(0, 10),
  }
}

export const getPipeline = (db: Database, userId: string): Promise<Pipeline> =>
  withUser(db, userId, (tx) => findPipeline(tx, userId))
