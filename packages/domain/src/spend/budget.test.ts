import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetState, forecastSpend } from './budget.ts'

const micro = fc.integer({ min: 0, max: 20_000_000 })
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })

test('the more is spent, the worse the state; a higher limit never makes it worse', () => {
  const rank = { ok: 0, warned: 1, stopped: 2 }
  const refusedAt = fc.option(micro)
  fc.assert(
    fc.property(micro, micro, micro, refusedAt, (spent, more, limit, refusedAtMicroUsd) => {
      const at = (spentMicroUsd: number, limitMicroUsd: number) =>
        rank[budgetState({ spentMicroUsd, limitMicroUsd, refusedAtMicroUsd })]
      expect(at(spent + more, limit)).toBeGreaterThanOrEqual(at(spent, limit))
      if (limit > 0) expect(at(spent, limit + more)).toBeLessThanOrEqual(at(spent, limit))
    }),
  )
})

test.each([
  [4_799_999, null, 'ok'],
  [4_800_000, null, 'warned'],
  [6_000_000, null, 'stopped'],
  [5_000_000, 6_000_000, 'stopped'],
  [5_000_000, 5_500_000, 'warned'],
] as const)('%i of 6.00 spent, refused at %s: %s', (spentMicroUsd, refusedAtMicroUsd, state) => {
  expect(budgetState({ spentMicroUsd, limitMicroUsd: 6_000_000, refusedAtMicroUsd })).toBe(state)
})

test('a forecast is no less than what is spent, and its day lies ahead in this month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000_000 }), micro, moment, (spent, limit, now) => {
      const forecast = forecastSpend(spent, limit, now)
      if (forecast === null) {
        expect(now.getUTCDate()).toBeLessThanOrEqual(3)
        return
      }
      expect(forecast.microUsd).toBeGreaterThanOrEqual(spent)
      if (forecast.limitOn === null) return
      expect(forecast.limitOn >= now.toISOString().slice(0, 10)).toBe(true)
      expect(forecast.limitOn.slice(0, 7)).toBe(now.toISOString().slice(0, 7))
      expect(forecast.microUsd).toBeGreaterThanOrEqual(limit)
    }),
  )
})

test('half of the month and half of the money: it just lasts; in the first days nothing is foretold', () => {
  const half = new Date('2026-06-16T00:00:00Z')
  expect(forecastSpend(3_000_000, 6_000_000, half)).toEqual({ microUsd: 6_000_000, limitOn: null })
  expect(forecastSpend(4_000_000, 6_000_000, half)).toEqual({ microUsd: 8_000_000, limitOn: '2026-06-23' })
  expect(forecastSpend(3_000_000, 6_000_000, new Date('2026-06-03T23:00:00Z'))).toBeNull()
  expect(forecastSpend(0, 6_000_000, half)).toBeNull()
})
