import type { Database } from '@jobpilot/db/client'
import { sql } from 'kysely'

/** Boards started at one time: the queue works through them by and by. */
const atOnce = 200
/** A run that never came to its end is planned again after this. */
const againAfter = '15 minutes'

/**
 * Puts the runs of sources that are due in the queue. Several planners pass over each other's; a kind whose site asked to be left
 * alone waits. Gives how many.
 */
export async function planSources(system: Database): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select id from sources where is_on and removed_at is null and next_run_at <= clock_timestamp()
        and not exists (select from source_kinds where source_kinds.kind = sources.kind and paused_until > clock_timestamp())
      order by next_run_at limit ${atOnce} for update skip locked
    ), planned as (
      update sources set next_run_at = clock_timestamp() + ${againAfter}::interval from due where sources.id = due.id
      returning sources.id
    )
    select planned.id, enqueue_sources(array[planned.id]) from planned`.execute(system)
  return rows.length
}
