import type { UserTransaction } from '@jobpilot/db/with-user'
import type { RunView } from '@jobpilot/schemas/runs'
import { appendEvent } from '../events/append-event.ts'
import { findRun, type RunChange, updateHeldRun } from './runs.repository.ts'

/** Says in the person's log how a run stands now. Undefined, and nothing said, when there is no such run. */
export async function publishRun(tx: UserTransaction, userId: string, id: string): Promise<RunView | undefined> {
  const run = await findRun(tx, userId, id)
  if (run) await appendEvent(tx, userId, { type: 'run.changed', run })
  return run
}

/** One attempt's right to write to its run, until a newer attempt takes it. */
export type Lease = { userId: string; runId: string; leaseToken: string }

/** Changes a run under its lease and says so. Undefined, and nothing changed, when another attempt holds it. */
export async function changeHeldRun(
  tx: UserTransaction,
  { userId, runId, leaseToken }: Lease,
  change: RunChange,
): Promise<RunView | undefined> {
  const isOurs = await updateHeldRun(tx, runId, leaseToken, change)
  return isOurs ? await publishRun(tx, userId, runId) : undefined
}
