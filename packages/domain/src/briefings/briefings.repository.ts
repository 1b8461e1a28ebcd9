import type { UserTransaction } from '@jobpilot/db/with-user'
import {
  type BriefingContent,
  type BriefingKind,
  type BriefingSchedule,
  briefingContent,
  keepBriefingDays,
  lastGoodHours,
} from '@jobpilot/schemas/briefing'
import { sql } from 'kysely'

export type BriefingView = {
  id: string
  /** The person's local day, `2026-11-22`. */
  day: string
  kind: BriefingKind
  content: BriefingContent
  madeAt: string
}

const day = sql<string>`day::text`.as('day')
type Row = Omit<BriefingView, 'content' | 'madeAt'> & { content: unknown; madeAt: Date }
const toView = (row: Row): BriefingView => ({
  ...row,
  content: briefingContent.parse(row.content),
  madeAt: row.madeAt.toISOString(),
})

const query = (tx: UserTransaction, userId: string) =>
  tx
    .selectFrom('briefings')
    .select(['id', 'kind', 'content', 'madeAt', day])
    .where('userId', '=', userId)
    .orderBy('briefings.day', 'desc')

/** The person's briefings, the newest day first; `limit` of them. */
export async function findBriefings(
  tx: UserTransaction,
  userId: string,
  limit: number = keepBriefingDays,
): Promise<BriefingView[]> {
  return (await query(tx, userId).limit(limit).execute()).map(toView)
}

/** The newest full one that is young enough to stand in for another day's. */
export async function findLastGood(tx: UserTransaction, userId: string): Promise<BriefingView | undefined> {
  const row = await query(tx, userId)
    .where('kind', '=', 'full')
    .where('madeAt', '>', sql<Date>`clock_timestamp() - make_interval(hours => ${lastGoodHours})`)
    .limit(1)
    .executeTakeFirst()
  return row && toView(row)
}

/** Writes the day's briefing, in place of one that was less. Returns its id. */
export async function storeBriefing(
  tx: UserTransaction,
  userId: string,
  briefing: { day: string; kind: BriefingKind; content: BriefingContent; runId: string },
): Promise<string> {
  const { kind, runId } = briefing
  const content = JSON.stringify(briefing.content)
  const row = await tx
    .insertInto('briefings')
    .values({ userId, day: sql<Date>`${briefing.day}::date`, kind, content, runId })
    .onConflict((conflict) =>
      conflict.columns(['userId', 'day']).doUpdateSet({ kind, content, runId, madeAt: sql<Date>`clock_timestamp()` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type PersonClock = {
  schedule: BriefingSchedule
  /** The local day there now, and the minute of it. */
  today: string
  minuteNow: number
  /** The local day whose briefing is due now by the clock, made or not. */
  dueDay: string | null
}

/** How the person's clock and schedule stand now. */
export async function findClock(tx: UserTransaction, userId: string): Promise<PersonClock | undefined> {
  const { rows } = await sql<PersonClock['schedule'] & Omit<PersonClock, 'schedule'>>`
    select time_zone, is_time_zone_chosen, briefing_frequency as frequency, briefing_minute as minute,
      briefing_weekday as weekday, (now() at time zone time_zone)::date::text as today, due.day::text as due_day,
      (extract(hour from now() at time zone time_zone) * 60 + extract(minute from now() at time zone time_zone))::int
        as minute_now
    from users left join lateral
      briefing_due_day(now(), time_zone, briefing_frequency, briefing_minute, briefing_weekday, created_at) as due on true
    where id = ${userId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { today, minuteNow, dueDay, ...schedule } = row
  return { schedule, today, minuteNow, dueDay }
}
