import type { UserTransaction } from '@jobpilot/db/with-user'
import { enqueueRun } from '@jobpilot/tasks/enqueue'
import { setRunState } from '../runs/runs.repository.ts'

/** Puts everything that is held back in the queue and names the runs. Needs the person's lock; their log is the caller's. */
export async function resumeHeldRuns(tx: UserTransaction, userId: string): Promise<string[]> {
  const held = await tx
    .selectFrom('taskRuns')
    .select('id')
    .where('userId', '=', userId)
    .where('state', '=', 'held')
    .forUpdate()
    .execute()
  for (const run of held) {
    await setRunState(tx, run.id, 'queued')
    await enqueueRun(tx, run.id)
  }
  return held.map(({ id }) => id)
}
