import type { SourceError, SourceHealth } from '@jobpilot/schemas/sources'
import type { SourceTerms } from './adapter.ts'
import { SourceFailure } from './source-error.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const longestBackoff = day

/** Boards that were added together are not asked together for ever: up to a tenth later. */
const jittered = (seconds: number, random: () => number) => Math.ceil(seconds * (1 + random() / 10))

export const secondsToRefresh = ({ refreshMinutes }: SourceTerms, random = Math.random): number =>
  jittered(refreshMinutes * minute, random)

export const secondsToMidnight = (now = new Date()): number =>
  Math.ceil((Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) - now.getTime()) / 1_000)

/** What a failed run means for its source: how it does, and when to ask again. */
export type AfterFailure = {
  outcome: 'waiting' | 'failed'
  health: SourceHealth
  nextInSeconds: number
  failures: number
  error: SourceError
}

/** Failures in a row double the wait, from ten minutes to a day; being asked to wait, or having no call left, is no failure. */
export function afterFailure(thrown: unknown, failures: number, random = Math.random): AfterFailure {
  const failure =
    thrown instanceof SourceFailure
      ? thrown
      : new SourceFailure(
          'site-failing',
          'Something went wrong on our side while reading it. It is asked again later.',
          { cause: thrown },
        )
  const error = { code: failure.code, message: failure.message.slice(0, 500) }
  if (failure.code === 'budget-spent')
    return {
      outcome: 'waiting',
      health: 'waiting',
      nextInSeconds: secondsToMidnight() + jittered(hour, random) - hour,
      failures,
      error,
    }
  if (failure.code === 'asked-to-wait') {
    const seconds = Math.min(day, Math.max(minute, failure.retryAfterSeconds ?? 30 * minute))
    return { outcome: 'waiting', health: 'waiting', nextInSeconds: jittered(seconds, random), failures, error }
  }
  if (failure.code === 'key-missing') return { outcome: 'failed', health: 'off', nextInSeconds: day, failures, error }
  const backoff = Math.min(longestBackoff, 10 * minute * 2 ** Math.min(failures, 12))
  const seconds = failure.code === 'no-such-board' || failure.code === 'robots' ? Math.max(backoff, 6 * hour) : backoff
  return {
    outcome: 'failed',
    health: 'failing',
    nextInSeconds: jittered(seconds, random),
    failures: failures + 1,
    error,
  }
}
