import type { PersonClock } from './briefings.repository.ts'

const dayMs = 86_400_000

/**
 * The local day of the next briefing, `2026-11-23`; null when it is off. `isTodayTaken`: today's is made or on its way.
 */
export function nextDay(clock: PersonClock, isTodayTaken: boolean): string | null {
  const { schedule, today, minuteNow, dueDay } = clock
  if (schedule.frequency === 'off') return null
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = new Date(Date.parse(today) + ahead * dayMs)
    const day = date.toISOString().slice(0, 10)
    // Sunday is 0 in this language and 7 by ISO.
    if (schedule.frequency === 'weekly' && (date.getUTCDay() || 7) !== schedule.weekday) continue
    const isStillToCome = minuteNow < schedule.minute || dueDay === today
    if (ahead === 0 && (isTodayTaken || !isStillToCome)) continue
    return day
  }
  return null
}
