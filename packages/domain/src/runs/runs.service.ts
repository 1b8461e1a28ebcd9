import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { RunView } from '@jobpilot/schemas/runs'
import { catalog, type Payload, type TaskName } from '@jobpilot/tasks/catalog'
import { enqueue } from '@jobpilot/tasks/enqueue'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { failSubject, reopenSubject } from './run-subject.ts'
import { findRecentRuns, findRun, setRunState } from './runs.repository.ts'

/** Postgres channel on which a worker hears that one of its runs shall stop. */
export const cancelChannel = 'jobpilot_cancel'

const cancelled = {
  code: 'cancelled',
  message: 'You cancelled this. Nothing was lost: start it again whenever you like.',
}

async function getRunIn(tx: UserTransaction, userId: string, id: string): Promise<RunView> {
  const run = await findRun(tx, userId, id)
  if (!run) throw notFound('task')
  return run
}

export const getRun = (db: Database, userId: string, id: string): Promise<RunView> =>
  withUser(db, userId, (tx) => getRunIn(tx, userId, id))

export const listRuns = (db: Database, userId: string): Promise<RunView[]> =>
  withUser(db, userId, (tx) => findRecentRuns(tx, userId, 20))

/** Stops a run at any stage: a waiting one at once, a running one at its next checkpoint. An ended one is refused. */
export function cancelRun(db: Database, userId: string, id: string): Promise<RunView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const run = await getRunIn(tx, userId, id)
    if (run.state === 'running') {
      await tx.updateTable('taskRuns').set({ isCancelRequested: true }).where('id', '=', id).execute()
      await sql`select pg_notify(${cancelChannel}, ${id})`.execute(tx)
      return run
    }
    if (run.state !== 'queued' && run.state !== 'held')
      throw new DomainError('already-ended', 'This has already ended, so there is nothing to cancel.')
    await setRunState(tx, id, 'cancelled')
    await failSubject(tx, userId, run, cancelled)
    return await publish(tx, userId, id)
  })
}

/** Starts a failed or cancelled run again from its first step. */
export function retryRun(db: Database, userId: string, id: string): Promise<RunView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const row = await tx
      .selectFrom('taskRuns')
      .select(['task', 'payload', 'state'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw notFound('task')
    if (row.state !== 'failed' && row.state !== 'cancelled')
      throw new DomainError('already-ended', 'Only something that failed or was cancelled can be tried again.')
    const name = row.task as TaskName
    await setRunState(tx, id, 'queued')
    await reopenSubject(tx, userId, await getRunIn(tx, userId, id))
    await enqueue(tx, name, catalog[name].payload.parse(row.payload) as Payload<typeof name>)
    return await publish(tx, userId, id)
  })
}

async function publish(tx: UserTransaction, userId: string, id: string): Promise<RunView> {
  const run = await getRunIn(tx, userId, id)
  await appendEvent(tx, userId, { type: 'run.changed', run })
  return run
}
