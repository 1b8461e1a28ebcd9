import type { DateRange, ExperienceItem } from '@jobpilot/schemas/profile'

const monthIndex = (date: string, fallback: number): number => {
  const [year = '0', month] = date.split('-')
  return Number(year) * 12 + (month === undefined ? fallback : Number(month) - 1)
}

function monthsOf(dates: DateRange, today: string): [number, number] | undefined {
  if (dates.from === null) return undefined
  const from = monthIndex(dates.from, 0)
  const to =
    dates.to === null ? from : dates.to === 'present' ? monthIndex(today.slice(0, 7), 0) : monthIndex(dates.to, 11)
  return to >= from ? [from, to + 1] : undefined
}

/** Years worked, from the dates of the jobs, overlaps counted once. Null when no job carries a date. A year alone counts from January to December. */
export function yearsWorked(experience: readonly ExperienceItem[], today: string): number | null {
  const spans = experience
    .flatMap((item) => (item.dates === null ? [] : [monthsOf(item.dates, today)]))
    .filter((span) => span !== undefined)
    .sort((a, b) => a[0] - b[0])
  if (spans.length === 0) return null
  let months = 0
  let reach = -Infinity
  for (const [from, to] of spans) {
    months += Math.max(0, to - Math.max(from, reach))
    reach = Math.max(reach, to)
  }
  return Math.round((months / 12) * 10) / 10
}
