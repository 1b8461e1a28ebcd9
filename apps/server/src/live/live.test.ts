import { createClient, type JobPilotClient } from '@jobpilot/client/create-client'
import { withUser } from '@jobpilot/db/with-user'
import { appendEvents } from '@jobpilot/domain/events/append-event'
import { waitFor } from '@jobpilot/testing/wait-for'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ SUBSCRIPTION_LIMIT: '20' })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

const emit = (userId: string, count: number) =>
  withUser(server.database.db, userId, (tx) =>
    appendEvents(
      tx,
      userId,
      Array.from({ length: count }, (_, version) => ({ type: 'profile.changed' as const, version })),
    ),
  )

function follow(
  client: JobPilotClient,
  lastEventId?: string,
): { seqs: number[]; isStarted: () => true | undefined; stop: () => void } {
  const seqs: number[] = []
  let isStarted: true | undefined
  const subscription = client.api.events.live.subscribe(
    { lastEventId },
    {
      onStarted: () => {
        isStarted = true
      },
      onData: ({ data }) => seqs.push(data.seq),
    },
  )
  return { seqs, isStarted: () => isStarted, stop: () => subscription.unsubscribe() }
}
const clientFor = (token: string) => createClient(server.url, { getToken: async () => token })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('events written by many at once arrive in order, none lost, none twice, to their person alone', async () => {
  const [ada, bob] = [await server.signUp(), await server.signUp()]
  const clients = [clientFor(ada.accessToken), clientFor(bob.accessToken)] as const
  const [ours, others] = [follow(clients[0], '0'), follow(clients[1], '0')]
  await Promise.all(Array.from({ length: 40 }, () => emit(ada.userId, 25)))
  await waitFor('1,000 events', () => (ours.seqs.length >= 1000 ? true : undefined))
  expect(ours.seqs).toEqual(range(1, 1000))
  expect(others.seqs).toEqual([])
  await Promise.all(clients.map((client) => client.close()))
})

test('a reader resumes after its last event, and without one sees only what comes', async () => {
  const ada = await server.signUp()
  await emit(ada.userId, 10)
  const client = clientFor(ada.accessToken)
  const [resumed, fresh] = [follow(client, '7'), follow(client)]
  await waitFor('the start', fresh.isStarted)
  await waitFor('the replay', () => (resumed.seqs.length === 3 ? true : undefined))
  await emit(ada.userId, 2)
  await waitFor('both at the end', () => (fresh.seqs.at(-1) === 12 && resumed.seqs.at(-1) === 12 ? true : undefined))
  expect(resumed.seqs).toEqual(range(8, 12))
  expect(fresh.seqs).toEqual([11, 12])
  await client.close()
})

test('nothing is lost or doubled when the LISTEN connection and the sockets are cut', async () => {
  const ada = await server.signUp()
  const client = clientFor(ada.accessToken)
  const reader = follow(client, '0')
  for (let round = 0; round < 5; round++) {
    await emit(ada.userId, 20)
    await server.database.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jobpilot-live' and datname = current_database()`,
    )
    await emit(ada.userId, 20)
    await waitFor(`round ${round}`, () => (reader.seqs.length >= (round + 1) * 40 ? true : undefined), 20_000)
  }
  expect(reader.seqs).toEqual(range(1, 200))
  await client.close()
})

test('while the database is away one connection is tried at a time, and news arrive once it is back', async () => {
  const ada = await server.signUp()
  const client = clientFor(ada.accessToken)
  const reader = follow(client, '0')
  await emit(ada.userId, 1)
  await waitFor('the first event', () => (reader.seqs.length === 1 ? true : undefined))
  const name = new URL(server.database.url).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('serverUrl') })
  await admin.connect()
  const attempts = vi.spyOn(pg.Client.prototype, 'connect')
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name like 'jobpilot%'`,
    [name],
  )
  const reached = (count: number) =>
    waitFor(`${count} attempts`, () => (attempts.mock.calls.length >= count ? true : undefined), 30_000)
  await reached(4)
  const started = performance.now()
  await reached(8)
  // With back-off these four take seconds; rounds that multiply would make thousands of tries in that time.
  expect(performance.now() - started).toBeGreaterThan(500)
  attempts.mockRestore()
  await admin.query(`alter database ${name} allow_connections true`)
  await admin.end()
  await emit(ada.userId, 1)
  await waitFor('the second event', () => (reader.seqs.includes(2) ? true : undefined), 30_000)
  await client.close()
}, 60_000)

/** A socket that speaks the wire format by hand. */
async function openSocket(
  token: string | undefined,
): Promise<{ socket: WebSocket; messages: Record<string, unknown>[]; closed: Promise<number> }> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/trpc?connectionParams=1`)
  const messages: Record<string, unknown>[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  const closed = new Promise<number>((done) => socket.on('close', done))
  await new Promise((done, fail) => socket.once('open', done).once('error', fail))
  if (token !== undefined) socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  return { socket, messages, closed }
}
const subscribe = (id: number) =>
  JSON.stringify({ id, method: 'subscription', params: { path: 'events.live', input: { lastEventId: '0' } } })

