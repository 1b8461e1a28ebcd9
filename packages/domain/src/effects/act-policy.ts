import type { EffectKind } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type ActVerdict, actVerdict } from '@jobpilot/schemas/effects'
import { type ContactRefusal, contactRefusal } from '@jobpilot/schemas/mails'
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

/** Why nobody, or not this person, may write to an address; null when they may. */
export async function refusalOf(tx: UserTransaction, address: string): Promise<ContactRefusal | null> {
  const { rows } = await sql<{ refusal: string | null }>`select contact_refusal(${address}) as refusal`.execute(tx)
  return contactRefusal.nullable().parse(rows[0]?.refusal ?? null)
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
  bounced:
    'This address does not take mail: an e-mail to it came back for good. Nothing was sent. Use another address.',
  complained:
    'Whoever reads this address has marked mail from this instance as spam, so nobody here writes to it any more. Nothing was sent.',
  'opted-out': 'They asked you not to write to them any more, so nothing was sent.',
  'undo-window': 'You can still take this back: it goes out when the 30 seconds are over.',
}
