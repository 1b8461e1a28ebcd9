import type { RouterOutputs } from '../../lib/trpc.ts'

export type Latest = RouterOutputs['briefings']['latest']
export type Briefing = NonNullable<Latest['briefing']>
type Schedule = Latest['schedule']

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: 'UTC' })
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' })
const dayMs = 86_400_000

/** A minute of the day as the clock shows it. */
export const clockText = (minute: number): string => time.format(minute * 60_000)
/** A local day, `2026-11-22`, in words. */
export const dayText = (day: string): string => date.format(Date.parse(day))
/** By ISO: 1 is Monday. 5 January 1970 was one. */
export const weekdayText = (iso: number): string => weekday.format((iso + 3) * dayMs)

/** When the next one comes: "tomorrow at 08:00"; null when it is off. */
export function nextText(latest: Pick<Latest, 'nextDay' | 'today' | 'isDue'> & { schedule: Schedule }): string | null {
  const { nextDay, today, isDue, schedule } = latest
  if (nextDay === null) return null
  if (isDue) return 'within minutes'
  const ahead = Math.round((Date.parse(nextDay) - Date.parse(today)) / dayMs)
  const day = ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : `on ${weekday.format(Date.parse(nextDay))}`
  return `${day} at ${clockText(schedule.minute)}`
}
