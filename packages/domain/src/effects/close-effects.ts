import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { endApproval } from '../approvals/approvals.repository.ts'
import { appendEvent } from '../events/append-event.ts'

/**
 * The run of these effects has ended for good. What had not begun is cancelled, its approval void; what had begun and
 * has no answer is unknown: nothing may stay "under way" that nobody is at. Needs the person's lock.
 */
export async function closeEffectsOf(tx: UserTransaction, userId: string, runId: string): Promise<void> {
  const open = await tx
    .selectFrom('effects')
    .select(['id', 'draftId', 'approvalId', 'state'])
    .where('runId', '=', runId)
    .where('state', 'in', ['planned', 'attempting'])
    .execute()
  for (const { id, draftId, approvalId, state: was } of open) {
    const state = was === 'planned' ? ('cancelled' as const) : ('unknown' as const)
    const message = 'The work on it ended before an answer came.'
    await tx
      .updateTable('effects')
      .set({
        state,
        endedAt: sql<Date>`clock_timestamp()`,
        ...(state === 'unknown' ? { outcome: JSON.stringify({ code: 'no-answer', message }) } : {}),
      })
      .where('id', '=', id)
      .execute()
    if (state === 'cancelled' && approvalId) await endApproval(tx, approvalId, 'voided', 'the send was cancelled')
    await appendEvent(tx, userId, draftId ? { type: 'effect.changed', draftId, state } : { type: 'mail.changed' })
  }
}
