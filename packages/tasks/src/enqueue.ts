import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'

/**
 * Puts a run's job in the queue inside the transaction that makes it necessary: it exists when, and only when, that
 * commits. The job carries the run's own task and payload and has the run's id for its key, so a run never has two
 * jobs: one that waits is replaced, one that is being worked on keeps running and is not started again after it.
 *
 * @param runAt when it may start; now unless given
 */
export async function enqueueRun(tx: UserTransaction, runId: string, runAt: Date | null = null): Promise<void> {
  await sql`select enqueue_run(${runId}, ${runAt})`.execute(tx)
}
