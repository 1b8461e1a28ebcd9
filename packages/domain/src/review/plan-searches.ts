import type { Database } from '@jobpilot/db/client'
import { sql } from 'kysely'
import { startManyRuns } from '../runs/start-many-runs.ts'

const task = 'openings/find-openings'
const atOnce = 1_000
/** New listings come all day; a person is shown them in a few sittings. */
const hoursBetween = 6

/**
 * Starts a search for everyone for whom something new was found and whose last search is a while ago; returns how many. People
 * with the brake on, or with a search under way, are left out.
 */
export async function planSearches(system: Database): Promise<number> {
  return await system.transaction().execute(async (tx) => {
    const { rows } = await sql<{ userId: string }>`
      select wish.user_id from wishes as wish join users as person on person.id = wish.user_id
      where person.deleted_at is null and brake_of(person.brake, person.deletion_due_at) = 'running'
        and (wish.searched_at is null or wish.searched_at < clock_timestamp() - make_interval(hours => ${hoursBetween}))
        and exists (select from candidates where candidates.user_id = wish.user_id)
        and not exists (
          select from task_runs as run where run.user_id = wish.user_id and run.task = ${sql.lit(task)}
            and (run.state in ('queued', 'running', 'held')
              or run.created_at > clock_timestamp() - make_interval(hours => ${hoursBetween})))
      limit ${atOnce}`.execute(tx)
    const started = await startManyRuns(
      tx,
      rows.map(({ userId }) => ({ userId, task, refs: {} })),
    )
    return started.filter(Boolean).length
  })
}
