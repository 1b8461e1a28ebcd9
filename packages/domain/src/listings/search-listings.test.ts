import { createDatabase, createPool } from '@jobpilot/db/client'
import { packDocument } from '@jobpilot/engine/listing/listing-document'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { readListing } from '@jobpilot/engine/listing/read-listing'
import { noPreferences, preferences } from '@jobpilot/schemas/preferences'
import { searchInput } from '@jobpilot/schemas/search'
import { type SourcePosting, unstated } from '@jobpilot/schemas/sources'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPostingRemoved } from '../postings/postings.service.ts'
import { savePreferences } from '../preferences/preferences.service.ts'
import { decide } from '../review/decide.ts'
import { keepListing } from './keep-listing.ts'
import { searchListings } from './search-listings.ts'
import { putFacts } from './testing/put-facts.ts'

const made: Partial<SourcePosting>[] = [
  { title: 'Senior Backend Engineer', employer: 'Acme GmbH', places: ['Munich, Germany'], tags: ['PostgreSQL', 'C++'] },
  { title: 'Front-End Developer', employer: 'Zürich Re', places: ['New York, NY'], tags: ['TypeScript'] },
  {
    title: 'SWE, Payments',
    employer: 'Engineer & Sons',
    places: ['Berlin, Germany'],
    tags: ['C#'],
    workMode: 'remote',
  },
  { title: 'Nurse, Intensive Care', employer: "St. Mary's", places: ['Dublin, Ireland'], employmentType: 'part-time' },
  { title: 'Care Coordinator', employer: 'Nurse Partners', places: ['Dublin, Ireland'] },
]

let database: TestDatabase
let userId: string
let ids: string[]
beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'test', max: 2, as: 'system', onError }),
  )
  const listings = made.map((part) => readListing({ ...noPosting, ...part }))
  // Every other one is from before there were documents.
  ids = await createListings(
    database.owner,
    listings.map((listing, at) =>
      at % 2 === 0
        ? listing
        : { ...listing, document: packDocument(JSON.stringify(listing.content), '{}', listing.text) },
    ),
  )
  await putFacts(
    system,
    listings.map(({ content, text }, at) => ({
      listingId: ids[at] ?? '',
      isOpen: true,
      postedOn: new Date().toISOString().slice(0, 10),
      facts: listingFacts(content, text),
    })),
  )
  await system.destroy()
  userId = await createPerson(database.db)
})
afterAll(() => database[Symbol.asyncDispose]())

const noPosting: SourcePosting = {
  ...unstated,
  externalId: '1',
  url: 'https://jobs.example/1',
  title: 'x',
  description: 'You work with us.',
}

const find = (input: unknown, who = userId) => searchListings(database.db, who, searchInput.parse(input))
const titles = async (input: unknown) => (await find(input)).hits.map(({ title }) => title)

test.each([
  ['backend engineers', ['Senior Backend Engineer']],
  ['postgres', ['Senior Backend Engineer']],
  ['c++', ['Senior Backend Engineer']],
  ['C#', ['SWE, Payments']],
  ['munich', ['Senior Backend Engineer']],
  ['nyc', ['Front-End Developer']],
  ['frontend', ['Front-End Developer']],
  ['zurich', ['Front-End Developer']],
  ['software engineer', ['SWE, Payments']],
  ['"care coordinator"', ['Care Coordinator']],
  ['"coordinator care"', []],
  ['care -nurse', []],
  ['nurse -coordinator', ['Nurse, Intensive Care']],
  ['nurse', ['Nurse, Intensive Care', 'Care Coordinator']],
  ['the', made.map(({ title }) => title)],
] as const)('%s finds %j, words of the title before those of the employer', async (words, expected) => {
  const found = await titles({ words })
  if (words === 'the') expect(found.toSorted()).toEqual(expected.toSorted())
  else expect(found).toEqual(expected)
})

test('filters hold together; what a listing does not say does not fit them', async () => {
  expect(await titles({ mode: 'remote' })).toEqual(['SWE, Payments'])
  expect(await titles({ country: 'IE', type: 'part-time' })).toEqual(['Nurse, Intensive Care'])
  expect(await titles({ pay: { atLeast: 1, currency: 'EUR' } })).toEqual([])
  expect(await titles({ country: 'IE', words: 'engineer' })).toEqual([])
})

test('what is ruled out is left out, unless it is asked for, and then it says so', async () => {
  const own = await createPerson(database.db)
  const dealBreakers = { all: [{ kind: 'title-lacks', words: ['nurse'] }, { kind: 'no-on-call' }] }
  await savePreferences(database.db, own, preferences.parse({ ...noPreferences, dealBreakers }))
  expect((await find({ words: 'care' }, own)).hits.map((hit) => [hit.title, hit.isFulfilled])).toEqual([
    ['Care Coordinator', null],
  ])
  const all = (await find({ words: 'care', withRuledOut: true }, own)).hits
  expect(all.map((hit) => [hit.title, hit.isFulfilled]).toSorted()).toEqual([
    ['Care Coordinator', null],
    ['Nurse, Intensive Care', false],
  ])
})

test('whatever is typed is a search', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[ "\-a-z'&|!():*<>\\+#./]{0,200}$/)),
      async (typed) => {
        const words = typed.replace(/\0|[\ud800-\udfff]/g, '')
        const { hits, found } = await find({ words })
        expect(hits.length).toBe(found)
      },
    ),
    { numRuns: 300 },
  )
})

test('a kept one is the person’s own, once, and is kept again after it was passed or removed', async () => {
  const own = await createPerson(database.db)
  const id = ids[0] ?? ''
  const { postingId } = await keepListing(database.db, own, id)
  const mine = async () => (await find({ words: 'backend' }, own)).hits[0]?.own
  expect(await mine()).toEqual({ postingId, review: 'kept' })
  await setPostingRemoved(database.db, own, postingId, true)
  expect(await mine()).toBeNull()
  expect(await keepListing(database.db, own, id)).toMatchObject({ postingId })
  const passed = { id: crypto.randomUUID(), postingId, decision: 'passed' as const, reasons: [] }
  await decide(database.db, own, [{ ...passed, madeAt: new Date().toISOString() }])
  expect(await mine()).toEqual({ postingId, review: 'passed' })
  await keepListing(database.db, own, id)
  expect(await mine()).toEqual({ postingId, review: 'kept' })
  expect((await find({ words: 'backend' })).hits[0]?.own).toBeNull()
  await expect(keepListing(database.db, own, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
})