test('a bad token closes the socket', async () => {
  const { closed } = await openSocket('a.b.c')
  expect(await closed).toBe(4401)
})

test('a silent socket is closed after 5 s', async () => {
  const { closed } = await openSocket(undefined)
  expect(await closed).toBe(4408)
})

test('the 21st subscription on one socket is refused, the others go on', async () => {
  const ada = await server.signUp()
  const { socket, messages } = await openSocket(ada.accessToken)
  for (let id = 1; id <= 21; id++) socket.send(subscribe(id))
  const error = await waitFor('the refusal', () => messages.find((message) => 'error' in message))
  expect(error).toMatchObject({ error: { data: { code: 'TOO_MANY_REQUESTS' } } })
  await emit(ada.userId, 1)
  await waitFor('20 deliveries', () =>
    messages.filter((message) => JSON.stringify(message).includes('profile.changed')).length === 20 ? true : undefined,
  )
  socket.close()
})

test('a reader that does not read is dropped before it fills the memory, and resumes where it was', async () => {
  const ada = await server.signUp()
  const text = 'x'.repeat(19_000)
  const body = { type: 'draft.partial' as const, draftId: crypto.randomUUID(), text }
  for (let round = 0; round < 10; round++) {
    await withUser(server.database.db, ada.userId, (tx) => appendEvents(tx, ada.userId, Array(100).fill(body)))
  }
  const { socket, messages, closed } = await openSocket(ada.accessToken)
  socket.send(subscribe(1))
  await waitFor('the first event', () => (messages.length > 1 ? true : undefined))
  socket.pause()
  const before = process.memoryUsage().rss
  // Node tells of a closed connection only once its data is read: the server's own count says that it let go.
  await waitFor('the drop', () => (server.sockets() === 0 ? true : undefined), 30_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  socket.resume()
  await closed
  const client = clientFor(ada.accessToken)
  const reader = follow(client, '900')
  await waitFor('the rest', () => (reader.seqs.at(-1) === 1000 ? true : undefined))
  expect(reader.seqs).toEqual(range(901, 1000))
  await client.close()
}, 60_000)

test('a live reader that stops reading is dropped at 1 MB, while the other one gets everything', async () => {
  const ada = await server.signUp()
  const body = { type: 'draft.partial' as const, draftId: crypto.randomUUID(), text: 'x'.repeat(19_000) }
  const { socket, messages, closed } = await openSocket(ada.accessToken)
  socket.send(subscribe(1))
  await waitFor('the start', () => (messages.length > 0 ? true : undefined))
  const client = clientFor(ada.accessToken)
  const reader = follow(client)
  await waitFor('the other start', reader.isStarted)
  socket.pause()
  let written = 0
  await waitFor(
    'the drop',
    async () => {
      if (server.sockets() === 1) return true
      await withUser(server.database.db, ada.userId, (tx) => appendEvents(tx, ada.userId, Array(20).fill(body)))
      written += 20
      return undefined
    },
    8_000,
  )
  await waitFor('all of it', () => (reader.seqs.length === written ? true : undefined))
  expect(reader.seqs).toEqual(range(1, written))
  socket.resume()
  await closed
  await client.close()
})

test('queries and mutations are refused on a socket', async () => {
  const ada = await server.signUp()
  const { socket, messages } = await openSocket(ada.accessToken)
  socket.send(JSON.stringify({ id: 1, method: 'mutation', params: { path: 'brake.press' } }))
  expect(await waitFor('the refusal', () => messages[0])).toMatchObject({
    error: { data: { code: 'METHOD_NOT_SUPPORTED' } },
  })
  socket.close()
})

test('a socket is closed when its token runs out', async () => {
  const ada = await server.signUp()
  const { localAuth, sessions } = server.services
  const verify = sessions.open
  // The same session, ending in 300 ms: the clock of a token cannot be turned, its end can.
  sessions.open = async (token) => ({ ...(await verify(token)), expiresAt: Date.now() + 300 })
  try {
    const minted = await localAuth?.mint(ada.userId)
    const { socket, closed } = await openSocket(minted?.accessToken)
    socket.send(subscribe(1))
    expect(await closed).toBe(4401)
  } finally {
    sessions.open = verify
  }
})

test('a frame over 64 kB closes the socket, and the server lives', async () => {
  const { socket, closed } = await openSocket((await server.signUp()).accessToken)
  socket.send('x'.repeat(70_000))
  expect(await closed).toBe(1009)
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
})
