import { ListingIndex } from '@jobpilot/engine/candidates/listing-index'
import { makeWish } from '@jobpilot/engine/candidates/make-wish'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { prepareProfile } from '@jobpilot/engine/match/prepared-profile'
import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { createListingMaker, type Planted } from '@jobpilot/testing/synthetic-listings'
import { expect, test } from 'vitest'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const sizes = (people: number) => (people <= 99 ? 'small' : people <= 999 ? 'medium' : 'large')

/** What the generator knows of a listing under the deal-breakers below: false is a violation, null is not said. */
function truthOf(planted: Planted): boolean | null {
  const truths = [
    planted.isOnCall === null ? null : !planted.isOnCall,
    planted.travelPercent === null ? null : planted.travelPercent <= 10,
    planted.sponsorsVisa,
    planted.industry === null ? null : planted.industry !== 'gambling',
    planted.people === null ? null : sizes(planted.people) !== 'large',
  ]
  return truths.includes(false) ? false : truths.includes(null) ? null : true
}

test('of 10,000 made-up listings every violation is left out and every unknown is marked', () => {
  const next = createListingMaker(42)
  const index = new ListingIndex()
  const truths = Array.from({ length: 10_000 }, (_, at) => {
    const { content, text, postedOn, planted } = next()
    index.put(id(at), listingFacts(content, text), postedOn)
    return truthOf(planted)
  })
  const profile = parseResume('Ada Lovelace\nada@example.com\n\nSkills\nPython, SQL, Excel').content
  const everyTitle = [
    'engineer developer',
    'manager',
    'analyst',
    'nurse',
    'sales',
    'designer',
    'specialist',
    'coordinator',
  ]
  const preferences = { ...noPreferences, titles: everyTitle }
  const found = index.findCandidates(
    makeWish(prepareProfile(profile, preferences, '2026-11-22'), {
      all: [
        { kind: 'no-on-call' },
        { kind: 'travel-at-most', percent: 10 },
        { kind: 'sponsors-visa' },
        { kind: 'industry-not-in', industries: ['gambling'] },
        { kind: 'company-size-in', sizes: ['small', 'medium'] },
      ],
    }),
    { most: 10_000 },
  )
  const wrong = found.filter(({ listingId, isSure }) => {
    const truth = truths[Number(listingId.slice(-12))]
    return truth === false || isSure !== (truth === true)
  })
  expect(wrong).toEqual([])
  // Of the listings whose title is of interest, those that violate nothing are all there.
  expect(found.length).toBeGreaterThan(500)
  expect(truths.filter((truth) => truth === false).length).toBeGreaterThan(5_000)
  expect(found.some(({ isSure }) => isSure)).toBe(true)
})
