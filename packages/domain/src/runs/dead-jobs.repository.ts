import type { UserTransaction } from '@jobpilot/db/with-user'
import type { DeadCause } from '@jobpilot/schemas/admin'
import { sql } from 'kysely'

/** Writes the dead letter of a run: its task, its payload (ids only) and how often it was tried come from the run itself. */
export async function writeDeadLetter(
  tx: UserTransaction,
  runId: string,
  cause: DeadCause,
  message: string,
): Promise<void> {
  await tx
    .insertInto('deadJobs')
    .columns(['userId', 'runId', 'task', 'payload', 'attempts', 'cause', 'message'])
    .expression((eb) =>
      eb
        .selectFrom('taskRuns')
        .select([
          'userId',
          'id',
          'task',
          'payload',
          'attempt',
          sql<DeadCause>`${cause}::dead_cause`.as('cause'),
          sql<string>`${message.slice(0, 500)}`.as('message'),
        ])
        .where('id', '=', runId),
    )
    .execute()
}

/** Notes what became of a run's open letters. */
export async function resolveDeadJobs(
  tx: UserTransaction,
  runId: string,
  resolution: 'retried' | 'discarded',
  resolvedBy: string,
): Promise<void> {
  await tx
    .updateTable('deadJobs')
    .set({ resolution, resolvedBy, resolvedAt: sql`clock_timestamp()` })
    .where('runId', '=', runId)
    .where('resolution', 'is', null)
    .execute()
}
