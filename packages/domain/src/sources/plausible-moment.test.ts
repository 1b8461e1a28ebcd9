import { expect, test } from 'vitest'
import { plausibleDeadline, plausibleMoment } from './plausible-moment.ts'

test.each([
  ['2026-11-01 10:00:00 UTC', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:00:00', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['Thu, 12 Nov 2026 18:02:44 +0000', '2026-11-12T18:02:44.000Z'],
  [1_762_941_600, '2025-11-12T10:00:00.000Z'],
  [1_762_941_600_000, '2025-11-12T10:00:00.000Z'],
  ['1762941600', '2025-11-12T10:00:00.000Z'],
  [0, null],
  ['1970-01-01T00:00:00Z', null],
  ['2099-01-01', null],
  ['soon', null],
  [null, null],
  [{}, null],
  [Number.NaN, null],
])('%j is %j', (value, moment) => {
  expect(plausibleMoment(value)).toBe(moment)
})

test('a closing date may lie ahead, within reason', () => {
  expect(plausibleDeadline('2027-06-01')).toBe('2027-06-01T00:00:00.000Z')
  expect(plausibleDeadline('2099-06-01')).toBeNull()
})
