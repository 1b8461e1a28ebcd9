import { withUser } from '@jobpilot/db/with-user'
import { appendEvents } from '@jobpilot/domain/events/append-event'
import { createLogger } from '@jobpilot/platform/logger'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EventHub } from './event-hub.ts'
import { type FeedContext, openFeed } from './feed.ts'
import { createLiveFeeds } from './live-feeds.ts'
import { LiveSubscription } from './live-subscription.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** A feed's surroundings with a hub that wakes when the test says so. */
function surroundings(): { context: FeedContext; wake: () => void } {
  const wakes = new Set<() => void>()
  const hub: EventHub = {
    subscribe(_userId, wake) {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
    isListening: () => true,
    [Symbol.asyncDispose]: async () => undefined,
  }
  const log = createLogger({ name: 'test', level: 'silent', isReadable: false })
  return {
    context: { db: database.db, hub, log },
    wake() {
      for (const each of wakes) each()
    },
  }
}
const emit = (userId: string, count: number) =>
  withUser(database.db, userId, (tx) => appendEvents(tx, userId, Array(count).fill({ type: 'preferences.changed' })))
/** Long enough for whatever reads by itself to have read. */
async function settle(): Promise<void> {
  for (let query = 0; query < 30; query++) await sql`select 1`.execute(database.db)
}
function collect(after: number) {
  const seqs: number[] = []
  return {
    seqs,
    after,
    take: ({ events }: { events: readonly { seq: number }[] }) => void seqs.push(...events.map(({ seq }) => seq)),
    fail: (error: unknown) => {
      throw error
    },
  }
}
function countReads(): () => number {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  return () => spy.mock.calls.filter(([text]) => String(text).includes('read_events')).length
}

test('however many listen and however often they are woken, the log is read once', async () => {
  const ada = await createPerson(database.db)
  const { context, wake } = surroundings()
  const feed = openFeed(context, ada)
  await feed.opened
  await settle()
  const readers = Array.from({ length: 20 }, () => collect(0))
  for (const reader of readers) expect(feed.join(reader)).toBe(true)
  await emit(ada, 3)
  const reads = countReads()
  for (let time = 0; time < 50; time++) wake()
  await waitFor('three events each', () => (readers.every(({ seqs }) => seqs.length === 3) ? true : undefined))
  await settle()
  // One that was asked for, and one for the wakes that came while it was under way.
  expect(reads()).toBeLessThanOrEqual(2)
  feed.close()
})

test('a reader that has read further than its feed gets only what is new to it', async () => {
  const ada = await createPerson(database.db)
  const { context, wake } = surroundings()
  const feed = openFeed(context, ada)
  await feed.opened
  await settle()
  await emit(ada, 3)
  const [ahead, behind] = [collect(2), collect(0)]
  expect([feed.join(ahead), feed.join(behind)]).toEqual([true, true])
  wake()
  await waitFor('all of it', () => (behind.seqs.length === 3 ? true : undefined))
  expect(behind.seqs).toEqual([1, 2, 3])
  expect(ahead.seqs).toEqual([3])
  feed.close()
})

test('what is kept has an end: who is further behind may not join', async () => {
  const ada = await createPerson(database.db)
  const { context, wake } = surroundings()
  const feed = openFeed(context, ada)
  await feed.opened
  await emit(ada, 700)
  wake()
  await waitFor('the end', () => (feed.newest() === 700 ? true : undefined))
  const [inside, outside] = [collect(200), collect(199)]
  expect([feed.join(inside), feed.join(outside)]).toEqual([true, false])
  expect(inside.seqs).toHaveLength(500)
  expect(outside.seqs).toEqual([])
  feed.close()
})

test('a lost notification costs 10 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const ada = await createPerson(database.db)
    const feed = openFeed(surroundings().context, ada)
    const reader = collect(0)
    await feed.opened
    await settle()
    feed.join(reader)
    await emit(ada, 1)
    vi.advanceTimersByTime(9_999)
    await settle()
    expect(reader.seqs).toEqual([])
    vi.advanceTimersByTime(1)
    await settle()
    expect(reader.seqs).toEqual([1])
    feed.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a reader whose past is gone joins its feed, and does not ask the database on its own for ever', async () => {
  const ada = await createPerson(database.db)
  await emit(ada, 5)
  await database.owner.query('delete from events where user_id = $1', [ada])
  const { context, wake } = surroundings()
  const feeds = createLiveFeeds(context)
  const closing = new AbortController()
  const subscription = await LiveSubscription.open({ db: database.db, feeds }, ada, 1, closing)
  const sink = collect(0)
  const piped = subscription.pipeTo({ take: sink.take, hasRoom: async () => undefined })
  await settle()
  await emit(ada, 1)
  await settle()
  expect(sink.seqs).toEqual([])
  wake()
  await waitFor('the event', () => (sink.seqs.length === 1 ? true : undefined))
  closing.abort()
  await piped
  expect(feeds.count()).toBe(0)
})

test('a subscription may be iterated, and ends with its consumer', async () => {
  const ada = await createPerson(database.db)
  await emit(ada, 450)
  const feeds = createLiveFeeds(surroundings().context)
  const subscription = await LiveSubscription.open({ db: database.db, feeds }, ada, 0, new AbortController())
  const ids: string[] = []
  for await (const [id, { seq }] of subscription) {
    expect(id).toBe(String(seq))
    if (ids.push(id) === 450) break
  }
  expect(new Set(ids).size).toBe(450)
  expect(feeds.count()).toBe(0)
})
