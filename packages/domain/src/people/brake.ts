import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record-audit.ts'
import { appendEvent } from '../events/append-event.ts'
import { publishRun } from '../runs/runs.repository.ts'
import { type BrakeView, findBrake } from './brake-view.ts'
import { resumeHeldRuns } from './held-runs.ts'
import { lockPerson } from './lock-person.ts'

/** Thrown where work must stop because the person pressed the brake. The work is held, not lost. */
export class BrakeError extends Error {
  override name = 'BrakeError'
  constructor() {
    super('You pressed the brake: nothing goes on until you release it.')
  }
}

/**
 * Throws `BrakeError` when the person has pressed the brake. Holds the person's row until commit, so that a press and
 * an effect cannot pass each other: whichever commits first is seen by the other.
 */
export async function assertBrakeReleased(tx: UserTransaction, userId: string): Promise<void> {
  if ((await lockPerson(tx, userId)) !== 'running') throw new BrakeError()
}

/** Stops every effect of this person from now on, and work at its next checkpoint. Pressing twice changes nothing. */
export function pressBrake(db: Database, userId: string): Promise<BrakeView> {
  return withUser(db, userId, async (tx) => {
    const pressed = await tx
      .updateTable('users')
      .set({ brake: 'paused', pausedAt: sql`now()` })
      .where('id', '=', userId)
      .where('brake', '=', 'running')
      .executeTakeFirst()
    const isNew = pressed.numUpdatedRows > 0n
    if (isNew) await appendEvent(tx, userId, { type: 'brake.changed', state: 'paused' })
    const view = await findBrake(tx, userId)
    if (isNew) await recordAudit(tx, 'brake-pressed', userId)
    return view
  })
}

/** Lets work go on and puts everything that was held back in the queue; what a deletion holds stays held. */
export function releaseBrake(db: Database, userId: string): Promise<{ brake: 'running'; resumedRuns: number }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const released = await tx
      .updateTable('users')
      .set({ brake: 'running', pausedAt: null })
      .where('id', '=', userId)
      .where('brake', '=', 'paused')
      .executeTakeFirst()
    if (released.numUpdatedRows === 0n) return { brake: 'running', resumedRuns: 0 }
    const isGoingOn = (await lockPerson(tx, userId)) === 'running'
    const resumed = isGoingOn ? await resumeHeldRuns(tx, userId) : []
    await appendEvent(tx, userId, { type: 'brake.changed', state: 'running' })
    for (const id of resumed) await publishRun(tx, userId, id)
    await recordAudit(tx, 'brake-released', userId)
    return { brake: 'running', resumedRuns: resumed.length }
  })
}
