import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@jobpilot/db/client'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import type { LiveEvent } from '@jobpilot/schemas/events'
import { tracked } from '@trpc/server'
import { batchesOf, type EventBatch, type FeedEvent, feedEvent } from './event-batch.ts'
import { type Feed, type FeedReader, pageSize } from './feed.ts'
import type { LiveFeeds } from './live-feeds.ts'

const retryMs = 1_000

type TrackedEvent = ReturnType<typeof tracked<LiveEvent>>

/** Where events go when they are pushed. */
export type LiveSink = {
  take(batch: EventBatch): void
  /** Resolves when there is room again: a reader that catches up is not handed more than it takes. */
  hasRoom(): Promise<void>
}

/**
 * A person's events after an entry, in order, none twice, until it is closed. Either pushed into a sink, or iterated,
 * which is how tRPC's own adapter and callers in this process read it.
 */
export class LiveSubscription implements AsyncIterable<TrackedEvent> {
  readonly #source: { db: Database; userId: string; feed: Feed }
  readonly #closing: AbortController
  readonly #after: number

  private constructor(
    source: { db: Database; userId: string; feed: Feed },
    after: number | undefined,
    closing: AbortController,
  ) {
    this.#source = source
    this.#after = after ?? source.feed.newest()
    this.#closing = closing
  }

  /**
   * Waits until the database answers. Without `after`: only what happens from now on. Aborting `closing` ends it, and it
   * is aborted when the subscription ends by itself or cannot be opened.
   */
  static async open(
    context: { db: Database; feeds: LiveFeeds },
    userId: string,
    after: number | undefined,
    closing: AbortController,
  ): Promise<LiveSubscription> {
    const { feed, release } = context.feeds.acquire(userId)
    const closed = Promise.withResolvers<void>()
    const close = () => {
      release()
      closed.resolve()
    }
    closing.signal.addEventListener('abort', close, { once: true })
    if (closing.signal.aborted) close()
    try {
      await Promise.race([feed.opened, closed.promise])
    } catch (error) {
      closing.abort()
      throw error
    }
    return new LiveSubscription({ db: context.db, userId, feed }, after, closing)
  }

  close(): void {
    this.#closing.abort()
  }

  /** Resolves when it is closed; throws when the log cannot be read. */
  async pipeTo(sink: LiveSink): Promise<void> {
    const { signal } = this.#closing
    const ended = Promise.withResolvers<void>()
    const reader: FeedReader = { after: this.#after, take: sink.take, fail: ended.reject }
    signal.addEventListener('abort', () => ended.resolve(), { once: true })
    if (signal.aborted) ended.resolve()
    try {
      await Promise.race([ended.promise, this.#catchUp(reader, sink)])
      await ended.promise
    } finally {
      this.#source.feed.leave(reader)
      this.close()
    }
  }

  /** Reads for itself until the feed can take over. */
  async #catchUp(reader: FeedReader, sink: LiveSink): Promise<void> {
    const { feed } = this.#source
    const { signal } = this.#closing
    while (!signal.aborted && !feed.join(reader)) {
      const newest = feed.newest()
      const page = await this.#readPage(reader.after)
      for (const batch of batchesOf(page)) {
        if (signal.aborted) return
        reader.after = batch.last
        sink.take(batch)
        await sink.hasRoom()
      }
      // Nothing up to where the feed was: those entries are past their keep.
      if (page.length === 0) reader.after = Math.max(reader.after, newest)
    }
  }

  /** The next entries from the database, for which it waits while that is away. */
  async #readPage(after: number): Promise<FeedEvent[]> {
    const { db, userId } = this.#source
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        return (await findEventsSince(db, userId, after, pageSize)).map(feedEvent)
      } catch (error) {
        if (!isDatabaseDown(error)) throw error
        await wait(retryMs, undefined, { signal }).catch(() => undefined)
      }
    }
    return []
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TrackedEvent, void> {
    const { signal } = this.#closing
    const batches: EventBatch[] = []
    let wake = () => {}
    const piped = this.pipeTo({
      take(batch) {
        batches.push(batch)
        wake()
      },
      hasRoom: async () => undefined,
    }).finally(() => wake())
    // Awaited at the end, which may be long after it failed.
    piped.catch(() => undefined)
    try {
      while (!signal.aborted) {
        for (const { seq, json } of batches.shift()?.events ?? []) {
          if (!signal.aborted) yield tracked(String(seq), JSON.parse(json) as LiveEvent)
        }
        if (batches.length > 0 || signal.aborted) continue
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      await piped
    } finally {
      this.close()
    }
  }
}
