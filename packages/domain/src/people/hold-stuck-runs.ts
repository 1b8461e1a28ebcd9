import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { forcedAfterS } from '@jobpilot/schemas/brake'
import { brakedTasks } from '@jobpilot/tasks/task-groups'
import { sql } from 'kysely'
import { changeHeldRun, findRun, type Lease } from '../runs/runs.repository.ts'
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
  const { rows } = await sql<Lease>`
    select run.user_id, run.id as run_id, run.lease_token from task_runs as run join users on users.id = run.user_id
    where run.state = 'running' and run.task = any(${brakedTasks}) and users.brake = 'paused'
      and users.paused_at < clock_timestamp() - make_interval(secs => ${forcedAfterS})
    order by run.id limit ${atOnce}`.execute(system)
  const held = await Promise.all(rows.map((lease) => holdRun(db, lease)))
  return held.filter(Boolean).length
}

const holdRun = (db: Database, lease: Lease): Promise<boolean> =>
  withUser(db, lease.userId, async (tx) => {
    if ((await lockPerson(tx, lease.userId)) !== 'paused') return false
    const run = await findRun(tx, lease.userId, lease.runId)
    const steps = run?.steps.map((step) => (step.state === 'running' ? { ...step, state: 'failed' as const } : step))
    if (!(await changeHeldRun(tx, lease, { state: 'held', isAttemptVoid: true, ...(steps ? { steps } : {}) })))
      return false
    await sql`select pg_notify(${heldChannel}, ${lease.runId})`.execute(tx)
    return true
  })
