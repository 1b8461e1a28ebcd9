import { compileDealBreakers } from '@jobpilot/engine/deal-breakers/holds'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { savePreferences } from '../preferences/preferences.service.ts'
import { startEmptyProfile } from '../profile/profile.service.ts'
import { countRelaxed, type Relaxed } from './relax.ts'
import { anyDealBreakers, anyFacts, createFacts } from './testing/any-deal-breakers.ts'

type Row = ListingFacts & { isOpen: boolean }

let database: TestDatabase
let rows: Row[]
beforeAll(async () => {
  database = await cloneDatabase()
  rows = fc.sample(anyFacts, { numRuns: 300, seed: 7 }).map((row, at) => ({ ...row, isOpen: at % 5 !== 0 }))
  await createFacts(database, rows)
})
afterAll(() => database[Symbol.asyncDispose]())

/** Takes each condition away in turn and counts again, listing by listing. */
function countSlowly(tree: DealBreakers, mayFit: (row: Row) => boolean): Relaxed {
  const fitting = (conditions: readonly DealBreakers[]) =>
    rows.filter((row) => mayFit(row) && conditions.every((condition) => compileDealBreakers(condition)(row) !== false))
      .length
  const conditions = 'all' in tree ? tree.all : [tree]
  const now = fitting(conditions)
  return {
    fitting: now,
    without: conditions.map((condition, at) => ({ condition, more: fitting(conditions.toSpliced(at, 1)) - now })),
  }
}

const trees = fc.oneof(anyDealBreakers, fc.record({ all: fc.array(anyDealBreakers, { minLength: 1, maxLength: 4 }) }))

test.each([
  { whose: 'of whoever names no title, every open listing', titles: [], mayFit: (row: Row) => row.isOpen },
  {
    whose: 'of whoever names one, those with a word of it',
    titles: ['Java'],
    mayFit: (row: Row) => row.isOpen && row.titleTerms.includes('java'),
  },
])('what a condition costs is how many more fit once it is taken away: $whose', async ({ titles, mayFit }) => {
  const userId = await createPerson(database.db)
  await startEmptyProfile(database.db, userId)
  await savePreferences(database.db, userId, { ...noPreferences, titles })
  const seen = { costly: 0, free: 0 }
  await fc.assert(
    fc.asyncProperty(trees, async (tree) => {
      const counted = await countRelaxed(database.db, userId, tree)
      expect(counted).toEqual(countSlowly(tree, mayFit))
      for (const { more } of counted.without) seen[more > 0 ? 'costly' : 'free']++
    }),
    { numRuns: 150, seed: 13 },
  )
  expect(Math.min(seen.costly, seen.free)).toBeGreaterThan(20)
})
