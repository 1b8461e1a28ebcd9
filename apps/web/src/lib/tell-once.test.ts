import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tellOnce } from './tell-once.ts'

class Page extends EventTarget {
  visibilityState = 'visible'
  look(visibilityState: string) {
    this.visibilityState = visibilityState
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

/** Locks as the browser gives them out, to one at a time and for as long as its work takes. */
function browserLocks() {
  const held = new Set<string>()
  return {
    request: async (name: string, _ifAvailable: object, work: (lock: object | null) => unknown) => {
      if (held.has(name)) return work(null)
      held.add(name)
      await work({})
      held.delete(name)
    },
  }
}

let page: Page
let kept: Map<string, string>
const minute = 60_000
beforeEach(() => {
  vi.useFakeTimers()
  page = new Page()
  kept = new Map()
  vi.stubGlobal('document', page)
  vi.stubGlobal('navigator', { locks: browserLocks() })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('of several tabs one tells, and each piece of news for itself', async () => {
  const told: string[] = []
  const until = Date.now() + minute
  await Promise.all(['a', 'b', 'a'].map((key, tab) => tellOnce(key, until, () => told.push(`${key} in ${tab}`))))
  expect(told).toEqual(['a in 0', 'b in 1'])
})

test('what another tab stored is not here yet: one tells all the same', async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  const tell = vi.fn()
  const until = Date.now() + minute
  await tellOnce('a', until, tell)
  await tellOnce('a', until, tell)
  expect(tell).toHaveBeenCalledOnce()
})

test('a tab nobody looks at waits, and tells nothing that was told or is old by then', async () => {
  const tell = vi.fn()
  page.visibilityState = 'hidden'
  const waiting = tellOnce('a', Date.now() + minute, tell)
  await vi.advanceTimersByTimeAsync(minute / 2)
  page.look('hidden')
  expect(tell).not.toHaveBeenCalled()
  page.look('visible')
  await waiting
  expect(tell).toHaveBeenCalledOnce()

  page.visibilityState = 'hidden'
  const seenElsewhere = tellOnce('a', Date.now() + minute, tell)
  const old = tellOnce('b', Date.now() + minute, tell)
  page.look('visible')
  page.look('hidden')
  await seenElsewhere
  await old
  const tooLate = tellOnce('c', Date.now() + minute, tell)
  await vi.advanceTimersByTimeAsync(minute)
  await tooLate
  page.look('visible')
  expect(tell.mock.calls).toHaveLength(2)
})

test('what was told is forgotten once it is no news; blocked storage does not keep news back', async () => {
  const tell = vi.fn()
  await tellOnce('a', Date.now() + minute, tell)
  await vi.advanceTimersByTimeAsync(2 * minute)
  await tellOnce('b', Date.now() + minute, tell)
  expect(Object.keys(JSON.parse(kept.get('jobpilot.told') ?? ''))).toEqual(['b'])
  await tellOnce('c', Date.now() - 1, tell)
  expect(tell).toHaveBeenCalledTimes(2)
  vi.stubGlobal('localStorage', undefined)
  vi.stubGlobal('navigator', {})
  await tellOnce('d', Date.now() + minute, tell)
  expect(tell).toHaveBeenCalledTimes(3)
})
