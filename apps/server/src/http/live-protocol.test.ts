import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withUser } from '@jobpilot/db/with-user'
import { appendEvents } from '@jobpilot/domain/events/append-event'
import type { EventBody } from '@jobpilot/schemas/events'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { attachSockets } from './sockets.ts'

let server: TestServer
const stock = createServer()
let stockSockets: { close: () => void; count: () => number }
let stockUrl: string
beforeAll(async () => {
  server = await startTestServer({ SUBSCRIPTION_LIMIT: '3' })
  // The same services behind tRPC's adapter alone: what it sends is what has to be sent.
  stockSockets = attachSockets(stock, server.services, () => (data, isBinary, passOn) => passOn(data, isBinary))
  await new Promise<void>((done) => stock.listen(0, '127.0.0.1', done))
  stockUrl = `http://127.0.0.1:${(stock.address() as AddressInfo).port}`
})
afterAll(async () => {
  stockSockets.close()
  await new Promise((done) => stock.close(done))
  await server[Symbol.asyncDispose]()
})

type Step = { send: string | Buffer } | { frames: number } | { emit: EventBody[] } | { isClosed: true }

const message = (id: unknown, method: string, params?: unknown, more = {}) => ({ id, method, params, ...more })
const live = (id: unknown, input?: unknown, more = {}) =>
  message(id, 'subscription', { path: 'events.live', input }, more)
const send = (value: unknown): Step => ({ send: JSON.stringify(value) })
const changed: EventBody = { type: 'preferences.changed' }
const partial = (text: string): EventBody => ({ type: 'draft.partial', draftId: crypto.randomUUID(), text })

