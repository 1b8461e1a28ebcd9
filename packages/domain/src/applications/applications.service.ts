import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { ApplicationStage, MoveStage } from '@jobpilot/schemas/applications'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findStage, moveStage } from './move-stage.ts'

async function getOpening(tx: UserTransaction, userId: string, postingId: string): Promise<string> {
  const posting = await tx
    .selectFrom('postings')
    .select('openingId')
    .where('id', '=', postingId)
    .where('userId', '=', userId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!posting) throw notFound('opening')
  return posting.openingId
}

/** Where the opening of a posting stands; no stage when it is not tracked. Throws `not-found`. */
export function getApplication(
  db: Database,
  userId: string,
  postingId: string,
): Promise<{ stage: ApplicationStage | null }> {
  return withUser(db, userId, async (tx) => ({
    stage: await findStage(tx, userId, await getOpening(tx, userId, postingId)),
  }))
}

/**
 * Moves the opening of a posting, by the person's own hand. `from` is where it was: moving it there, `onlyFrom` here, undoes this.
 * Throws `not-found`, and `version-conflict` when it stands elsewhere by now.
 */
export function moveApplication(
  db: Database,
  userId: string,
  { postingId, stage, onlyFrom }: MoveStage,
): Promise<{ from: ApplicationStage | null }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const openingId = await getOpening(tx, userId, postingId)
    if (onlyFrom !== undefined && (await findStage(tx, userId, openingId)) !== onlyFrom)
      throw new DomainError('version-conflict', 'It was moved again meanwhile, so it stays there.')
    const from = await moveStage(tx, userId, { openingId, to: stage, by: 'you' })
    await appendEvent(tx, userId, { type: 'application.changed', postingId })
    return { from }
  })
}
