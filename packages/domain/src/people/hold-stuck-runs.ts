import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { forcedAfterS } from '@jobpilot/schemas/brake'
import { brakedTasks } from '@jobpilot/tasks/braked-tasks'
import { sql } from 'kysely'
import { findRun, publishRun } from '../runs/runs.repository.ts'
import { lockPerson } from './lock-person.ts'

/** Postgres channel on which a worker hears that one of its runs was held without it. */
export const heldChannel = 'jobpilot_held'
const atOnce = 100

/**
 * Holds by force what has not come to a checkpoint in time after its person pressed the brake: its attempt loses its lease, so that
 * nothing it still does is kept, and its worker is told to drop it. May run in several workers at once and be repeated.
 *
 * @returns how many runs were held
 */
export async function holdStuckRuns(system: Database, db: Database): Promise<number> {
  const { rows } = await sql<{ id: string; userId: string }>`
    select run.id, run.user_id from task_runs as run join users on users.id = run.user_id
    where run.state = 'running' and run.task = any(${brakedTasks}) and users.brake = 'paused'
      and users.paused_at < clock_timestamp() - make_interval(secs => ${forcedAfterS})
    order by run.id limit ${atOnce}`.execute(system)
  const held = await Promise.all(rows.map(({ id, userId }) => holdRun(db, userId, id)))
  return held.filter(Boolean).length
}

const holdRun = (db: Database, userId: string, id: string): Promise<boolean> =>
  withUser(db, userId, async (tx) => {
    if ((await lockPerson(tx, userId)) !== 'paused') return false
    const run = await findRun(tx, userId, id)
    if (run?.state !== 'running') return false
    const steps = run.steps.map((step) => (step.state === 'running' ? { ...step, state: 'failed' as const } : step))
    await tx
      .updateTable('taskRuns')
      .set({ state: 'held', leaseToken: null, attempt: sql<number>`attempt - 1`, steps: JSON.stringify(steps) })
      .where('id', '=', id)
      .execute()
    await publishRun(tx, userId, id)
    await sql`select pg_notify(${heldChannel}, ${id})`.execute(tx)
    return true
  })