async function open(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`)
  const frames: string[] = []
  let closeCode: number | undefined
  socket.on('message', (data) => frames.push(String(data)))
  socket.on('close', (code) => {
    closeCode = code
  })
  await new Promise((done, fail) => socket.once('open', done).once('error', fail))
  return { socket, frames, closeCode: () => closeCode }
}

/** Frames per request id, in order: what different requests on one socket get may come in between each other. */
function byRequest(frames: string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const frame of frames) {
    const id = frame === 'PONG' ? 'PONG' : JSON.stringify(JSON.parse(frame).id)
    const text = frame
      .replace(/"requestId":"[0-9a-f-]{36}"/, '"requestId":"R"')
      .replace(/"traceId":"[0-9a-f]{32}"/, '"traceId":"T"')
    found[id] = [...(found[id] ?? []), text]
  }
  return found
}

async function play(steps: Step[]) {
  const ada = await server.signUp()
  const emit = (bodies: EventBody[]) =>
    withUser(server.database.db, ada.userId, (tx) => appendEvents(tx, ada.userId, bodies))
  await emit([changed, partial('æ "quoted" 🙂 \u2028'), changed])
  const sides = [await open(stockUrl), await open(server.url)] as const
  const token = JSON.stringify({ method: 'connectionParams', data: { token: ada.accessToken } })
  for (const step of steps) {
    if ('emit' in step) await emit(step.emit)
    for (const { socket, frames, closeCode } of sides) {
      if ('send' in step) socket.send(step.send === 'TOKEN' ? token : step.send)
      if ('frames' in step)
        await waitFor(`${step.frames} frames, of which: ${frames}`, () =>
          frames.length >= step.frames ? true : undefined,
        )
      if ('isClosed' in step) await waitFor('the end', closeCode)
    }
  }
  for (const { socket, frames } of sides) {
    if (socket.readyState !== WebSocket.OPEN) continue
    const before = frames.length
    // Whatever one side sends too many is there before the answer to this.
    await new Promise((done) => setImmediate(done))
    socket.send('PING')
    await waitFor('the pong', () => (frames.slice(before).includes('PONG') ? true : undefined))
  }
  const [expected, got] = sides.map(({ frames, closeCode }) => ({ frames: byRequest(frames), closeCode: closeCode() }))
  for (const { socket } of sides) socket.terminate()
  return { expected, got }
}

const token: Step = { send: 'TOKEN' }
const all = { lastEventId: '0' }
const stop = (id: unknown) => message(id, 'subscription.stop')
/** Each script with the number of answers that the adapter gives to it. */
const scripts: Record<string, Step[]> = {
  'from the beginning, then live': [
    token,
    send(live(1, all)),
    { frames: 4 },
    { emit: [changed, changed] },
    { frames: 6 },
  ],
  'only what comes': [token, send(live(1, {})), { frames: 1 }, { emit: [changed] }, { frames: 2 }],
  'without any input': [token, send(live(1)), { frames: 1 }],
  'resumed beside the input': [
    token,
    send(message('a', 'subscription', { path: 'events.live', input: {}, lastEventId: '2' })),
    send(message('b', 'subscription', { path: 'events.live', lastEventId: '2' })),
    { frames: 4 },
  ],
  'frames of every length': [
    token,
    send(live('é"\\', all)),
    { frames: 4 },
    { emit: [partial(''), partial('x'.repeat(15_000)), partial('\u0001'.repeat(15_000)), changed] },
    { frames: 8 },
  ],
  'JSON-RPC': [token, send(live(7, all, { jsonrpc: '2.0' })), { frames: 4 }, send(stop(7)), { frames: 5 }],
  'wrong JSON-RPC': [token, send(live(7, all, { jsonrpc: '1.0' })), { frames: 1 }],
  'bad input': [
    token,
    ...[{ lastEventId: 'x' }, { lastEventId: 1 }, 'text', [], { lastEventId: '\u0000' }, null].map((each, index) =>
      send(live(index, each)),
    ),
    { frames: 6 },
  ],
  'a bad last event beside the input': [
    token,
    send(message(1, 'subscription', { path: 'events.live', lastEventId: 'x' })),
    send(message(2, 'subscription', { path: 'events.live', lastEventId: 5 })),
    { frames: 2 },
  ],
  'the same id twice': [
    token,
    send(live(1, {})),
    { frames: 1 },
    send(live(1, {})),
    { frames: 2 },
    send(stop(1)),
    { frames: 3 },
  ],
  'the same id for something else': [
    token,
    send(live(1, {})),
    { frames: 1 },
    send(message(1, 'subscription', { path: 'no.such' })),
    { frames: 2 },
    send(message(1, 'query', { path: 'me.get' })),
    { frames: 3 },
  ],
  'more than the limit, and again once one has ended': [
    token,
    ...[1, 2, 3].map((id) => send(live(id, {}))),
    { frames: 3 },
    send(live(4, {})),
    { frames: 4 },
    send(stop(1)),
    { frames: 5 },
    send(live(5, {})),
    { frames: 6 },
  ],
  'an id used again after its stop': [
    token,
    send(live(1, {})),
    { frames: 1 },
    send(stop(1)),
    { frames: 2 },
    send(live(1, all)),
    { frames: 6 },
  ],
  'stopped before it started': [token, send([live(1, all), stop(1)]), { frames: 1 }],
  'stopped and started in one frame': [
    token,
    send(live(1, {})),
    { frames: 1 },
    send([stop(1), live(1, {})]),
    { frames: 3 },
  ],
  'nothing to stop': [token, send(stop(9)), send(stop('x')), send(live(1, {})), { frames: 1 }],
  'no id': [token, send(live(null, {})), send(message(null, 'subscription.stop')), { frames: 2 }],
  'odd ids': [token, send(live({ a: 1 }, {})), send(live(undefined, {})), send(live(true, {})), { frames: 3 }],
  'a batch of all sorts': [
    token,
    send([live(1, all), message(2, 'query', { path: 'me.get' }), live(3, { lastEventId: '2' }), live(4, 5), stop(8)]),
    { frames: 8 },
  ],
  'a batch with one that is malformed': [token, send([live(1, all), { id: 2, method: 'nothing' }]), { frames: 1 }],
  'an empty batch': [token, send([]), send(live(1, {})), { frames: 1 }],
  'malformed JSON': [
    token,
    { send: '{"id":1,' },
    { frames: 1 },
    { send: '' },
    { frames: 2 },
    send(live(1, {})),
    { frames: 3 },
  ],
  'bytes in place of text': [token, { send: Buffer.from(JSON.stringify(live(1, {}))) }, { frames: 1 }],
  'another path, method or type': [
    token,
    send(message(1, 'subscription', { path: 'events.dead' })),
    send(message(2, 'query', { path: 'events.live' })),
    send(message(3, 'mutation', { path: 'brake.press' })),
    send(message(4, 'subscription', { path: 'events.since', input: { seq: 0 } })),
    send({ id: 5, method: 'subscription' }),
    { frames: 5 },
  ],
  'ping and pong': [token, { send: 'PING' }, { send: 'PONG' }, { frames: 1 }],
  'before the token': [send(live(1, all)), token, { frames: 1 }, { isClosed: true }],
  'without a token': [
    send({ method: 'connectionParams', data: {} }),
    send(live(1, all)),
    { frames: 2 },
    { isClosed: true },
  ],
  'with a bad token': [
    send({ method: 'connectionParams', data: { token: 'a.b.c' } }),
    send([live(1, all), stop(1)]),
    { frames: 2 },
    { isClosed: true },
  ],
  'with something else first': [{ send: 'hello' }, { frames: 1 }, { isClosed: true }],
}

test.each(Object.entries(scripts))("frames are those of tRPC's own adapter: %s", async (_, steps) => {
  const { expected, got } = await play(steps)
  expect(Object.keys(expected?.frames ?? {}).length).toBeGreaterThan(0)
  expect(got).toEqual(expected)
})

test('subscriptions that are gone are counted no more, and their feed ends', async () => {
  const ada = await server.signUp()
  const { socket, frames } = await open(server.url)
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token: ada.accessToken } }))
  for (const id of [1, 2]) socket.send(JSON.stringify(live(id, all)))
  await waitFor('two starts', () => (frames.length === 2 ? true : undefined))
  expect(server.services.feeds.count()).toBe(1)
  socket.send(JSON.stringify(stop(1)))
  await waitFor('the stop', () => (frames.length === 3 ? true : undefined))
  expect(server.services.feeds.count()).toBe(1)
  socket.terminate()
  await waitFor('the end of the feed', () => (server.services.feeds.count() === 0 ? true : undefined))
})
