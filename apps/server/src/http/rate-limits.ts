import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { ServerEnv } from '../env.ts'

export type LimitName = 'writes' | 'signIn' | 'uploads' | 'unsubscribe'
export type LimitState = { limit: number; remaining: number; resetSeconds: number }

const waitOf = (seconds: number): string => (seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`)

/** Over the limit; `state.resetSeconds` says when to come back. */
export class RateLimitError extends Error {
  override name = 'RateLimitError'
  readonly state: LimitState
  constructor(state: LimitState) {
    super(`Too many requests. Try again in ${waitOf(state.resetSeconds)}.`)
    this.state = state
  }
}

export type RateLimits = {
  take(name: LimitName, key: string): Promise<LimitState>
  /** Gives one back, for what turned out not to count. */
  giveBack(name: LimitName, key: string): Promise<void>
}

/**
 * Counters in Postgres, so that several servers count together. Reading is not counted: a read is cheaper than the
 * write that would count it.
 */
export function createRateLimits(pool: pg.Pool, env: ServerEnv): RateLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  const limiters: Record<LimitName, RateLimiterPostgres> = {
    writes: limiter('w', env.RATE_LIMIT_WRITES, 60),
    signIn: limiter('s', env.RATE_LIMIT_SIGN_IN, 15 * 60),
    uploads: limiter('u', 30, 60),
    // Programs of large mail providers turn mails off for many people from few addresses.
    unsubscribe: limiter('m', 120, 60),
  }
  return {
    async giveBack(name, key) {
      await limiters[name].reward(key)
    },
    async take(name, key) {
      const chosen = limiters[name]
      const stateOf = (result: RateLimiterRes): LimitState => ({
        limit: chosen.points,
        remaining: Math.max(0, result.remainingPoints),
        resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
      })
      try {
        return stateOf(await chosen.consume(key))
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new RateLimitError(stateOf(error))
        throw error
      }
    },
  }
}
