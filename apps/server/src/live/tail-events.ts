import type { Database } from '@jobpilot/db/client'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { withUser } from '@jobpilot/db/with-user'
import { findEventsSince, findLastSeq } from '@jobpilot/domain/events/events.repository'
import type { LiveEvent } from '@jobpilot/schemas/events'
import type { EventHub } from './event-hub.ts'

/** A notification may be lost with its connection: look at the table this often all the same. */
const rereadMs = 10_000
const pageSize = 200

/**
 * A person's events from `lastSeq` on, for ever, in order, none twice: listens first, then reads what is there, then
 * tails. Without `lastSeq`, only what happens from now on. Ends when `signal` is aborted.
 */
export async function* tailEvents(
  context: { db: Database; hub: EventHub },
  userId: string,
  lastSeq: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  let isAwake = true
  let resolveWait: (() => void) | undefined
  const wake = () => {
    isAwake = true
    resolveWait?.()
  }
  const stop = context.hub.subscribe(userId, wake)
  signal.addEventListener('abort', wake)
  try {
    let seq = lastSeq ?? (await withUser(context.db, userId, (tx) => findLastSeq(tx, userId)))
    while (!signal.aborted) {
      isAwake = false
      const events = await readEvents(context.db, userId, seq)
      for (const event of events) {
        yield event
        seq = event.seq
      }
      if (events.length === pageSize || isAwake || signal.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rereadMs)
        resolveWait = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  } finally {
    stop()
    signal.removeEventListener('abort', wake)
  }
}

/** What is after `seq`; nothing while the database is away, since the reader looks again by itself. */
async function readEvents(db: Database, userId: string, seq: number): Promise<LiveEvent[]> {
  try {
    return await withUser(db, userId, (tx) => findEventsSince(tx, userId, seq, pageSize))
  } catch (error) {
    if (isDatabaseDown(error)) return []
    throw error
  }
}
