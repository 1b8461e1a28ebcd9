import type { LiveEvent } from '@jobpilot/schemas/events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followLog } from './follow-log.ts'
import { useLiveStore } from './live-store.ts'

type Handlers = {
  onStarted: () => void
  onData: (event: { data: LiveEvent }) => void
  onConnectionStateChange: (change: { state: string; error: unknown }) => void
  onError: () => void
}
const server = vi.hoisted(() => ({
  subscribe: vi.fn((_input: unknown, _handlers: unknown) => ({ unsubscribe: () => undefined })),
  since: vi.fn(async (_input: { seq: number; limit: number }): Promise<unknown[]> => []),
}))
vi.mock('../trpc.ts', () => ({
  trpcClient: { events: { live: { subscribe: server.subscribe } } },
  api: { events: { since: { query: server.since } }, me: { get: { query: async () => ({}) } } },
}))
vi.mock('../timed-socket.ts', () => ({ reconnectDelayMs: (failures: number) => 1000 * 2 ** failures }))

const event = (seq: number): LiveEvent => ({ seq, at: '2026-11-22T12:00:00Z', body: { type: 'preferences.changed' } })
const handlers = () => server.subscribe.mock.lastCall?.[1] as Handlers
const connection = () => useLiveStore.getState().connection

let seen: number[]
let refetches: number
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('navigator', { onLine: true })
  const kept = new Map([['jobpilot.seq.ada', '7']])
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  seen = []
  refetches = 0
  server.subscribe.mockClear()
  server.since.mockReset().mockResolvedValue([])
  stop = followLog({
    userId: 'ada',
    onEvent: ({ seq }) => seen.push(seq),
    onUnknownPast: () => {
      refetches += 1
    },
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const arrive = (...seqs: number[]) => {
  for (const seq of seqs) handlers().onData({ data: event(seq) })
}

test('goes on after its last entry, and what is replayed is not told again', () => {
  expect(server.subscribe.mock.lastCall?.[0]).toEqual({ lastEventId: '7' })
  handlers().onStarted()
  expect(refetches).toBe(1)
  arrive(8, 9)
  handlers().onConnectionStateChange({ state: 'connecting', error: new Error('closed') })
  handlers().onStarted()
  arrive(8, 9, 10)
  expect(seen).toEqual([8, 9, 10])
  expect(refetches).toBe(1)
})

test('a gap means that entries were dropped as too old: everything is read again', () => {
  handlers().onStarted()
  arrive(8)
  expect(refetches).toBe(1)
  arrive(12)
  expect(refetches).toBe(2)
  arrive(13)
  expect(refetches).toBe(2)
  expect(seen).toEqual([8, 12, 13])
})

test('the fallback reads page after page, and notices a gap as well', async () => {
  const log = Array.from({ length: 450 }, (_, index) => event(index + 20))
  server.since.mockImplementation(async ({ seq, limit }) => log.filter((each) => each.seq > seq).slice(0, limit))
  await vi.advanceTimersByTimeAsync(12_000)
  expect(seen).toEqual(log.map(({ seq }) => seq))
  expect(refetches).toBe(1)
  expect(connection()).toBe('catching-up')
})

test('live, catching up and offline are shown as they are', async () => {
  expect(connection()).toBe('connecting')
  handlers().onStarted()
  expect(connection()).toBe('live')
  handlers().onConnectionStateChange({ state: 'connecting', error: new Error('closed') })
  expect(connection()).toBe('catching-up')
  server.since.mockRejectedValue(new Error('the server is away'))
  await vi.advanceTimersByTimeAsync(12_000)
  expect(connection()).toBe('offline')
  server.since.mockResolvedValue([])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(connection()).toBe('catching-up')
  handlers().onStarted()
  expect(connection()).toBe('live')
})

test('after more than a day without a word everything is read again, as a gap at the end shows nothing', async () => {
  handlers().onStarted()
  await vi.advanceTimersByTimeAsync(23 * 60 * 60_000)
  handlers().onStarted()
  expect(refetches).toBe(1)
  await vi.advanceTimersByTimeAsync(25 * 60 * 60_000)
  handlers().onStarted()
  expect(refetches).toBe(2)
})

test('a refused subscription is asked for again after 1, 2 and 4 s', async () => {
  for (const [index, ms] of [1000, 2000, 4000].entries()) {
    handlers().onError()
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(server.subscribe).toHaveBeenCalledTimes(index + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.subscribe).toHaveBeenCalledTimes(index + 2)
  }
})
