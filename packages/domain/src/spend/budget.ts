/** From this share of the budget on, the person is warned. */
export const warnPercent = 80

/** How a month's budget stands: `stopped` means that the next call was or will be refused. */
export type BudgetState = 'ok' | 'warned' | 'stopped'

export type BudgetFigures = {
  spentMicroUsd: number
  limitMicroUsd: number
  /** The limit at which a call was refused this month; null when none was. */
  refusedAtMicroUsd: number | null
}

/** A limit of 0 means that no model is to be used: nothing to warn of. A raised limit lifts the stop. */
export function budgetState({ spentMicroUsd, limitMicroUsd, refusedAtMicroUsd }: BudgetFigures): BudgetState {
  if (limitMicroUsd <= 0) return 'ok'
  if (spentMicroUsd >= limitMicroUsd) return 'stopped'
  if (refusedAtMicroUsd !== null && limitMicroUsd <= refusedAtMicroUsd) return 'stopped'
  return spentMicroUsd * 100 >= limitMicroUsd * warnPercent ? 'warned' : 'ok'
}

/** Before this many days of the month, a pace says little. */
const daysToTell = 3
const dayMs = 86_400_000

export type Forecast = {
  /** What the month comes to at the pace so far, micro-dollars; at least what is spent. */
  microUsd: number
  /** The day (UTC) on which the budget is used up at that pace; null when the month ends first. */
  limitOn: string | null
}

/** The pace of the month so far, carried on to its end (UTC). Null in the first days, and while nothing is spent. */
export function forecastSpend(spentMicroUsd: number, limitMicroUsd: number, now: Date): Forecast | null {
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  const elapsed = now.getTime() - start
  if (spentMicroUsd <= 0 || elapsed < daysToTell * dayMs) return null
  const microUsd = Math.max(spentMicroUsd, Math.round((spentMicroUsd / elapsed) * (end - start)))
  const reached = start + (limitMicroUsd / spentMicroUsd) * elapsed
  const isBefore = limitMicroUsd > 0 && spentMicroUsd < limitMicroUsd && reached < end
  return { microUsd, limitOn: isBefore ? new Date(reached).toISOString().slice(0, 10) : null }
}
