import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { undoSeconds } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record-audit.ts'
import { mayAct, refusalOf, verdictWords } from '../effects/act-policy.ts'
import { planEffect } from '../effects/plan-effect.ts'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import {
  type ApprovalView,
  endApproval,
  findApproval,
  hashOf,
  inHours,
  insertApproval,
} from './approvals.repository.ts'
import { takeSnapshot } from './mail-snapshot.ts'
import { voidApprovals } from './void-approvals.ts'

const changedMeanwhile =
  'This e-mail was changed after you looked at it. Look at it again: what you approve is exactly what goes out.'

/**
 * Puts a draft up for approval as it stands. `contentHash` is of what the person saw; throws `version-conflict` when
 * it differs now, `not-ready` when something is missing, `already-ended` when this draft has gone out or may have.
 */
export function askApproval(
  db: Database,
  userId: string,
  input: { draftId: string; contentHash: string },
): Promise<ApprovalView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const approval = await askIn(tx, userId, input)
    await appendEvent(tx, userId, { type: 'effect.changed', draftId: input.draftId, state: 'pending' })
    return approval
  })
}

async function askIn(
  tx: UserTransaction,
  userId: string,
  input: { draftId: string; contentHash: string },
): Promise<ApprovalView> {
  const snapshot = await takeSnapshot(tx, userId, input.draftId)
  if (!snapshot) throw notFound('e-mail')
  if (snapshot.content === null) throw new DomainError('not-ready', snapshot.missing)
  if ((await hashOf(tx, snapshot.content)) !== input.contentHash)
    throw new DomainError('version-conflict', changedMeanwhile)
  const refusal = await refusalOf(tx, snapshot.content.to)
  if (refusal) throw new DomainError('not-ready', verdictWords[refusal])
  await assertNothingUnderWay(tx, input.draftId)
  await voidApprovals(tx, userId, input.draftId, 'asked again')
  return await getIn(tx, await insertApproval(tx, userId, input.draftId, snapshot.content))
}

async function assertNothingUnderWay(tx: UserTransaction, draftId: string): Promise<void> {
  const live = await tx
    .selectFrom('effects')
    .select('state')
    .where('draftId', '=', draftId)
    .where('state', 'in', ['attempting', 'done', 'unknown'])
    .executeTakeFirst()
  if (!live) return
  const words =
    live.state === 'unknown'
      ? 'This e-mail may have gone out already. Say in the outbox what you know before it is sent again.'
      : 'This e-mail has been handed over already. Write another one to send more.'
  throw new DomainError('already-ended', words)
}

/** Asks and approves in one press, for the person who is looking at the e-mail. */
export function approveDraft(
  db: Database,
  userId: string,
  input: { draftId: string; contentHash: string },
): Promise<ApprovalView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const { id, contentHash } = await askIn(tx, userId, input)
    return await approveIn(tx, userId, { id, contentHash })
  })
}

/** Approves all or none of them. Each starts its send after the undo window. */
export function approve(
  db: Database,
  userId: string,
  approvals: readonly { id: string; contentHash: string }[],
): Promise<ApprovalView[]> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const approved: ApprovalView[] = []
    for (const each of approvals) approved.push(await approveIn(tx, userId, each))
    return approved
  })
}

/** Throws `not-ready` with the reason when the person's level or brake does not let anything be sent. */
export async function approveIn(
  tx: UserTransaction,
  userId: string,
  { id, contentHash }: { id: string; contentHash: string },
): Promise<ApprovalView> {
  const approval = await getIn(tx, id)
  if (approval.state !== 'pending')
    throw new DomainError('already-ended', 'This was decided already, or the e-mail was changed since.')
  if (approval.contentHash !== contentHash) throw new DomainError('version-conflict', changedMeanwhile)
  if (Date.parse(approval.expiresAt) <= Date.now()) throw new DomainError('already-ended', verdictWords.expired)
  await tx
    .updateTable('approvals')
    .set({
      state: 'approved',
      approvedAt: sql<Date>`clock_timestamp()`,
      runsAt: sql<Date>`clock_timestamp() + make_interval(secs => ${undoSeconds})`,
      expiresAt: inHours,
    })
    .where('id', '=', id)
    .execute()
  const verdict = await mayAct(tx, 'mail', id)
  if (verdict !== 'ok' && verdict !== 'undo-window') throw new DomainError('not-ready', verdictWords[verdict])
  const given = await getIn(tx, id)
  await planEffect(tx, userId, given)
  await appendEvent(tx, userId, { type: 'effect.changed', draftId: given.draftId, state: 'approved' })
  await recordAudit(tx, 'mail-approved', id, { contentHash })
  return given
}

export function reject(db: Database, userId: string, id: string, reason: string): Promise<ApprovalView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const approval = await getIn(tx, id)
    if (approval.state !== 'pending') throw new DomainError('already-ended', 'This was decided already.')
    await endApproval(tx, id, 'rejected', reason === '' ? null : reason)
    await appendEvent(tx, userId, { type: 'effect.changed', draftId: approval.draftId, state: 'rejected' })
    await recordAudit(tx, 'mail-rejected', id)
    return await getIn(tx, id)
  })
}

/** Takes an approval back: within the undo window, and after it until the effect begins. */
export function cancel(db: Database, userId: string, id: string): Promise<ApprovalView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const approval = await getIn(tx, id)
    if (approval.state !== 'approved' && approval.state !== 'pending')
      throw new DomainError('already-ended', 'It is too late to take this back: it has been handed over or has ended.')
    await voidApprovals(tx, userId, approval.draftId, 'taken back')
    await recordAudit(tx, 'approval-taken-back', id)
    return await getIn(tx, id)
  })
}

async function getIn(tx: UserTransaction, id: string): Promise<ApprovalView> {
  const approval = await findApproval(tx, id)
  if (!approval) throw notFound('approval')
  return approval
}
