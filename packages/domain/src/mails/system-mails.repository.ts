import type { DeliveryState, EffectState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type EffectOutcome, effectOutcome } from '@jobpilot/schemas/effects'
import { type MailKind, type SystemMail, systemMail } from '@jobpilot/schemas/mails'

/** A mail to the person, with its entry in the ledger. */
export type SystemMailView = {
  id: string
  effectId: string
  key: string
  mail: SystemMail
  state: EffectState
  adapter: string | null
  isIdempotent: boolean | null
  attempt: number
  attemptedAt: string | null
  outcome: EffectOutcome | null
}

export async function findSystemMail(tx: UserTransaction, id: string): Promise<SystemMailView | undefined> {
  const row = await tx
    .selectFrom('systemMails')
    .innerJoin('effects', 'effects.systemMailId', 'systemMails.id')
    .select([
      'systemMails.id',
      'systemMails.kind',
      'systemMails.facts',
      'effects.id as effectId',
      'effects.key',
      'effects.state',
      'effects.adapter',
      'effects.isIdempotent',
      'effects.attempt',
      'effects.attemptedAt',
      'effects.outcome',
    ])
    .where('systemMails.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { kind, facts, attemptedAt, outcome, ...rest } = row
  return {
    ...rest,
    mail: systemMail.parse({ ...(facts as object), kind }),
    attemptedAt: attemptedAt?.toISOString() ?? null,
    outcome: outcome === null ? null : effectOutcome.parse(outcome),
  }
}

/** One in the list of what went to the person. */
export type SentMailView = {
  id: string
  kind: MailKind
  state: EffectState
  adapter: string | null
  delivery: DeliveryState | null
  /** Why it is not there, where it is not. */
  why: string | null
  at: string
}

/** The newest of them. */
export async function findRecentSystemMails(tx: UserTransaction, userId: string): Promise<SentMailView[]> {
  const rows = await tx
    .selectFrom('systemMails')
    .innerJoin('effects', 'effects.systemMailId', 'systemMails.id')
    .select([
      'systemMails.id',
      'systemMails.kind',
      'systemMails.createdAt',
      'effects.state',
      'effects.adapter',
      'effects.delivery',
      'effects.endedAt',
      'effects.outcome',
    ])
    .where('systemMails.userId', '=', userId)
    .orderBy('systemMails.createdAt', 'desc')
    .limit(8)
    .execute()
  return rows.map(({ createdAt, endedAt, outcome, ...row }) => ({
    ...row,
    why: row.state === 'done' || outcome === null ? null : effectOutcome.parse(outcome).message,
    at: (endedAt ?? createdAt).toISOString(),
  }))
}
