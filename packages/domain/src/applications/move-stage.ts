import type { UserTransaction } from '@jobpilot/db/with-user'
import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { sql } from 'kysely'

/**
 * Moves an opening in the pipeline, or out of it, and writes down who moved it. Gives where it was; a move to where it is already
 * is none. The caller holds the person's lock.
 */
export async function moveStage(
  tx: UserTransaction,
  userId: string,
  { openingId, to, by }: { openingId: string; to: ApplicationStage | null; by: string },
): Promise<ApplicationStage | null> {
  const from = await findStage(tx, userId, openingId)
  if (from === to) return from
  // One that left keeps the stage it left from.
  const change = to === null ? { deletedAt: sql<Date>`clock_timestamp()` } : { stage: to, deletedAt: null }
  const { id } = await tx
    .insertInto('applications')
    .values({ userId, openingId, ...change })
    .onConflict((conflict) =>
      conflict.columns(['userId', 'openingId']).doUpdateSet({ ...change, updatedAt: sql<Date>`clock_timestamp()` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('applicationMoves')
    .values({ userId, applicationId: id, fromStage: from, toStage: to, movedBy: by })
    .execute()
  return from
}

/** Where an opening stands in the pipeline; null when it is not in it. */
export async function findStage(
  tx: UserTransaction,
  userId: string,
  openingId: string,
): Promise<ApplicationStage | null> {
  const row = await tx
    .selectFrom('applications')
    .select('stage')
    .where('userId', '=', userId)
    .where('openingId', '=', openingId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.stage ?? null
}
