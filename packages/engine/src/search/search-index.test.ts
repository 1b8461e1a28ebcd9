import { noFacts } from '@jobpilot/schemas/listing-facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberList } from '../candidates/growing.ts'
import { Descending, unionDown } from './descending.ts'
import { SearchIndex, type SearchTerm } from './search-index.ts'

const risingList = (numbers: Iterable<number>) => {
  const list = new NumberList()
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) list.push(number)
  return list
}

test('a walk down says of each number whether it is there', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.array(fc.nat(300)), (there, asked) => {
      const walk = new Descending(risingList(there))
      for (const number of [...new Set(asked)].toSorted((a, b) => b - a))
        expect(walk.has(number), `${number}`).toBe(there.includes(number))
    }),
    { numRuns: 2_000 },
  )
})

test('a union goes down through every number once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(60)), { maxLength: 4 }), (lists) => {
      expect([...unionDown(lists.map(risingList))]).toEqual([...new Set(lists.flat())].toSorted((a, b) => b - a))
    }),
    { numRuns: 2_000 },
  )
})

const word = fc.constantFrom('a', 'b', 'c', 'd')
const modes = ['remote', 'onsite', null] as const
const listing = fc.record({
  words: fc.uniqueArray(word),
  day: fc.integer({ min: 1, max: 9 }),
  workMode: fc.constantFrom(...modes),
})
const term = fc.record({
  ways: fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  isExcluded: fc.boolean(),
})
const dateOf = (day: number) => `2026-11-0${day}`
const fitsTerm = (words: readonly string[], { ways, isExcluded }: SearchTerm) =>
  ways.some((way) => way.every((each) => words.includes(each))) !== isExcluded

test('finds what a look at every listing finds, the newest first, after changes and removals too', () => {
  fc.assert(
    fc.property(
      fc.array(listing, { maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(39), listing), { maxLength: 8 }),
      fc.array(fc.nat(39), { maxLength: 5 }),
      fc.array(term, { maxLength: 3 }),
      fc.boolean(),
      fc.option(fc.integer({ min: 1, max: 9 })),
      fc.integer({ min: 1, max: 40 }),
      (first, changes, removed, terms, onlyRemote, since, most) => {
        const index = new SearchIndex()
        const now = new Map<string, (typeof first)[number]>()
        const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
        const put = (at: number, row: (typeof first)[number]) => {
          now.set(id(at), row)
          index.put(id(at), { ...noFacts, workMode: row.workMode }, dateOf(row.day), row.words)
        }
        for (const [at, row] of first.toSorted((a, b) => a.day - b.day).entries()) put(at, row)
        for (const [at, row] of changes) put(at, row)
        for (const at of removed) {
          now.delete(id(at))
          index.remove(id(at))
        }
        const found = index.find({
          terms,
          filter: onlyRemote ? { kind: 'work-mode-in', modes: ['remote'] } : { all: [] },
          dealBreakers: { kind: 'work-mode-in', modes: ['remote'] },
          since: since === null ? null : dateOf(since),
          most,
        })
        const expected = [...now].filter(
          ([, row]) =>
            terms.every((each) => fitsTerm(row.words, each)) &&
            row.workMode !== 'onsite' &&
            (!onlyRemote || row.workMode === 'remote') &&
            row.day >= (since ?? 0),
        )
        const newestFirst = expected.toSorted(([a, x], [b, y]) => y.day - x.day || (a < b ? -1 : 1))
        expect(found).toEqual(newestFirst.slice(0, most).map(([key]) => key))
        expect(index.size).toBe(now.size)
      },
    ),
    { numRuns: 3_000 },
  )
})
