import type { UserTransaction } from '@jobpilot/db/with-user'
import type { ApprovalView } from '../approvals/approvals.repository.ts'
import { startRun } from '../runs/start-run.ts'

/** One key per e-mail and content: the same words are one effect, however often they are approved. */
export const mailKey = (draftId: string, contentHash: string): string => `mail/${draftId}/${contentHash}`

/**
 * Enters an approved effect in the ledger and starts its run for the end of the undo window. An entry of the same key
 * that was cancelled or surely failed is taken up again; a live one of this draft makes the index refuse.
 */
export async function planEffect(tx: UserTransaction, userId: string, approval: ApprovalView): Promise<string> {
  const planned = {
    approvalId: approval.id,
    state: 'planned' as const,
    attemptToken: null,
    attemptLease: null,
    attemptedAt: null,
    endedAt: null,
    outcome: null,
  }
  const { id } = await tx
    .insertInto('effects')
    .values({
      ...planned,
      userId,
      kind: 'mail',
      key: mailKey(approval.draftId, approval.contentHash),
      draftId: approval.draftId,
      contentHash: approval.contentHash,
    })
    .onConflict((conflict) =>
      conflict.columns(['userId', 'key']).doUpdateSet(planned).where('effects.state', 'in', ['cancelled', 'failed']),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  const runAt = approval.runsAt === null ? null : new Date(approval.runsAt)
  const subject = { kind: 'draft', id: approval.draftId } as const
  const runId = await startRun(tx, userId, 'outreach/send-mail', subject, { effectId: id }, runAt)
  await tx.updateTable('effects').set({ runId }).where('id', '=', id).execute()
  return id
}
