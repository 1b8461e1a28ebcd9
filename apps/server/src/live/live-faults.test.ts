import { withUser } from '@jobpilot/db/with-user'
import { appendEvents } from '@jobpilot/domain/events/append-event'
import { createLogger } from '@jobpilot/platform/logger'
import { followLog, type ResumingSubscriber } from '@jobpilot/testing/resuming-subscriber'
import { waitFor } from '@jobpilot/testing/wait-for'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../start-server.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

const changed = { type: 'preferences.changed' as const }
const emit = (userId: string, count: number) =>
  withUser(server.database.db, userId, (tx) => appendEvents(tx, userId, Array(count).fill(changed)))
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Writes in `writers` transactions at once, each kept open for up to 20 ms after its event. */
async function writeWithDelays(userId: string, writers: number, eventsEach: number): Promise<void> {
  const write = async () => {
    for (let index = 0; index < eventsEach; index++) {
      await withUser(server.database.db, userId, async (tx) => {
        await appendEvents(tx, userId, [changed])
        await sql`select pg_sleep(random() * 0.02)`.execute(tx)
      })
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
}

async function allHave(subscribers: ResumingSubscriber[], count: number): Promise<void> {
  await waitFor(
    `${count} events each`,
    () => (subscribers.every(({ seqs }) => seqs.length >= count) ? true : undefined),
    30_000,
  )
  for (const subscriber of subscribers) {
    expect(subscriber.faults).toEqual([])
    expect(subscriber.seqs).toEqual(range(1, count))
    subscriber.stop()
  }
}

const follow = (person: { accessToken: string }, url = () => server.url) =>
  followLog({ url, token: () => person.accessToken, after: 0 })

test('50 writers that commit late, subscribers that come and go, and nobody misses or repeats an event', async () => {
  const ada = await server.signUp()
  const subscribers = Array.from({ length: 6 }, () => follow(ada))
  let isWritten = false
  const drops = (async () => {
    while (!isWritten) {
      for (const subscriber of subscribers.slice(2)) if (subscriber.isLive()) subscriber.drop()
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    }
  })()
  await writeWithDelays(ada.userId, 50, 6)
  isWritten = true
  await drops
  expect(subscribers.at(-1)?.starts()).toBeGreaterThan(1)
  await allHave(subscribers, 300)
}, 60_000)

test('LISTEN is cut again and again while events flow', async () => {
  const ada = await server.signUp()
  const subscribers = [follow(ada), follow(ada)]
  let cuts = 0
  let isWritten = false
  const cutting = (async () => {
    while (!isWritten) {
      const { rowCount } = await server.database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jobpilot-live' and datname = current_database()`,
      )
      cuts += rowCount ?? 0
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  await writeWithDelays(ada.userId, 10, 40)
  isWritten = true
  await cutting
  expect(cuts).toBeGreaterThan(3)
  await allHave(subscribers, 400)
}, 60_000)

test('a server that restarts is found again, and what happened meanwhile is there', async () => {
  const ada = await server.signUp()
  const settings = { ...server.services.env, PORT: 0 }
  const log = createLogger({ name: 'test', level: 'silent', isReadable: false })
  let current: RunningServer | undefined
  const subscriber = follow(ada, () => current?.url ?? 'http://127.0.0.1:9')
  for (let round = 1; round <= 3; round++) {
    current = await startServer(settings, log)
    await waitFor('the start', () => (subscriber.starts() >= round && subscriber.isLive() ? true : undefined))
    await emit(ada.userId, 50)
    await waitFor('the first half', () => (subscriber.seqs.length === round * 100 - 50 ? true : undefined))
    const stopped = current.stop()
    current = undefined
    await emit(ada.userId, 50)
    await stopped
  }
  current = await startServer(settings, log)
  await allHave([subscriber], 300)
  await current.stop()
}, 60_000)

test('a reader further back than what is kept gets the rest, and the gap shows', async () => {
  const ada = await server.signUp()
  await emit(ada.userId, 5)
  await server.database.owner.query('delete from events where user_id = $1 and seq <= 3', [ada.userId])
  const subscriber = followLog({ url: () => server.url, token: () => ada.accessToken, after: 1 })
  await waitFor('the rest', () => (subscriber.seqs.length === 2 ? true : undefined))
  expect(subscriber.faults).toEqual([{ expected: 2, got: 4 }])
  subscriber.stop()
  await server.database.owner.query('delete from events where user_id = $1', [ada.userId])
  // Nothing at all is left of what it missed: it must still get what comes.
  const late = followLog({ url: () => server.url, token: () => ada.accessToken, after: 1 })
  await waitFor('the start', () => (late.isLive() ? true : undefined))
  await emit(ada.userId, 1)
  await waitFor('the next event', () => (late.seqs.includes(6) ? true : undefined))
  expect(late.seqs).toEqual([6])
  late.stop()
})

test('a reader further back than the window catches up beside one that is live, without loss or repetition', async () => {
  const ada = await server.signUp()
  const live = follow(ada)
  await waitFor('the start', () => (live.isLive() ? true : undefined))
  for (let round = 0; round < 6; round++) await emit(ada.userId, 200)
  let isWritten = false
  const writing = writeWithDelays(ada.userId, 4, 25).finally(() => {
    isWritten = true
  })
  const late: ResumingSubscriber[] = []
  while (!isWritten) {
    late.push(follow(ada))
    await waitFor('its start', () => (late.at(-1)?.isLive() || isWritten ? true : undefined))
  }
  await writing
  await allHave([live, ...late], 1300)
}, 60_000)
