import type { UserTransaction } from '@jobpilot/db/with-user'
import type { ActVerdict, EffectOutcome } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'
import { endApproval } from '../approvals/approvals.repository.ts'
import { appendEvent } from '../events/append-event.ts'
import { BrakeError } from '../people/brake.ts'
import { lockPerson } from '../people/lock-person.ts'
import { mayAct, verdictWords } from './act-policy.ts'
import { type EffectView, findEffect } from './effects.repository.ts'
import { beginAttempt, endEntry, lostWords, type Port, standingOf } from './ledger.ts'

export type Claim =
  | { kind: 'go'; effect: EffectView; token: string }
  /** Nothing to do: it has ended, nobody knows how it ended, or another attempt is at it. */
  | { kind: 'stop'; effect: EffectView | undefined; isBusy?: boolean }
  /** The undo window is open for this many ms more. */
  | { kind: 'wait'; ms: number }

/**
 * Takes an approved effect for one attempt: person locked, `may_act` asked, and the attempt written down before anything
 * is done. Throws `BrakeError` when the person has pressed the brake.
 */
export async function claimEffect(tx: UserTransaction, userId: string, effectId: string, port: Port): Promise<Claim> {
  await lockPerson(tx, userId)
  const effect = await findEffect(tx, effectId)
  if (effect?.state !== 'planned' && effect?.state !== 'attempting') return { kind: 'stop', effect }
  const standing = await standingOf(tx, effect, port)
  if (standing.kind === 'busy') return { kind: 'stop', effect, isBusy: true }
  if (standing.kind === 'lost') return await end(tx, userId, effect, 'unknown', lostWords)
  const verdict = await mayAct(tx, 'mail', effect.approvalId)
  if (verdict === 'brake' || verdict === 'leaving') throw new BrakeError()
  if (verdict === 'undo-window') return { kind: 'wait', ms: await untilRun(tx, effect) }
  if (verdict !== 'ok') return await refuse(tx, userId, effect, verdict)
  const { token } = await beginAttempt(tx, effect.id, port, standing.lease)
  await endApproval(tx, effect.approvalId, 'used')
  await appendEvent(tx, userId, { type: 'effect.changed', draftId: effect.draftId, state: 'attempting' })
  return { kind: 'go', effect, token }
}

async function untilRun(tx: UserTransaction, effect: EffectView): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select greatest(0, extract(epoch from runs_at - clock_timestamp()) * 1000)::int as ms
    from approvals where id = ${effect.approvalId}`.execute(tx)
  return rows[0]?.ms ?? 0
}

/** Nothing was done, or an attempt was and may not be repeated: then nobody knows. */
async function refuse(
  tx: UserTransaction,
  userId: string,
  effect: EffectView,
  verdict: Exclude<ActVerdict, 'ok'>,
): Promise<Claim> {
  const message = verdictWords[verdict]
  if (effect.state === 'attempting') return await end(tx, userId, effect, 'unknown', { code: 'no-answer', message })
  await endApproval(tx, effect.approvalId, verdict === 'expired' ? 'expired' : 'voided', verdict)
  return await end(tx, userId, effect, 'cancelled', { code: verdict, message })
}

async function end(
  tx: UserTransaction,
  userId: string,
  { id, draftId }: EffectView,
  state: 'cancelled' | 'unknown',
  outcome: EffectOutcome,
): Promise<Claim> {
  await endEntry(tx, id, state, outcome)
  await appendEvent(tx, userId, { type: 'effect.changed', draftId, state })
  return { kind: 'stop', effect: await findEffect(tx, id) }
}
