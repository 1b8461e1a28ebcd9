import { randomUUID } from 'node:crypto'
import { withUser } from '@jobpilot/db/with-user'
import type { MailPort, MailReceipt, OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import { mailRequest } from '@jobpilot/testing/mail-request'
import { createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { approveDraft } from '../../approvals/approvals.service.ts'
import { BrakeError } from '../../people/brake.ts'
import { lockPerson } from '../../people/lock-person.ts'
import { failSubject } from '../../runs/run-subject.ts'
import { changeHeldRun, claimRun, findRun } from '../../runs/runs.repository.ts'
import { type Performed, performEffect } from '../perform-effect.ts'
import { getSending, type SendingView } from '../sending.service.ts'

/** A person who lets the agents act after approval, with one written e-mail that has a recipient. */
export async function createSender(database: TestDatabase, level = 2): Promise<{ userId: string; draftId: string }> {
  const userId = await createPerson(database.db)
  const draftId = await withUser(database.db, userId, async (tx) => {
    await tx.updateTable('users').set({ autonomy: level }).where('id', '=', userId).execute()
    const row = await tx
      .insertInto('agentOutputs')
      .values({
        userId,
        kind: 'mail',
        state: 'ready',
        subject: 'Hello',
        body: 'Text 0',
        recipientEmail: 'jana@example.org',
        request: JSON.stringify({ ...mailRequest, recipientName: 'Jana' }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  })
  return { userId, draftId }
}

export const sendingOf = (database: TestDatabase, userId: string, draftId: string): Promise<SendingView> =>
  getSending(database.db, userId, draftId)

/** Approves the draft as it stands now. */
export async function approveNow(database: TestDatabase, userId: string, draftId: string): Promise<string> {
  const { contentHash } = await sendingOf(database, userId, draftId)
  return (await approveDraft(database.db, userId, { draftId, contentHash: contentHash ?? '' })).id
}

/** Lets the undo window of everything approved be over. */
export async function passUndo(database: TestDatabase, userId: string): Promise<void> {
  await database.owner.query(
    `update approvals set runs_at = now() - interval '1 second' where user_id = $1 and runs_at > now()`,
    [userId],
  )
}

/** Lets 48 hours go by for everything open. */
export async function passExpiry(database: TestDatabase, userId: string): Promise<void> {
  await database.owner.query(
    `update approvals set expires_at = now() - interval '1 second' where user_id = $1 and state in ('pending', 'approved')`,
    [userId],
  )
}

export const publicUrl = 'https://jobpilot.test'

export type Worked = Performed | { kind: 'not-claimed' } | { kind: 'held' }

/**
 * What a worker does with the draft's newest send run, as `run-task` does it: claims it (voiding the attempt before),
 * performs the effect, ends the run. `beforeEffect` happens between the two. With an adapter that never answers it stops there, like a process that was killed.
 */
export async function work(
  { db }: TestDatabase,
  port: MailPort,
  { userId, draftId }: { userId: string; draftId: string },
  beforeEffect: () => Promise<unknown> = async () => undefined,
): Promise<Worked> {
  const planned = await withUser(db, userId, async (tx) => {
    const effect = await tx
      .selectFrom('effects')
      .select(['id', 'runId'])
      .where('draftId', '=', draftId)
      .where('runId', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    return effect?.runId ? { effectId: effect.id, runId: effect.runId } : undefined
  })
  if (!planned) return { kind: 'not-claimed' }
  const { effectId, runId } = planned
  const lease = { userId, runId, leaseToken: randomUUID() }
  if (!(await claimRun(db, lease, []))) return { kind: 'not-claimed' }
  const end = (state: 'done' | 'failed' | 'held' | 'queued') =>
    withUser(db, userId, async (tx) => {
      await lockPerson(tx, userId)
      const run = await findRun(tx, userId, runId)
      const isOurs = await changeHeldRun(tx, lease, { state })
      if (isOurs && run && state === 'failed') await failSubject(tx, userId, run, { code: 'x', message: 'x' })
    })
  try {
    await beforeEffect()
    const performed = await performEffect(db, port, { userId, effectId, publicUrl })
    if (performed.kind === 'wait') await end('queued')
    else await end(performed.kind === 'ended' && performed.effect.state === 'done' ? 'done' : 'failed')
    return performed
  } catch (error) {
    if (!(error instanceof BrakeError)) throw error
    await end('held')
    return { kind: 'held' }
  }
}

export type Delivery = { key: string; mail: OutgoingMail }

/** A provider that remembers what really went out: under a key once when it is idempotent, each time when it is not. */
export function createRecorder(isIdempotent: boolean) {
  const delivered: Delivery[] = []
  const deliver = (mail: OutgoingMail, key: string): void => {
    if (!isIdempotent || !delivered.some((each) => each.key === key)) delivered.push({ key, mail })
  }
  const port = (send: (mail: OutgoingMail, key: string) => Promise<MailReceipt>): MailPort => ({
    adapter: 'smtp',
    isIdempotent,
    send: (mail, { key }) => send(mail, key),
  })
  /** One that takes everything. */
  const fine = port(async (mail, key) => {
    deliver(mail, key)
    return { answer: '250' }
  })
  return { delivered, deliver, port, fine }
}
