import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { withUser } from '@jobpilot/db/with-user'
import { findLastSeq } from '@jobpilot/domain/events/events.repository'
import type { Logger } from '@jobpilot/platform/logger'
import type { ServerEnv } from './env.ts'
import type { LiveFeeds } from './live/live-feeds.ts'

/** Reads that may be a moment old. What this process has already told the person's screens is always in them. */
export type Reader = AsyncDisposable & {
  read: <T>(userId: string, work: (db: Database) => Promise<T>) => Promise<T>
}

const poolSize = 10

/**
 * Sends reads to the replica of `DATABASE_READ_URL`, and to the primary when there is none, when the replica is away, or
 * when it has not yet replayed the newest entry of the person's log that went out from here: a screen that was told of a
 * change must find it.
 */
export function createReader(env: ServerEnv, primary: Database, feeds: LiveFeeds, log: Logger): Reader {
  if (!env.DATABASE_READ_URL)
    return { read: (_userId, work) => work(primary), [Symbol.asyncDispose]: async () => undefined }
  const replica = createDatabase(
    createPool({
      url: env.DATABASE_READ_URL,
      applicationName: 'jobpilot-read',
      max: poolSize,
      as: 'app',
      isPreparing: env.DATABASE_PREPARED ?? !env.DATABASE_DIRECT_URL,
      onError: (error) => log.warn({ err: error }, 'idle connection to the replica lost'),
    }),
  )
  const isFresh = async (userId: string) =>
    (await withUser(replica, userId, (tx) => findLastSeq(tx, userId))) >= feeds.newestOf(userId)
  return {
    async read(userId, work) {
      try {
        if (await isFresh(userId)) return await work(replica)
      } catch (error) {
        if (!isDatabaseDown(error)) throw error
        log.warn({ err: error }, 'the replica is away, reading from the primary')
      }
      return await work(primary)
    },
    [Symbol.asyncDispose]: () => replica.destroy(),
  }
}
