import { expect, test, vi } from 'vitest'

class SilentSocket extends EventTarget {
  static readonly CONNECTING = 0
  readyState = 0
  close = vi.fn()
}

test('a handshake that is not answered within 10 s is given up, one that is stays', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
  const { TimedWebSocket } = await import('./timed-socket.ts')
  const [silent, answered] = [new TimedWebSocket('ws://x'), new TimedWebSocket('ws://x')]
  answered.dispatchEvent(new Event('open'))
  vi.advanceTimersByTime(9_999)
  expect(silent.close).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(silent.close).toHaveBeenCalledOnce()
  expect(answered.close).not.toHaveBeenCalled()
  vi.useRealTimers()
})

test('waits 1, 2, 4 ... 30 s, a fifth more or less', async () => {
  vi.stubGlobal('WebSocket', SilentSocket)
  const { reconnectDelayMs } = await import('./timed-socket.ts')
  const around = (luck: number) => {
    vi.spyOn(Math, 'random').mockReturnValue(luck)
    return [0, 1, 2, 3, 4, 5, 50].map(reconnectDelayMs)
  }
  expect(around(0.5)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(around(0)[0]).toBe(800)
  expect(around(1)[0]).toBe(1200)
})

test('an attempt waits while the browser is offline, and goes on the moment it is not, or after 30 s', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
  const { untilOnline } = await import('./timed-socket.ts')
  const browser = new EventTarget()
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser))
  vi.stubGlobal('navigator', { onLine: true })
  await untilOnline()
  vi.stubGlobal('navigator', { onLine: false })
  const states = { event: 'waiting', limit: 'waiting' }
  const byEvent = untilOnline().then(() => {
    states.event = 'gone on'
  })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(states.event).toBe('waiting')
  browser.dispatchEvent(new Event('online'))
  await byEvent
  const byLimit = untilOnline().then(() => {
    states.limit = 'gone on'
  })
  await vi.advanceTimersByTimeAsync(29_999)
  expect(states.limit).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1)
  await byLimit
  vi.useRealTimers()
})
