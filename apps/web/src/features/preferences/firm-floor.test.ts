import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import { expect, test } from 'vitest'
import { isFloorFirm, withFirmFloor, withNegotiableFloor, withPay } from './firm-floor.ts'

const other: DealBreakers = { any: [{ kind: 'no-on-call' }, { kind: 'pay-at-least', amount: 60_000, currency: 'EUR' }] }
const wish: Preferences = { ...noPreferences, salaryFloor: 60_000, currency: 'EUR', dealBreakers: { all: [other] } }
const firm: Preferences = { ...wish, ...withFirmFloor(wish) }
const floorIn = ({ dealBreakers }: Preferences) =>
  'all' in dealBreakers ? dealBreakers.all.filter((one) => 'kind' in one && one.kind === 'pay-at-least') : []

test('a firm floor is one more condition, and a negotiable one none', () => {
  expect(isFloorFirm(wish)).toBe(false)
  expect(isFloorFirm(firm)).toBe(true)
  expect(firm.dealBreakers).toEqual({ all: [{ kind: 'pay-at-least', amount: 60_000, currency: 'EUR' }, other] })
  expect({ ...firm, ...withFirmFloor(firm) }).toEqual(firm)
  expect({ ...firm, ...withNegotiableFloor(firm) }).toEqual(wish)
})

test('a firm floor follows the amount and the currency, and goes with the amount', () => {
  const dearer = { ...firm, ...withPay(firm, { salaryFloor: 70_000 }) }
  const pounds = { ...dearer, ...withPay(dearer, { currency: 'GBP' }) }
  expect(floorIn(pounds)).toEqual([{ kind: 'pay-at-least', amount: 70_000, currency: 'GBP' }])
  expect(isFloorFirm(pounds)).toBe(true)
  const open = { ...pounds, ...withPay(pounds, { salaryFloor: null }) }
  expect(open).toMatchObject({ salaryFloor: null, dealBreakers: { all: [other] } })
  const again = { ...open, ...withPay(open, { salaryFloor: 65_000 }, true) }
  expect(floorIn(again)).toEqual([{ kind: 'pay-at-least', amount: 65_000, currency: 'GBP' }])
})

test('a negotiable floor changes without becoming a condition', () => {
  expect(withPay(wish, { salaryFloor: 70_000 })).toEqual({ salaryFloor: 70_000 })
})

test('a tree that is a single condition is kept beside the floor', () => {
  const single: Preferences = { ...wish, dealBreakers: { kind: 'no-on-call' } }
  expect(withFirmFloor(single).dealBreakers).toEqual({
    all: [{ kind: 'pay-at-least', amount: 60_000, currency: 'EUR' }, { kind: 'no-on-call' }],
  })
})
