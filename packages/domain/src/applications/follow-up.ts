import type { ApplicationStage } from '@jobpilot/schemas/applications'

/** Business days without a word after which one may ask; from the design, `06-domain`, Pipeline. */
const waits: Partial<Record<ApplicationStage, number>> = { applied: 6, screening: 10, interview: 2 }
/** More would not be welcome. */
const mostFollowUps = 3

/** When to ask how things stand, as a day of the person's calendar (`2026-12-01`), and which time that would be, from 1. */
export type FollowUp = { on: string; number: number }

/**
 * The next time to ask, while an answer is still to come. `lastWord` is the day of the last move or e-mail, `sent` how many e-mails
 * went out in this stage.
 */
export function nextFollowUp(stage: ApplicationStage, lastWord: string, sent: number): FollowUp | null {
  const wait = waits[stage]
  if (wait === undefined || sent >= mostFollowUps) return null
  return { on: addBusinessDays(lastWord, wait), number: sent + 1 }
}

const dayMs = 86_400_000
const isWeekend = (date: Date) => date.getUTCDay() % 6 === 0

/** Saturdays and Sundays do not count; public holidays differ from place to place and are not known. */
export function addBusinessDays(day: string, count: number): string {
  let date = new Date(day)
  for (let left = count; left > 0; ) {
    date = new Date(date.getTime() + dayMs)
    if (!isWeekend(date)) left -= 1
  }
  return date.toISOString().slice(0, 10)
}
