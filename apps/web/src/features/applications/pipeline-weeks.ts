import type { Week } from '../../ui/week-bars.tsx'
import type { Tracked } from './pipeline-rows.ts'

/** As far back as is shown: a quarter of a year. */
const howMany = 12

/** The Monday of the week that an instant is in, where the person is, as midnight UTC of that day of the calendar. */
function mondayOf(date: Date): number {
  const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return day - ((date.getDay() + 6) % 7) * 86_400_000
}
const weekMs = 7 * 86_400_000

/** Applications, first, and first answers to them, second, of each week up to this one. */
export function weeksOf(openings: readonly Tracked[], now = new Date()): Week[] {
  const last = mondayOf(now)
  const weeks = Array.from({ length: howMany }, (_, at) => ({
    monday: new Date(last - (howMany - 1 - at) * weekMs).toISOString().slice(0, 10),
    first: 0,
    second: 0,
  }))
  const count = (at: string | null, which: 'first' | 'second') => {
    const week = at === null ? undefined : weeks[howMany - 1 - (last - mondayOf(new Date(at))) / weekMs]
    if (week !== undefined) week[which] += 1
  }
  for (const { appliedAt, answeredAt } of openings) {
    count(appliedAt, 'first')
    count(answeredAt, 'second')
  }
  return weeks
}
