import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusters, type Pair } from './cluster.ts'

const ids = Array.from({ length: 10 }, (_, at) => String(at))
const id = fc.constantFrom(...ids)
const pair: fc.Arbitrary<Pair> = fc
  .tuple(id, id)
  .filter(([a, b]) => a < b)
  .map(([a, b]) => ({ a, b }))
const edge = fc.tuple(pair, fc.double({ min: 0.5, max: 1, noNaN: true })).map(([of, score]) => ({ ...of, score }))
const known = fc.record({ edges: fc.array(edge), splits: fc.array(pair), joins: fc.array(pair, { maxLength: 6 }) })
const standTogether = (found: string[][], { a, b }: Pair) =>
  found.some((cluster) => cluster.includes(a) && cluster.includes(b))

test('however listings are joined, no two that were split stand together, and every listing stands somewhere once', () => {
  fc.assert(
    fc.property(known, (said) => {
      const found = clusters(ids, said)
      expect(found.flat().sort()).toEqual(ids)
      for (const split of said.splits) expect(standTogether(found, split)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('what a person joined stands together whatever comparisons say, unless they split it', () => {
  fc.assert(
    fc.property(known, (said) => {
      const byWordAlone = clusters(ids, { edges: [], splits: [], joins: said.joins })
      // Splits that contradict no join, also not over a third listing.
      const splits = said.splits.filter((split) => !standTogether(byWordAlone, split))
      const found = clusters(ids, { ...said, splits })
      for (const join of said.joins) expect(standTogether(found, join)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
