import { randomUUID } from 'node:crypto'
import type { EffectState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { MailError, type MailPort, type OutgoingMail, type SendOptions } from '@jobpilot/platform/mail/mail-port'
import { inSpan } from '@jobpilot/platform/telemetry/spans'
import type { EffectOutcome } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'

/** An entry of the ledger, whatever it is about. */
export type Entry = {
  id: string
  state: EffectState
  adapter: string | null
  isIdempotent: boolean | null
  attemptedAt: string | null
}

export type Port = Pick<MailPort, 'adapter' | 'isIdempotent' | 'keyHours'>

/** A provider forgets keys after its hours; this much before, one is no longer relied upon. */
const keyMarginHours = 1
const hourMs = 3_600_000

/** `busy`: another attempt is at it. `lost`: one was and did not come back, and to repeat it could do it twice. */
export type Standing = { kind: 'free'; lease: string | null } | { kind: 'busy' } | { kind: 'lost' }

/**
 * Whether an entry may be attempted now. An attempt is alive as long as its run is still leased to it; a new lease means
 * that it is gone. Needs the person's lock.
 */
export async function standingOf(tx: UserTransaction, entry: Entry, port: Port): Promise<Standing> {
  // What is written here must survive a crash of Postgres too, or an attempt could be forgotten.
  await sql`set local synchronous_commit = on`.execute(tx)
  const row = await tx
    .selectFrom('effects')
    .leftJoin('taskRuns', 'taskRuns.id', 'effects.runId')
    .select(['effects.attemptLease', 'taskRuns.leaseToken'])
    .where('effects.id', '=', entry.id)
    .executeTakeFirst()
  const lease = row?.leaseToken ?? null
  if (entry.state !== 'attempting') return { kind: 'free', lease }
  if (lease !== null && lease === row?.attemptLease) return { kind: 'busy' }
  return isRepeatable(entry, port) ? { kind: 'free', lease } : { kind: 'lost' }
}

function isRepeatable({ isIdempotent, adapter, attemptedAt }: Entry, port: Port): boolean {
  if (!(isIdempotent && port.isIdempotent && adapter === port.adapter)) return false
  const hours = (Date.now() - Date.parse(attemptedAt ?? '')) / hourMs
  return port.keyHours === undefined || hours < port.keyHours - keyMarginHours
}

/** Writes the attempt down before anything is done; its token is the right to write how it ended. */
export async function beginAttempt(
  tx: UserTransaction,
  id: string,
  port: Port,
  lease: string | null,
): Promise<{ token: string }> {
  const token = randomUUID()
  await tx
    .updateTable('effects')
    .set((eb) => ({
      state: 'attempting' as const,
      adapter: port.adapter,
      isIdempotent: port.isIdempotent,
      attempt: eb('attempt', '+', 1),
      attemptToken: token,
      attemptLease: lease,
      attemptedAt: sql<Date>`clock_timestamp()`,
      endedAt: null,
      outcome: null,
    }))
    .where('id', '=', id)
    .execute()
  return { token }
}

/** Ends an entry without an attempt of ours: it is not to happen, or nobody knows whether it did. */
export async function endEntry(
  tx: UserTransaction,
  id: string,
  state: 'cancelled' | 'unknown',
  outcome: EffectOutcome,
): Promise<void> {
  await tx
    .updateTable('effects')
    .set({ state, outcome: JSON.stringify(outcome), endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

export type End = { state: 'done' | 'failed' | 'unknown'; outcome: EffectOutcome }

/** Not stopped by a cancel: an attempt that has begun is followed to its answer, or nobody would know how it ended. */
export function attemptMail(port: MailPort, mail: OutgoingMail, options: SendOptions): Promise<End> {
  const attributes = {
    'jobpilot.mail.adapter': port.adapter,
    ...(options.about && { 'jobpilot.effect.id': options.about.effectId, 'user.id': options.about.userId }),
  }
  return inSpan('send mail', { kind: 'client', attributes }, async (span) => {
    const end = await handOver(port, mail, options)
    span.setAttributes({ outcome: end.state, 'jobpilot.outcome.code': end.outcome.code })
    return end
  })
}

async function handOver(port: MailPort, mail: OutgoingMail, options: SendOptions): Promise<End> {
  try {
    const { answer } = await port.send(mail, options)
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

/**
 * Writes how an attempt ended, only while it is still the entry's. An answer that comes after it was given up still counts,
 * unless the person has said by then how it ended. Says whether it was written.
 */
export async function recordEnd(tx: UserTransaction, id: string, token: string, end: End): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('effects')
    .set({ state: end.state, outcome: JSON.stringify(end.outcome), endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('attemptToken', '=', token)
    .where('state', 'in', ['attempting', 'unknown'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const lostWords: EffectOutcome = {
  code: 'no-answer',
  message: 'The process that handed it over ended before an answer came.',
}
