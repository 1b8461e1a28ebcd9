import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { catalog, type Payload, type TaskName } from './catalog.ts'

/**
 * Adds a job to the queue inside the transaction that makes it necessary: it exists when, and only when, that commits.
 * `runAt` defaults to now. The queue's own retries serve crashes alone; failed attempts are rescheduled by the worker.
 */
export async function enqueue<N extends TaskName>(
  tx: UserTransaction,
  name: N,
  payload: Payload<N>,
  runAt: Date | null = null,
): Promise<void> {
  const parsed = catalog[name].payload.parse(payload)
  const crashTries = 25
  await sql`select enqueue_task(${name}, ${JSON.stringify(parsed)}::json, ${crashTries}, ${runAt})`.execute(tx)
}
