import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { BriefingSchedule } from '@jobpilot/schemas/briefing'
import type { RunView } from '@jobpilot/schemas/runs'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { assertTimeZone } from '../people/time-zone.ts'
import { findRun } from '../runs/runs.repository.ts'
import { restartIn } from '../runs/runs.service.ts'
import { startRun } from '../runs/start-run.ts'
import { type BriefingView, findBriefings, findClock } from './briefings.repository.ts'
import { hideRuledOut } from './hide-ruled-out.ts'
import { nextDay } from './next-day.ts'

const task = 'briefings/write-briefing'

export type LatestBriefing = {
  briefing: BriefingView | null
  /** The person's local day now. */
  today: string
  /** The run of today's briefing, while it is not done. */
  run: RunView | null
  schedule: BriefingSchedule
  /** Today's time has passed and the planner is about to see it. */
  isDue: boolean
  /** The local day of the next one by the clock; null when it is off. */
  nextDay: string | null
}

export function getLatestBriefing(db: Database, userId: string): Promise<LatestBriefing> {
  return withUser(db, userId, async (tx) => {
    const clock = await findClock(tx, userId)
    if (!clock) throw notFound('person')
    const [newest] = await findBriefings(tx, userId, 1)
    const briefing = newest ? await hideRuledOut(tx, userId, newest) : null
    const { today, schedule } = clock
    const run = await findDayRun(tx, userId, today)
    const isTaken = briefing?.day === today || run !== undefined
    return {
      briefing,
      today,
      schedule,
      run: run?.state === 'done' ? null : (run ?? null),
      isDue: !isTaken && clock.dueDay === today,
      nextDay: nextDay(clock, isTaken),
    }
  })
}

/** The kept ones, newest first, at most 30. */
export const listBriefings = (db: Database, userId: string): Promise<BriefingView[]> =>
  withUser(db, userId, (tx) => findBriefings(tx, userId))

async function findDayRun(tx: UserTransaction, userId: string, day: string): Promise<RunView | undefined> {
  const row = await tx
    .selectFrom('taskRuns')
    .select('id')
    .where('userId', '=', userId)
    .where('task', '=', task)
    .where(sql<string>`payload ->> 'day'`, '=', day)
    .executeTakeFirst()
  return row && (await findRun(tx, userId, row.id))
}

/**
 * Starts today's briefing now, or again when it failed or is not a full one. One that is on its way is left alone.
 * Throws `already-ended` when today's is there.
 */
export async function makeBriefingNow(db: Database, userId: string): Promise<{ runId: string }> {
  const make = () => withUser(db, userId, (tx) => makeIn(tx, userId))
  try {
    return await make()
  } catch (error) {
    // The planner was a moment faster: its run is there by now.
    if ((error as { constraint?: string }).constraint === 'task_runs_briefing_day') return await make()
    throw error
  }
}

async function makeIn(tx: UserTransaction, userId: string): Promise<{ runId: string }> {
  await lockPerson(tx, userId)
  const clock = await findClock(tx, userId)
  if (!clock) throw notFound('person')
  const run = await findDayRun(tx, userId, clock.today)
  if (run && (run.state === 'queued' || run.state === 'running' || run.state === 'held')) return { runId: run.id }
  const [latest] = await findBriefings(tx, userId, 1)
  if (latest?.day === clock.today && latest.kind === 'full')
    throw new DomainError('already-ended', "Today's briefing is there already.")
  if (!run) return { runId: await startRun(tx, userId, task, { kind: 'profile', id: null }, { day: clock.today }) }
  await restartIn(tx, userId, run.id, userId)
  return { runId: run.id }
}

/** Keeps when the person wants their briefing. Throws `invalid-input` for a zone the database does not know. */
export function setBriefingSchedule(
  db: Database,
  userId: string,
  schedule: BriefingSchedule,
): Promise<BriefingSchedule> {
  return withUser(db, userId, async (tx) => {
    await assertTimeZone(tx, schedule.timeZone)
    await lockPerson(tx, userId)
    await tx
      .updateTable('users')
      .set({
        timeZone: schedule.timeZone,
        isTimeZoneChosen: schedule.isTimeZoneChosen,
        briefingFrequency: schedule.frequency,
        briefingMinute: schedule.minute,
        briefingWeekday: schedule.weekday,
      })
      .where('id', '=', userId)
      .execute()
    await appendEvent(tx, userId, { type: 'briefing.scheduled' })
    return schedule
  })
}
