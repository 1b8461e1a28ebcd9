import { createDatabase, createPool } from '@jobpilot/db/client'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { noPreferences, preferences } from '@jobpilot/schemas/preferences'
import { type SearchInput, searchInput } from '@jobpilot/schemas/search'
import { employmentTypes, seniorityLevels, workModes } from '@jobpilot/schemas/work-terms'
import { createListings } from '@jobpilot/testing/create-listings'
import { createListingMaker } from '@jobpilot/testing/synthetic-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { savePreferences } from '../preferences/preferences.service.ts'
import { SearchFinder } from './search-finder.ts'
import { searchListings } from './search-listings.ts'
import { setFactsOpen } from './store-facts.ts'
import { putFacts } from './testing/put-facts.ts'

let database: TestDatabase
let system: TestDatabase['db']
let finder: SearchFinder
let userId: string
const typed = new Set<string>()
const next = createListingMaker(31)

async function put(count: number): Promise<string[]> {
  const listings = Array.from({ length: count }, next)
  const ids = await createListings(database.owner, listings)
  const facts = listings.map(({ content, text }) => listingFacts(content, text))
  for (const { titleWords, skills, places } of facts)
    for (const words of [...titleWords, ...skills, ...places]) typed.add(words)
  await putFacts(
    system,
    listings.map(({ postedOn }, at) => ({
      listingId: ids[at] ?? '',
      isOpen: true,
      postedOn,
      facts: facts[at] as (typeof facts)[0],
    })),
  )
  return ids
}

beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  system = createDatabase(createPool({ url: database.url, applicationName: 'test', max: 2, as: 'system', onError }))
  await put(1_500)
  userId = await createPerson(database.db)
  const dealBreakers = { all: [{ kind: 'no-on-call' }, { kind: 'travel-at-most', percent: 20 }] }
  await savePreferences(database.db, userId, preferences.parse({ ...noPreferences, dealBreakers }))
  finder = new SearchFinder(database.db)
  await finder.load()
}, 60_000)
afterAll(async () => {
  finder.stop()
  await system.destroy()
  await database[Symbol.asyncDispose]()
})

const search = (input: SearchInput, from: SearchFinder | null) => searchListings(database.db, userId, input, from)

test('the index and the database find the same listings in the same order', async () => {
  const word = fc.constantFrom(...typed)
  const words = fc
    .array(fc.tuple(fc.constantFrom('', '', '', '-'), fc.oneof(word, fc.constantFrom('the', 'k8s', 'swe', 'nyc'))), {
      maxLength: 3,
    })
    .map((parts) => parts.map((part) => part.join('')).join(' '))
  const pay = fc.record({ atLeast: fc.integer({ min: 1, max: 200_000 }), currency: fc.constantFrom('EUR', 'USD') })
  const filter = fc.oneof(
    fc.record({ mode: fc.constantFrom(...workModes) }),
    fc.record({ level: fc.constantFrom(...seniorityLevels) }),
    fc.record({ type: fc.constantFrom(...employmentTypes) }),
    fc.record({ country: fc.constantFrom('US', 'DE', 'GB') }),
    fc.record({ pay }),
    fc.record({ withinDays: fc.constantFrom(7, 14, 30) }),
    fc.record({ withRuledOut: fc.constant(true) }),
  )
  const asked = fc
    .tuple(words, fc.array(filter, { maxLength: 2 }))
    .map(([typedWords, filters]) => Object.assign({ words: typedWords }, ...filters))
  let found = 0
  await fc.assert(
    fc.asyncProperty(asked, async (raw) => {
      const input = searchInput.parse(raw)
      const inDatabase = await search(input, null)
      expect(await search(input, finder)).toEqual(inDatabase)
      found += inDatabase.found
    }),
    { numRuns: 400 },
  )
  expect(found).toBeGreaterThan(1_000)
}, 60_000)

test('what comes, changes and goes is found, and no more, without asking for it', async () => {
  const own = searchInput.parse({ withRuledOut: true, words: 'xylophonist' })
  const untilFound = (count: number) =>
    waitFor(`${count} found`, async () => ((await search(own, finder)).found === count ? true : undefined))
  const title = (id: string | undefined, to: string) =>
    database.owner.query('update listing_facts set title = $2 where listing_id = $1', [id, to])
  expect((await search(own, finder)).found).toBe(0)
  const ids = await put(3)
  await title(ids[0], 'Xylophonist')
  await untilFound(1)
  await title(ids[1], 'Second Xylophonist')
  await untilFound(2)
  await setFactsOpen(system, ids, false)
  // The database is asked for what the index found: it is gone at once.
  expect((await search(own, finder)).hits).toEqual([])
  await untilFound(0)
})
