import type { EffectKind } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type ActVerdict, actVerdict } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'

/**
 * Whether an effect of this kind may happen now for the transaction's person: brake, level, and the approval with what
 * it was given for. The one SQL function decides; screens, API and worker ask it here. To rely on the answer, hold the person's lock.
 */
export async function mayAct(tx: UserTransaction, kind: EffectKind, approvalId: string | null): Promise<ActVerdict> {
  const { rows } = await sql<{ verdict: string }>`
    select may_act(${kind}::effect_kind, ${approvalId}::uuid) as verdict`.execute(tx)
  return actVerdict.parse(rows[0]?.verdict)
}

/** Why not, for the person. */
export const verdictWords: Record<Exclude<ActVerdict, 'ok'>, string> = {
  'no-person': 'This account no longer exists.',
  leaving: 'Your data is to be deleted, so nothing is sent. Cancel the deletion in Settings first.',
  brake: 'You pressed the brake: nothing is sent until you release it.',
  level: 'Your autonomy level does not let me send anything. Raise it in Settings to "Acts after approval".',
  'approval-needed': 'This e-mail is not approved. Look at it and approve it.',
  rejected: 'You rejected this e-mail, so it was not sent.',
  voided: 'The approval no longer holds, so nothing was sent. Look at the e-mail and approve it again.',
  expired: 'Your approval was older than 48 hours, so nothing was sent. Look at the e-mail and approve it again.',
  changed: 'The e-mail is not the one you approved, so nothing was sent. Look at it and approve it again.',
  'undo-window': 'You can still take this back: it goes out when the 30 seconds are over.',
}
