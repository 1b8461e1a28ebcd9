import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('waits double from 30 s, never above 600 s, with up to a fifth taken off', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, () => 0) / 1000)).toEqual([
    30, 60, 120, 240, 480, 600, 600,
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const full = backoffMs(attempt, () => 0)
      expect(backoffMs(attempt, () => random)).toBeLessThanOrEqual(full)
      expect(backoffMs(attempt, () => random)).toBeGreaterThanOrEqual(full * 0.8 - 1)
    }),
  )
})
