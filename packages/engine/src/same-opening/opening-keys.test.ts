import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareOpenings } from './compare-openings.ts'
import { openingKeys } from './opening-keys.ts'
import { labelledPairs } from './testing/labelled-pairs.ts'

const keysOf = ({ title, employer, employerKey }: Parameters<typeof compareOpenings>[0]) =>
  openingKeys(title, employer, employerKey)

test('two listings that a comparison does not tell apart share a key, unless their address joins them', () => {
  let compared = 0
  for (const { a, b } of labelledPairs(12, 3_600)) {
    const { verdict, reason } = compareOpenings(a, b)
    if (verdict === 'different' || reason === 'address') continue
    compared += 1
    // The very same role comes first in the keys, and only that one is called the same by its words.
    const [one, other] = [keysOf(a), keysOf(b)].map((keys) => (verdict === 'same' ? keys.slice(0, 1) : keys))
    expect(
      one?.some((key) => other?.includes(key)),
      `${a.title} / ${b.title}`,
    ).toBe(true)
  }
  expect(compared).toBeGreaterThan(1_000)
})

test('titles that are as alike as they must be share a key, whichever words they have', () => {
  const words = 'alpha beta gamma delta senior software engineer manager data product kilo lima'.split(' ')
  const title = fc.subarray(words, { minLength: 1 })
  const listing = (of: string[]) => ({
    title: of.join(' '),
    employer: 'Mill',
    employerKey: 'mill',
    places: [],
    canonicalUrl: of.join('-'),
    applyUrl: null,
    body: Array.from({ length: 100 }, (_, at) => `word${at}`).join(' '),
  })
  fc.assert(
    fc.property(title, title, (one, other) => {
      const [a, b] = [listing(one), { ...listing(other), canonicalUrl: 'elsewhere' }]
      if (compareOpenings(a, b).verdict === 'different') return
      const keys = new Set(keysOf(a))
      expect(keysOf(b).some((key) => keys.has(key))).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('a key is of one employer, level and number; nobody without an employer has any', () => {
  const keys = (title: string, employer: string | null = 'mill') => openingKeys(title, employer, employer)
  const shared = (one: number[], other: number[]) => one.filter((key) => other.includes(key))
  expect(keys('Sr. Baker')).toEqual(keys('Senior Baker (m/f/d)'))
  expect(shared(keys('Senior Baker'), keys('Junior Baker'))).toEqual([])
  expect(shared(keys('Baker 1'), keys('Baker 2'))).toEqual([])
  expect(shared(keys('Baker'), keys('Baker', 'forge'))).toEqual([])
  expect(keys('Baker', null)).toEqual([])
})
