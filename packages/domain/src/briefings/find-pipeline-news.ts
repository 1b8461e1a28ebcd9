import type { UserTransaction } from '@jobpilot/db/with-user'
import type { ApplicationStage } from '@jobpilot/schemas/applications'
import type { BriefingParts } from '@jobpilot/schemas/briefing'
import { sql } from 'kysely'
import { findPipeline } from '../applications/pipeline.ts'

const listed = 5

/** For each application that was moved since then, from where and to where in all: what was moved and put back is no news. */
async function findMoved(tx: UserTransaction, userId: string, since: Date) {
  const { rows } = await sql<{ openingId: string; from: ApplicationStage | null }>`
    select opening_id, moved."from" from applications
      join lateral (
        select (array_agg(from_stage order by moved_at))[1] as "from", max(moved_at) as at from application_moves
        where user_id = applications.user_id and application_id = applications.id and moved_at >= ${since}) as moved on true
    where user_id = ${userId} and deleted_at is null and at is not null and moved."from" is distinct from stage
    order by at desc`.execute(tx)
  return rows
}

/** What changed in the pipeline since then, and whom it is time to ask how things stand. */
export async function findPipelineNews(
  tx: UserTransaction,
  userId: string,
  since: Date,
): Promise<NonNullable<BriefingParts['pipeline']>> {
  const { openings, today } = await findPipeline(tx, userId)
  const due = openings
    .filter(({ followUp }) => followUp !== null && followUp.on <= today)
    .sort((a, b) => (a.followUp?.on ?? '').localeCompare(b.followUp?.on ?? ''))
  const moves = (await findMoved(tx, userId, since)).flatMap(({ openingId, from }) => {
    const opening = openings.find((each) => each.openingId === openingId)
    return opening === undefined ? [] : [{ ...named(opening), from, to: opening.stage }]
  })
  return {
    dueCount: due.length,
    due: due.slice(0, listed).map(named),
    movedCount: moves.length,
    moves: moves.slice(0, listed),
  }
}

const named = ({
  postingId,
  title,
  employer,
}: {
  postingId: string
  title: string | null
  employer: string | null
}) => ({
  postingId,
  title,
  employer,
})
