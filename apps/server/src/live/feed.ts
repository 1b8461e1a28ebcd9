import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '@jobpilot/db/client'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { withUser } from '@jobpilot/db/with-user'
import { findEventsSince, findLastSeq } from '@jobpilot/domain/events/events.repository'
import type { Logger } from '@jobpilot/platform/logger'
import { isMeasuring, recordSeconds } from '@jobpilot/platform/telemetry/metrics'
import type { LiveEvent } from '@jobpilot/schemas/events'
import { batchesOf, type EventBatch, type FeedEvent, feedEvent } from './event-batch.ts'
import type { EventHub } from './event-hub.ts'

/** A notification may be lost with its connection: look at the table this often all the same. */
const rereadMs = 10_000
const retryMs = 1_000
const mostKept = 500
/** Characters of JSON, about a megabyte. */
const mostKeptSize = 1_000_000
export const pageSize = 200

export type FeedContext = { db: Database; hub: EventHub; log: Logger }

/** Somebody who is handed every entry after `after`, which the feed moves on. */
export type FeedReader = {
  after: number
  take(batch: EventBatch): void
  /** The log cannot be read, and not because the database is away: nothing will come any more. */
  fail(error: unknown): void
}

/** One person's log as this process follows it: read once, handed to everybody who listens. */
export type Feed = {
  /** Resolves once the end of the log is known. */
  opened: Promise<void>
  /** The newest entry that was read; 0 before `opened`. */
  newest(): number
  /** Hands on what is kept and whatever comes; false for a reader further behind than what is kept. */
  join(reader: FeedReader): boolean
  leave(reader: FeedReader): void
  close(): void
}

/** Adds entries and lets the oldest go, by number and by size. */
function keep(kept: FeedEvent[], events: readonly FeedEvent[]): FeedEvent[] {
  const all = [...kept, ...events].slice(-mostKept)
  let size = 0
  const from = all.findLastIndex(({ json }) => {
    size += json.length
    return size > mostKeptSize
  })
  return all.slice(from + 1)
}

/** How long entries were in the log before they were read here. */
function noteLag(events: readonly LiveEvent[]): void {
  for (const { at } of events) recordSeconds('jobpilot.event.lag', Math.max(0, Date.now() - Date.parse(at)) / 1_000, {})
}

/** Listens, then looks where the log ends, then reads what follows on each wake; wakes that come meanwhile make one more read. */
export function openFeed({ db, hub, log }: FeedContext, userId: string): Feed {
  const readers = new Set<FeedReader>()
  const { promise: opened, resolve: setOpened, reject: refuse } = Promise.withResolvers<void>()
  // Whoever waits is told; with nobody waiting it is no error of the process.
  opened.catch(() => undefined)
  let kept: FeedEvent[] = []
  let newest: number | undefined
  let isReading = false
  let isAwake = false
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  function hand(reader: FeedReader, batch: EventBatch): void {
    if (batch.last <= reader.after) return
    const isWhole = (batch.events[0]?.seq ?? 0) > reader.after
    const batches = isWhole ? [batch] : batchesOf(batch.events.filter(({ seq }) => seq > reader.after))
    for (const each of batches) {
      reader.after = each.last
      reader.take(each)
    }
  }

  async function readOn(): Promise<void> {
    let last = newest ?? (await withUser(db, userId, (tx) => findLastSeq(tx, userId)))
    newest = last
    setOpened()
    do {
      isAwake = false
      const found = await findEventsSince(db, userId, last, pageSize)
      if (isMeasuring()) noteLag(found)
      const page = found.map(feedEvent)
      if (page.length === pageSize) isAwake = true
      for (const [index, batch] of batchesOf(page).entries()) {
        // A long page is handed on in turns, so that the sockets can send in between.
        if (index > 0) await nextTurn()
        if (isClosed) return
        kept = keep(kept, batch.events)
        last = batch.last
        newest = last
        for (const reader of readers) hand(reader, batch)
      }
    } while (isAwake && !isClosed)
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    isReading = true
    let delay = rereadMs
    try {
      await readOn()
    } catch (error) {
      delay = retryMs
      if (!isDatabaseDown(error)) {
        log.error({ err: error, userId }, 'a log cannot be read')
        refuse(error)
        for (const reader of readers) reader.fail(error)
      }
    }
    isReading = false
    if (!isClosed) timer = setTimeout(wake, delay)
  }

  function wake(): void {
    isAwake = true
    if (!isReading) void look()
  }

  const stopListening = hub.subscribe(userId, wake)
  wake()
  return {
    opened,
    newest: () => newest ?? 0,
    join(reader) {
      const before = kept[0] ? kept[0].seq - 1 : newest
      if (before === undefined || reader.after < before) return false
      readers.add(reader)
      for (const batch of batchesOf(kept.filter(({ seq }) => seq > reader.after))) hand(reader, batch)
      return true
    },
    leave: (reader) => void readers.delete(reader),
    close() {
      isClosed = true
      clearTimeout(timer)
      stopListening()
    },
  }
}
