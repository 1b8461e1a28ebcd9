import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { RunView } from '@jobpilot/schemas/runs'
import { enqueueRun } from '@jobpilot/tasks/enqueue'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { lockPerson } from '../people/lock-person.ts'
import { resolveDeadJobs } from './dead-jobs.repository.ts'
import { failSubject, reopenSubject } from './run-subject.ts'
import { findRecentRuns, findRun, findRunResult, publishRun, setRunState } from './runs.repository.ts'

/** Postgres channel on which a worker hears that one of its runs shall stop. */
export const cancelChannel = 'jobpilot_cancel'

/** What a run that its person stopped says. */
export const cancelledByPerson = {
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

/** What a run left behind for the program that asked for it: ids, not documents. Null after an hour. */
export function getRunResult(db: Database, userId: string, id: string): Promise<{ run: RunView; result: unknown }> {
  return withUser(db, userId, async (tx) => ({
    run: await getRunIn(tx, userId, id),
    result: await findRunResult(tx, id),
  }))
}

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
    await failSubject(tx, userId, run, cancelledByPerson)
    return await publishedRun(tx, userId, id)
  })
}

/** Starts a failed, dead or cancelled run again from its first step. */
export const retryRun = (db: Database, userId: string, id: string): Promise<RunView> =>
  restartRun(db, userId, id, userId)

/** The same on somebody's word, `askedBy`: an admin may start another person's dead run again. */
export function restartRun(db: Database, userId: string, id: string, askedBy: string): Promise<RunView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const run = await getRunIn(tx, userId, id)
    if (run.state !== 'failed' && run.state !== 'cancelled' && run.state !== 'dead')
      throw new DomainError('already-ended', 'Only something that failed or was cancelled can be tried again.')
    await reopenSubject(tx, userId, run)
    return await restartIn(tx, userId, id, askedBy)
  })
}

/** Puts a run that has ended back in the queue, as if it had never been tried. Needs the person's lock. */
export async function restartIn(tx: UserTransaction, userId: string, id: string, askedBy: string): Promise<RunView> {
  await setRunState(tx, id, 'queued')
  await resolveDeadJobs(tx, id, 'retried', askedBy)
  await enqueueRun(tx, id)
  return await publishedRun(tx, userId, id)
}

async function publishedRun(tx: UserTransaction, userId: string, id: string): Promise<RunView> {
  const run = await publishRun(tx, userId, id)
  if (!run) throw notFound('task')
  return run
}
