import type { Database } from '@jobpilot/db/client'
import type { DB } from '@jobpilot/db/types'
import { keepBriefingDays } from '@jobpilot/schemas/briefing'
import { sql, type Transaction } from 'kysely'
import { startManyRuns } from '../runs/start-many-runs.ts'

/** Runs started, or briefings forgotten, in one transaction. */
const atOnce = 2_000
const mostRounds = 50
const task = 'briefings/write-briefing'

/**
 * Starts a run for everyone whose local day's briefing is due at `now` and neither there nor under way; returns how many.
 * The unique run per person and day makes a second planner start none.
 * People with the brake on are left out: theirs is due when they release it, while the day lasts.
 */
export async function planBriefings(system: Database, now: Date = new Date()): Promise<number> {
  let started = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const more = await system.transaction().execute(async (tx) => {
      // Due people cannot be estimated: each is looked up by the two unique keys, whatever the statistics say.
      await sql`set local enable_seqscan = off`.execute(tx)
      return await planIn(tx, now)
    })
    started += more
    if (more < atOnce) break
  }
  return started
}

async function planIn(tx: Transaction<DB>, now: Date): Promise<number> {
  const { rows } = await sql<{ userId: string; day: string }>`
    select person.id as user_id, due_day.day::text as day
    from users as person,
      briefing_due_day(${now.toISOString()}::timestamptz, time_zone, briefing_frequency, briefing_minute,
        briefing_weekday, created_at) as due_day
    where deleted_at is null and brake_of(brake, deletion_due_at) = 'running'
      and not exists (select from briefings where user_id = person.id and day = due_day.day)
      and not exists (
        select from task_runs
        where task = ${sql.lit(task)} and user_id = person.id and payload ->> 'day' = due_day.day::text)
    limit ${atOnce}`.execute(tx)
  const started = await startManyRuns(
    tx,
    rows.map(({ userId, day }) => ({ userId, task, refs: { day } })),
  )
  return started.filter(Boolean).length
}

/** Forgets briefings past their days. */
export async function forgetOldBriefings(system: Database): Promise<void> {
  await sql`
    delete from briefings where id in (
      select id from briefings
      where made_at < clock_timestamp() - make_interval(days => ${keepBriefingDays}) limit ${atOnce})`.execute(system)
}
