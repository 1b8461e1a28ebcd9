import type { DeliveryState, EffectResolution, EffectState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type EffectOutcome, effectOutcome, type MailSnapshot, mailSnapshot } from '@jobpilot/schemas/effects'

/** An e-mail of the person's on its way out. Mails to the person themselves are in the same ledger, and not among these. */
export type EffectView = {
  id: string
  key: string
  draftId: string
  approvalId: string
  state: EffectState
  /** What was approved, word for word. */
  content: MailSnapshot
  contentHash: string
  adapter: string | null
  isIdempotent: boolean | null
  attempt: number
  attemptedAt: string | null
  endedAt: string | null
  outcome: EffectOutcome | null
  /** What the provider said afterwards; null while it has not, or never will. */
  delivery: DeliveryState | null
  deliveryAt: string | null
  resolution: EffectResolution | null
  resolvedAt: string | null
  runId: string | null
  createdAt: string
}

const query = (tx: UserTransaction) =>
  tx
    .selectFrom('effects')
    .innerJoin('approvals', 'approvals.id', 'effects.approvalId')
    .select([
      'effects.id',
      'effects.key',
      'approvals.draftId',
      'approvals.id as approvalId',
      'effects.state',
      'approvals.content',
      'effects.contentHash',
      'effects.adapter',
      'effects.isIdempotent',
      'effects.attempt',
      'effects.attemptedAt',
      'effects.endedAt',
      'effects.outcome',
      'effects.delivery',
      'effects.deliveryAt',
      'effects.resolution',
      'effects.resolvedAt',
      'effects.runId',
      'effects.createdAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof query>['executeTakeFirstOrThrow']>>

const toView = (row: Row): EffectView => ({
  ...row,
  content: mailSnapshot.parse(row.content),
  outcome: row.outcome === null ? null : effectOutcome.parse(row.outcome),
  attemptedAt: row.attemptedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  deliveryAt: row.deliveryAt?.toISOString() ?? null,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

export async function findEffect(tx: UserTransaction, id: string): Promise<EffectView | undefined> {
  const row = await query(tx).where('effects.id', '=', id).executeTakeFirst()
  return row && toView(row)
}

/** The newest entry of a draft's ledger. */
export async function findLatestEffect(tx: UserTransaction, draftId: string): Promise<EffectView | undefined> {
  const row = await query(tx)
    .where('effects.draftId', '=', draftId)
    .orderBy('effects.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toView(row)
}

/** The person's ledger: what nobody knows about first, then newest first. */
export async function findEffects(tx: UserTransaction, userId: string): Promise<EffectView[]> {
  const rows = await query(tx)
    .where('effects.userId', '=', userId)
    .orderBy(
      (eb) => eb.and([eb('effects.state', '=', 'unknown'), eb('effects.resolution', 'is distinct from', 'left')]),
      'desc',
    )
    .orderBy('effects.createdAt', 'desc')
    .limit(100)
    .execute()
  return rows.map(toView)
}
