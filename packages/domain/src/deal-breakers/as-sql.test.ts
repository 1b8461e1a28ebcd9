import { compileDealBreakers } from '@jobpilot/engine/deal-breakers/holds'
import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { type ListingFacts, listingFacts } from '@jobpilot/schemas/listing-facts'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { jobCategories } from '@jobpilot/schemas/work-terms'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeFacts } from '../listings/store-facts.ts'
import { dealBreakersAsSql } from './as-sql.ts'

// Few words, so that conditions and listings meet often; among them what breaks SQL that is put together by hand.
const words = [
  'java',
  "o'brien",
  'new york',
  'berlin',
  '100%',
  'a\\b',
  '"quoted"',
  'gambling',
  'lead',
  '*',
  '{}',
  '日本',
]
const word = fc.constantFrom(...words)
const some = (most = 3) => fc.uniqueArray(word, { maxLength: most })
const named = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const country = fc.constantFrom('DE', 'US', 'FR')
const mode = fc.constantFrom('remote', 'hybrid', 'onsite')
const type = fc.constantFrom('full-time', 'contract', 'internship')
const level = fc.constantFrom('entry', 'senior', 'vp')
const category = fc.constantFrom(...jobCategories)
const size = fc.constantFrom('small', 'medium', 'large')
const benefit = fc.constantFrom('equity', 'bonus', 'relocation')
const currency = fc.constantFrom('EUR', 'USD')
const amount = fc.integer({ min: 1, max: 5 })
const unsure = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 })
const oneOrMore = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 2 })

const facts: fc.Arbitrary<ListingFacts> = fc.record({
  title: fc.constant('Engineer'),
  titleWords: some(),
  titleTerms: some(),
  employer: unsure(word),
  employerKey: unsure(word),
  category: unsure(category),
  places: some(),
  countries: fc.uniqueArray(fc.oneof(country, fc.constant('*')), { maxLength: 2 }),
  workMode: unsure(mode),
  employmentType: unsure(type),
  seniority: unsure(level),
  payMin: unsure(amount),
  payMax: unsure(amount),
  payCurrency: unsure(currency),
  skills: some(),
  companySize: unsure(size),
  industries: some(),
  travelPercent: unsure(amount),
  isOnCall: unsure(fc.boolean()),
  sponsorsVisa: unsure(fc.boolean()),
  benefits: fc.uniqueArray(benefit, { maxLength: 2 }),
  language: fc.constant(null),
})

const leaf: fc.Arbitrary<DealBreakerLeaf> = fc.oneof(
  fc.record({ kind: fc.constant('pay-at-least' as const), amount, currency }),
  fc.record({ kind: fc.constant('work-mode-in' as const), modes: oneOrMore(mode) }),
  fc.record({ kind: fc.constant('country-in' as const), countries: oneOrMore(country) }),
  fc.record({ kind: fc.constant('place-not-in' as const), places: named }),
  fc.record({ kind: fc.constant('employer-not-in' as const), employers: named }),
  fc.record({ kind: fc.constant('industry-not-in' as const), industries: named }),
  fc.record({ kind: fc.constant('seniority-in' as const), levels: oneOrMore(level) }),
  fc.record({ kind: fc.constant('employment-type-in' as const), types: oneOrMore(type) }),
  fc.record({ kind: fc.constant('category-in' as const), categories: oneOrMore(category) }),
  fc.record({ kind: fc.constant('company-size-in' as const), sizes: oneOrMore(size) }),
  fc.record({ kind: fc.constant('travel-at-most' as const), percent: amount }),
  fc.constant({ kind: 'no-on-call' as const }),
  fc.constant({ kind: 'sponsors-visa' as const }),
  fc.record({ kind: fc.constant('offers' as const), benefits: oneOrMore(benefit) }),
  fc.record({ kind: fc.constant('title-lacks' as const), words: named }),
  fc.record({ kind: fc.constant('skill-not-in' as const), skills: named }),
)
const { tree } = fc.letrec<{ tree: DealBreakers }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}))

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

test('a tree says of 200 listings in SQL what it says in TypeScript, for 500 trees, unknowns included', async () => {
  const rows = fc.sample(facts, { numRuns: 200, seed: 5 })
  const ids = await createListings(
    database.owner,
    rows.map(() => ({ content: emptyPosting, text: '' })),
  )
  const seen = { true: 0, false: 0, null: 0 }
  await database.db.transaction().execute(async (tx) => {
    await sql`set local role none`.execute(tx)
    await storeFacts(
      tx,
      rows.map((row, at) => ({
        listingId: ids[at] ?? '',
        isOpen: true,
        postedOn: '2026-11-22',
        facts: listingFacts.parse(row),
      })),
    )
  })
  await fc.assert(
    fc.asyncProperty(tree, async (condition) => {
      const inSql = await sql<{ id: string; holds: boolean | null }>`
        select listing_id as id, ${dealBreakersAsSql(condition)} as holds from listing_facts`.execute(database.db)
      const holds = compileDealBreakers(condition)
      const byId = new Map(inSql.rows.map((row) => [row.id, row.holds]))
      for (const [at, row] of rows.entries()) {
        const truth = holds(row)
        seen[`${truth}`]++
        expect({ row, truth: byId.get(ids[at] ?? '') }).toEqual({ row, truth })
      }
    }),
    { numRuns: 500, seed: 11 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5_000)
}, 120_000)
