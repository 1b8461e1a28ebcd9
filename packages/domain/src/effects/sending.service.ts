import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { ActVerdict, MailSnapshot } from '@jobpilot/schemas/effects'
import type { ContactRefusal } from '@jobpilot/schemas/mails'
import {
  type ApprovalView,
  findLatestApproval,
  findPendingApprovals,
  hashOf,
} from '../approvals/approvals.repository.ts'
import { takeSnapshot } from '../approvals/mail-snapshot.ts'
import { notFound } from '../errors.ts'
import { mayAct, refusalOf } from './act-policy.ts'
import { type EffectView, findEffects, findLatestEffect } from './effects.repository.ts'

export type SendingView = {
  /** Exactly what would go out now, with the hash to approve it by; null while something is missing. */
  content: MailSnapshot | null
  contentHash: string | null
  missing: string | null
  /** What `may_act` says about this e-mail now. */
  verdict: ActVerdict
  /** Why this address is not written to, whatever is approved. */
  refusal: ContactRefusal | null
  approval: ApprovalView | null
  effect: EffectView | null
}

/** How a draft stands on its way out. */
export function getSending(db: Database, userId: string, draftId: string): Promise<SendingView> {
  return withUser(db, userId, async (tx) => {
    const snapshot = await takeSnapshot(tx, userId, draftId)
    if (!snapshot) throw notFound('e-mail')
    const approval = (await findLatestApproval(tx, draftId)) ?? null
    return {
      content: snapshot.content,
      contentHash: snapshot.content && (await hashOf(tx, snapshot.content)),
      missing: snapshot.missing,
      verdict: await mayAct(tx, 'mail', approval?.id ?? null),
      refusal: snapshot.content && (await refusalOf(tx, snapshot.content.to)),
      approval,
      effect: (await findLatestEffect(tx, draftId)) ?? null,
    }
  })
}

/** What waits for the person and what has become of everything else. */
export function getOutbox(
  db: Database,
  userId: string,
): Promise<{ pending: ApprovalView[]; effects: EffectView[]; verdict: ActVerdict }> {
  return withUser(db, userId, async (tx) => ({
    pending: await findPendingApprovals(tx, userId),
    effects: await findEffects(tx, userId),
    verdict: await mayAct(tx, 'mail', null),
  }))
}
