import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { htmlOf } from '@jobpilot/platform/mail/html-of'
import { MailError, type MailPort, type OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import { inSpan } from '@jobpilot/platform/telemetry/spans'
import type { EffectOutcome, MailSnapshot } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { claimEffect } from './claim-effect.ts'
import { type EffectView, findEffect } from './effects.repository.ts'

export type Performed =
  | { kind: 'ended'; effect: EffectView }
  | { kind: 'busy' }
  | { kind: 'wait'; ms: number }
  | { kind: 'absent' }

type End = { state: 'done' | 'failed' | 'unknown'; outcome: EffectOutcome }

/**
 * Does one effect: writes down that it is attempted, does it, writes down how it ended. When this process dies in
 * between, the next one finds the attempt and repeats it only where the adapter makes that harmless.
 * Throws `BrakeError`; faults of ours too, which leave the attempt for the next one to find.
 */
export async function performEffect(
  db: Database,
  port: MailPort,
  { userId, effectId }: { userId: string; effectId: string },
): Promise<Performed> {
  const claim = await withUser(db, userId, (tx) => claimEffect(tx, userId, effectId, port))
  if (claim.kind === 'wait') return claim
  if (claim.kind === 'stop') {
    if (claim.isBusy) return { kind: 'busy' }
    return claim.effect ? { kind: 'ended', effect: claim.effect } : { kind: 'absent' }
  }
  const { effect, token } = claim
  const attributes = { 'jobpilot.mail.adapter': port.adapter, 'jobpilot.effect.id': effectId, 'user.id': userId }
  const end = await inSpan('send mail', { kind: 'client', attributes }, async (span) => {
    const ended = await attempt(port, effect, userId)
    span.setAttributes({ outcome: ended.state, 'jobpilot.outcome.code': ended.outcome.code })
    return ended
  })
  const recorded = await withUser(db, userId, (tx) => record(tx, userId, effect, token, end))
  return { kind: 'ended', effect: recorded }
}

/** Not stopped by a cancel: an attempt that has begun is followed to its answer, or nobody would know how it ended. */
async function attempt(port: MailPort, effect: EffectView, userId: string): Promise<End> {
  try {
    const { answer } = await port.send(mailOf(effect.content), { key: effect.key, userId })
    return { state: 'done', outcome: { code: 'accepted', message: answer.slice(0, 500) } }
  } catch (error) {
    const known = error instanceof MailError ? error : undefined
    const message = known?.message ?? 'Something went wrong while handing it over, so nobody knows whether it went out.'
    return {
      state: known?.isSurelyNotSent ? 'failed' : 'unknown',
      outcome: { code: known?.code ?? 'no-answer', message: message.slice(0, 500) },
    }
  }
}

const mailOf = ({ to, toName, fromName, replyTo, subject, body }: MailSnapshot): OutgoingMail => ({
  to: { name: toName, address: to },
  fromName,
  replyTo,
  subject,
  text: body,
  html: htmlOf(body),
})

/**
 * Only while the attempt is still the entry's. An answer that comes after it was given up still counts, unless the person
 * has said by then how it ended.
 */
async function record(
  tx: UserTransaction,
  userId: string,
  effect: EffectView,
  token: string,
  { state, outcome }: End,
): Promise<EffectView> {
  await lockPerson(tx, userId)
  const result = await tx
    .updateTable('effects')
    .set({ state, outcome: JSON.stringify(outcome), endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', effect.id)
    .where('attemptToken', '=', token)
    .where('state', 'in', ['attempting', 'unknown'])
    .executeTakeFirst()
  if (result.numUpdatedRows > 0n)
    await appendEvent(tx, userId, { type: 'effect.changed', draftId: effect.draftId, state })
  return (await findEffect(tx, effect.id)) ?? effect
}
