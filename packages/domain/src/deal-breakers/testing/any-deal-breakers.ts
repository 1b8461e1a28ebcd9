import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { type ListingFacts, listingFacts } from '@jobpilot/schemas/listing-facts'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { jobCategories } from '@jobpilot/schemas/work-terms'
import { createListings } from '@jobpilot/testing/create-listings'
import type { TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { sql } from 'kysely'
import { putFacts } from '../../listings/testing/put-facts.ts'

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

/** What a listing may say, most of it often not said. */
export const anyFacts: fc.Arbitrary<ListingFacts> = fc.record({
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
/** Any tree of conditions that listings of `anyFacts` often meet, and often do not. */
export const { tree: anyDealBreakers } = fc.letrec<{ tree: DealBreakers }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}))

/** Makes a listing of each row of facts; gives their ids, in order. */
export async function createFacts(
  { db, owner }: TestDatabase,
  rows: readonly (ListingFacts & { isOpen: boolean })[],
): Promise<string[]> {
  const ids = await createListings(
    owner,
    rows.map(() => ({ content: emptyPosting, text: '' })),
  )
  await db.transaction().execute(async (tx) => {
    await sql`set local role none`.execute(tx)
    await putFacts(
      tx,
      rows.map(({ isOpen, ...row }, at) => ({
        listingId: ids[at] ?? '',
        isOpen,
        postedOn: '2026-11-22',
        facts: listingFacts.parse(row),
      })),
    )
  })
  return ids
}
