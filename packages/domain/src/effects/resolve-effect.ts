import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { Resolution } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'
import { findApproval, insertApproval } from '../approvals/approvals.repository.ts'
import { approveIn } from '../approvals/approvals.service.ts'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { type EffectView, findEffect } from './effects.repository.ts'

/**
 * The person's word on an effect of which nobody knows whether it happened: it went out; it did not, send it again
 * (the same words under the same key, with a fresh approval and undo window); or leave it as it is. Throws
 * `already-ended` when it is known by now, `not-ready` when sending is not allowed now.
 */
export function resolveEffect(
  db: Database,
  userId: string,
  { id, resolution }: { id: string; resolution: Resolution },
): Promise<EffectView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const effect = await getIn(tx, id)
    if (effect.state !== 'unknown')
      throw new DomainError('already-ended', 'It is known by now how this ended, so there is nothing to decide.')
    const isSent = resolution === 'went-out'
    await tx
      .updateTable('effects')
      .set({
        state: resolution === 'send-again' ? 'failed' : isSent ? 'done' : 'unknown',
        resolution,
        resolvedAt: sql<Date>`clock_timestamp()`,
        resolvedBy: userId,
      })
      .where('id', '=', id)
      .execute()
    if (resolution === 'send-again') await sendAgain(tx, userId, effect)
    else await appendEvent(tx, userId, { type: 'effect.changed', draftId: effect.draftId, state: resolution })
    return await getIn(tx, id)
  })
}

/** Approves the same words once more. Refused when the e-mail reads otherwise by now: then it wants its own approval. */
async function sendAgain(tx: UserTransaction, userId: string, effect: EffectView): Promise<void> {
  const id = await insertApproval(tx, userId, effect.draftId, effect.content)
  const approval = await findApproval(tx, id)
  await approveIn(tx, userId, { id, contentHash: approval?.contentHash ?? '' })
}

async function getIn(tx: UserTransaction, id: string): Promise<EffectView> {
  const effect = await findEffect(tx, id)
  if (!effect) throw notFound('entry')
  return effect
}
