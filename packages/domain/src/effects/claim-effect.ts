import { randomUUID } from 'node:crypto'
import type { UserTransaction } from '@jobpilot/db/with-user'
import type { MailPort } from '@jobpilot/platform/mail/mail-port'
import type { ActVerdict } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'
import { endApproval } from '../approvals/approvals.repository.ts'
import { appendEvent } from '../events/append-event.ts'
import { BrakeError } from '../people/brake.ts'
import { lockPerson } from '../people/lock-person.ts'
import { mayAct, verdictWords } from './act-policy.ts'
import { type EffectView, findEffect } from './effects.repository.ts'

export type Claim =
  | { kind: 'go'; effect: EffectView; token: string }
  /** Nothing to do: it has ended, nobody knows how it ended, or another attempt is at it. */
  | { kind: 'stop'; effect: EffectView | undefined; isBusy?: boolean }
  /** The undo window is open for this many ms more. */
  | { kind: 'wait'; ms: number }

/**
 * Takes an effect for one attempt: person locked, `may_act` asked, and the attempt written down before anything is
 * done. Throws `BrakeError` when the person has pressed the brake.
 */
export async function claimEffect(
  tx: UserTransaction,
  userId: string,
  effectId: string,
  port: Pick<MailPort, 'adapter' | 'isIdempotent'>,
): Promise<Claim> {
  await lockPerson(tx, userId)
  // What is written here must survive a crash of Postgres too, or an attempt could be forgotten.
  await sql`set local synchronous_commit = on`.execute(tx)
  const effect = await findEffect(tx, effectId)
  if (effect?.state !== 'planned' && effect?.state !== 'attempting') return { kind: 'stop', effect }
  const lease = await findLease(tx, effect)
  if (effect.state === 'attempting') {
    if (lease.isHeldByAttempt) return { kind: 'stop', effect, isBusy: true }
    if (!(effect.isIdempotent && port.isIdempotent && effect.adapter === port.adapter))
      return await giveUp(tx, userId, effect, 'The process that handed it over ended before an answer came.')
  }
  const verdict = await mayAct(tx, 'mail', effect.approvalId)
  if (verdict === 'brake' || verdict === 'leaving') throw new BrakeError()
  if (verdict === 'undo-window') return { kind: 'wait', ms: await untilRun(tx, effect) }
  if (verdict !== 'ok') return await refuse(tx, userId, effect, verdict)
  const token = randomUUID()
  await tx
    .updateTable('effects')
    .set((eb) => ({
      state: 'attempting' as const,
      adapter: port.adapter,
      isIdempotent: port.isIdempotent,
      attempt: eb('attempt', '+', 1),
      attemptToken: token,
      attemptLease: lease.current,
      attemptedAt: sql<Date>`clock_timestamp()`,
    }))
    .where('id', '=', effect.id)
    .execute()
  await endApproval(tx, effect.approvalId, 'used')
  await appendEvent(tx, userId, { type: 'effect.changed', draftId: effect.draftId, state: 'attempting' })
  return { kind: 'go', effect, token }
}

/** The attempt is alive as long as its run is still leased to it; a new lease means that it is gone. */
async function findLease(
  tx: UserTransaction,
  effect: EffectView,
): Promise<{ current: string | null; isHeldByAttempt: boolean }> {
  const row = await tx
    .selectFrom('effects')
    .leftJoin('taskRuns', 'taskRuns.id', 'effects.runId')
    .select(['effects.attemptLease', 'taskRuns.leaseToken'])
    .where('effects.id', '=', effect.id)
    .executeTakeFirst()
  const current = row?.leaseToken ?? null
  return { current, isHeldByAttempt: current !== null && current === row?.attemptLease }
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
  if (effect.state === 'attempting') return await giveUp(tx, userId, effect, verdictWords[verdict])
  await endApproval(tx, effect.approvalId, verdict === 'expired' ? 'expired' : 'voided', verdict)
  return await end(tx, userId, effect, 'cancelled', { code: verdict, message: verdictWords[verdict] })
}

const giveUp = (tx: UserTransaction, userId: string, effect: EffectView, message: string): Promise<Claim> =>
  end(tx, userId, effect, 'unknown', { code: 'no-answer', message })

async function end(
  tx: UserTransaction,
  userId: string,
  { id, draftId }: EffectView,
  state: 'cancelled' | 'unknown',
  outcome: { code: string; message: string },
): Promise<Claim> {
  await tx
    .updateTable('effects')
    .set({ state, outcome: JSON.stringify(outcome), endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  await appendEvent(tx, userId, { type: 'effect.changed', draftId, state })
  return { kind: 'stop', effect: await findEffect(tx, id) }
}
