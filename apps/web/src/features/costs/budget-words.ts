import { usd } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'

export type Spend = RouterOutputs['spend']['month']

const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** `2026-11` as "November 2026". */
export const monthText = (month: string): string => monthName.format(new Date(`${month}-15T00:00:00Z`))

/** When the next month, and with it a new budget, begins. */
export function nextMonthText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return dayName.format(new Date(Date.UTC(year ?? 2000, number ?? 1, 1)))
}

/** What the month comes to, in one or two sentences. */
export function forecastText({ forecast, spentMicroUsd, state }: Spend): string {
  if (state === 'stopped') return 'No model is called any more this month, so nothing is added.'
  if (spentMicroUsd === 0) return 'Nothing was spent yet.'
  if (forecast === null) return 'Too early in the month to say what it will come to.'
  const end = `At this pace the month comes to about ${usd(forecast.microUsd)}.`
  if (forecast.limitOn === null) return end
  return `${end} The budget would be used up around ${dayName.format(new Date(`${forecast.limitOn}T12:00:00Z`))}.`
}
