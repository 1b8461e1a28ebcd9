import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { deletionDays } from '@jobpilot/schemas/privacy'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { planSystemMail } from '../mails/plan-system-mail.ts'
import { resumeHeldRuns } from '../people/held-runs.ts'
import { lockPerson } from '../people/lock-person.ts'
import { publishRun } from '../runs/runs.repository.ts'

/** `receiptId` finds the receipt afterwards, when nothing else of the person is left. */
export type DeletionView = { requestedAt: string; dueAt: string; receiptId: string }

async function findDeletion(tx: UserTransaction, userId: string): Promise<DeletionView | null> {
  const row = await tx
    .selectFrom('users')
    .innerJoin('deletions', 'deletions.userId', 'users.id')
    .select(['deletions.receiptId', 'deletions.requestedAt', 'users.deletionDueAt'])
    .where('users.id', '=', userId)
    .executeTakeFirst()
  if (!row?.deletionDueAt) return null
  return {
    receiptId: row.receiptId,
    requestedAt: row.requestedAt.toISOString(),
    dueAt: row.deletionDueAt.toISOString(),
  }
}

/** When the person is to be erased; null while they are not. */
export const getDeletion = (db: Database, userId: string): Promise<DeletionView | null> =>
  withUser(db, userId, (tx) => findDeletion(tx, userId))

/** Sets the date on which the person is erased, unless there is one already, and mails it to them. Needs the person's lock. */
export async function scheduleDeletionIn(tx: UserTransaction, userId: string): Promise<void> {
  await tx
    .updateTable('users')
    .set({ deletionDueAt: sql<Date>`clock_timestamp() + make_interval(days => ${deletionDays})` })
    .where('id', '=', userId)
    .where('deletionDueAt', 'is', null)
    .execute()
  await tx
    .insertInto('deletions')
    .columns(['userId'])
    .expression((eb) => eb.selectFrom('users').select('id').where('id', '=', userId))
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .execute()
  const deletion = await findDeletion(tx, userId)
  if (!deletion) return
  const { dueAt, receiptId } = deletion
  await planSystemMail(tx, userId, `deletion-scheduled/${receiptId}`, { kind: 'deletion-scheduled', dueAt, receiptId })
}

/** Asks for everything to be deleted in 30 days. Until then other work is held and this can be taken back; asking twice changes nothing. */
export function scheduleDeletion(db: Database, userId: string): Promise<DeletionView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const person = await tx.selectFrom('users').select('isDemo').where('id', '=', userId).executeTakeFirst()
    if (person?.isDemo)
      throw new DomainError(
        'not-ready',
        'The demo person belongs to everyone here and stays. Nothing of yours is in it.',
      )
    await scheduleDeletionIn(tx, userId)
    const deletion = await findDeletion(tx, userId)
    if (!deletion) throw notFound('person')
    await appendEvent(tx, userId, { type: 'privacy.changed' })
    return deletion
  })
}

/** Takes the deletion back; what it held goes on unless the brake is on. Throws `already-ended` once it has begun. */
export function cancelDeletion(db: Database, userId: string): Promise<{ resumedRuns: number }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    if (!(await findDeletion(tx, userId))) return { resumedRuns: 0 }
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ deletionDueAt: null })
      .where('id', '=', userId)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new DomainError('already-ended', 'The date has passed and the deletion has begun: it cannot be taken back.')
    await tx.deleteFrom('deletions').where('userId', '=', userId).execute()
    const resumed = (await lockPerson(tx, userId)) === 'running' ? await resumeHeldRuns(tx, userId) : []
    for (const id of resumed) await publishRun(tx, userId, id)
    await appendEvent(tx, userId, { type: 'privacy.changed' })
    return { resumedRuns: resumed.length }
  })
}
