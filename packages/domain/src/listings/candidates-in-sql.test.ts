import { type Candidate, ListingIndex } from '@jobpilot/engine/candidates/listing-index'
import { type ListingFacts, listingFacts } from '@jobpilot/schemas/listing-facts'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { type Wish, wish } from '@jobpilot/schemas/wish'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCandidatesInSql } from './candidates-in-sql.ts'
import { putFacts } from './testing/put-facts.ts'

const stem = fc.constantFrom('engin', 'develop', 'nurs', 'data', 'backend', 'platform', 'account')
const skill = fc.constantFrom('python', 'sql', 'excel', 'c++', "o'brien")
const place = fc.constantFrom('berlin', 'new york', 'paris')
const country = fc.constantFrom('DE', 'US', 'FR')
const unsure = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 2 })
const some = <T>(of: fc.Arbitrary<T>, most = 3) => fc.uniqueArray(of, { maxLength: most })
const level = fc.constantFrom('entry', 'senior', 'staff')
const size = fc.constantFrom('small', 'medium', 'large')
const pay = fc.integer({ min: 1, max: 12 }).map((thousands) => thousands * 10_000)

const facts: fc.Arbitrary<ListingFacts> = fc.record({
  title: fc.constant('Work'),
  titleWords: some(stem),
  titleTerms: some(stem, 4),
  employer: fc.constant(null),
  employerKey: fc.constant(null),
  category: fc.constant(null),
  places: some(place, 2),
  countries: some(fc.oneof(country, fc.constant('*')), 2),
  workMode: unsure(fc.constantFrom('remote', 'hybrid', 'onsite')),
  employmentType: fc.constant(null),
  seniority: unsure(level),
  payMin: unsure(pay),
  payMax: unsure(pay),
  payCurrency: unsure(fc.constantFrom('EUR', 'USD')),
  skills: some(skill),
  companySize: unsure(size),
  industries: fc.constant([]),
  travelPercent: fc.constant(null),
  isOnCall: unsure(fc.boolean()),
  sponsorsVisa: fc.constant(null),
  benefits: fc.subarray(['equity', 'bonus'] as const),
  language: fc.constant(null),
})
const anyWish: fc.Arbitrary<Wish> = fc.record({
  titles: fc.array(fc.uniqueArray(stem, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  skills: fc.uniqueArray(skill, { minLength: 1, maxLength: 4 }),
  places: some(place),
  countries: some(country),
  isCountryEnough: fc.boolean(),
  arrangement: fc.constantFrom('remote', 'hybrid', 'onsite', 'open'),
  seniority: unsure(level),
  payFloor: unsure(pay),
  payTarget: unsure(pay),
  currency: fc.constantFrom('EUR', 'USD'),
  companySize: unsure(size),
  dealBreakers: fc.constantFrom(
    { all: [] },
    { kind: 'no-on-call' as const },
    { kind: 'offers' as const, benefits: ['equity'] as const },
    { not: { kind: 'skill-not-in' as const, skills: ['sql'] } },
    { any: [{ kind: 'title-lacks' as const, words: ['nurs'] }, { kind: 'no-on-call' as const }] },
  ),
})

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** Estimates to a hundredth: the index counts in 32 bits. */
const rounded = (candidates: Candidate[]) =>
  Object.fromEntries(
    candidates.map(({ listingId, estimate, isSure }) => [listingId, `${estimate.toFixed(2)} ${isSure}`]),
  )

test('the index and the database find the same listings with the same estimate, for 300 wishes over 400 listings', async () => {
  const rows = fc.sample(facts, { numRuns: 400, seed: 3 })
  const ids = await createListings(
    database.owner,
    rows.map(() => ({ content: emptyPosting, text: '' })),
  )
  const index = new ListingIndex()
  const listings = rows.map((row, at) => ({
    listingId: ids[at] ?? '',
    isOpen: true,
    postedOn: '2026-11-01',
    facts: listingFacts.parse(row),
  }))
  for (const listing of listings) index.put(listing.listingId, listing.facts, listing.postedOn)
  await database.db.transaction().execute(async (tx) => {
    await sql`set local role none`.execute(tx)
    await putFacts(tx, listings)
  })
  let compared = 0
  await fc.assert(
    fc.asyncProperty(anyWish, async (input) => {
      const asked = wish.parse(input)
      const fromIndex = index.findCandidates(asked, { most: 1_000 })
      expect(rounded(fromIndex)).toEqual(rounded(await findCandidatesInSql(database.db, asked, { most: 1_000 })))
      compared += fromIndex.length
    }),
    { numRuns: 300, seed: 7 },
  )
  expect(compared).toBeGreaterThan(10_000)
}, 120_000)
