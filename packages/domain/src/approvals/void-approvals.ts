import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { findRun, publishRun, setRunState } from '../runs/runs.repository.ts'
import { endApproval } from './approvals.repository.ts'

/**
 * Takes back whatever was asked or given for a draft and has not begun: the approval is void, its effect and run are
 * cancelled. What has begun is left alone. Needs the person's lock; returns whether there was anything.
 */
export async function voidApprovals(
  tx: UserTransaction,
  userId: string,
  draftId: string,
  reason: string,
): Promise<boolean> {
  const open = await tx
    .selectFrom('approvals')
    .select('id')
    .where('draftId', '=', draftId)
    .where('state', 'in', ['pending', 'approved'])
    .execute()
  for (const { id } of open) {
    await endApproval(tx, id, 'voided', reason)
    const effect = await tx
      .updateTable('effects')
      .set({ state: 'cancelled', endedAt: sql<Date>`clock_timestamp()` })
      .where('approvalId', '=', id)
      .where('state', '=', 'planned')
      .returning('runId')
      .executeTakeFirst()
    if (effect?.runId) await cancelWaiting(tx, userId, effect.runId)
  }
  if (open.length > 0) await appendEvent(tx, userId, { type: 'effect.changed', draftId, state: 'voided' })
  return open.length > 0
}

/** A run that has not begun is cancelled; one that has finds its effect cancelled and ends by itself. */
async function cancelWaiting(tx: UserTransaction, userId: string, runId: string): Promise<void> {
  const run = await findRun(tx, userId, runId)
  if (run?.state !== 'queued' && run?.state !== 'held') return
  await setRunState(tx, runId, 'cancelled')
  await publishRun(tx, userId, runId)
}
