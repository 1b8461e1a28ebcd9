import { expect, test } from 'vitest'
import { compareRatios } from '../../../scripts/bench/compare.mjs'

test('a ratio that fell by more than the tolerance is found, one that fell less or rose is not, and what is new does not count', () => {
  const before = [
    { name: 'fallen', ratio: 0.5 },
    { name: 'a little less', ratio: 0.5 },
    { name: 'risen', ratio: 0.5 },
    { name: 'gone', ratio: 0.5 },
  ]
  const now = [
    { name: 'fallen', ratio: 0.39 },
    { name: 'a little less', ratio: 0.41 },
    { name: 'risen', ratio: 0.9 },
    { name: 'new', ratio: 0.01 },
  ]
  const { rows, hasFallen } = compareRatios(before, now, 0.2)
  expect(hasFallen).toBe(true)
  expect(rows.filter((row) => row.hasFallen)).toEqual([
    { name: 'fallen', before: 0.5, now: 0.39, change: '-22 %', hasFallen: true },
  ])
  expect(rows.map((row) => row.name)).toEqual(['fallen', 'a little less', 'risen', 'gone', 'new'])
  expect(compareRatios(before, before, 0.2).hasFallen).toBe(false)
})
