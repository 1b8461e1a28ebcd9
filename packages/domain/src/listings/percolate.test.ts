import { createDatabase, createPool } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { noFacts } from '@jobpilot/schemas/listing-facts'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { noWish, type Wish } from '@jobpilot/schemas/wish'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { untilSettled } from '@jobpilot/testing/until-settled'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { percolate } from './percolate.ts'
import { setFactsOpen } from './store-facts.ts'
import { putFacts } from './testing/put-facts.ts'

let database: TestDatabase
let system: TestDatabase['db']
beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  system = createDatabase(createPool({ url: database.url, applicationName: 'test', max: 4, as: 'system', onError }))
})
afterAll(async () => {
  await system.destroy()
  await database[Symbol.asyncDispose]()
})

const wishOf = (titles: string[][], more: Partial<Wish> = {}): Wish => ({
  ...noWish,
  titles,
  ...more,
})

async function personWith(wish: Wish): Promise<string> {
  const userId = await createPerson(database.db)
  await withUser(database.db, userId, (tx) =>
    tx
      .insertInto('wishes')
      .values({ userId, content: JSON.stringify(wish) })
      .execute(),
  )
  return userId
}

async function list(titleTerms: string[], more = {}): Promise<string> {
  const [listingId = ''] = await createListings(database.owner, [{ content: emptyPosting, text: '' }])
  await putFacts(system, [
    { listingId, isOpen: true, postedOn: '2026-11-22', facts: { ...noFacts, titleTerms, ...more } },
  ])
  return listingId
}

const candidatesOf = async (userId: string) =>
  (
    await withUser(database.db, userId, (tx) =>
      tx.selectFrom('candidates').select(['listingId', 'isSure']).where('userId', '=', userId).execute(),
    )
  ).map(({ listingId, isSure }) => [listingId, isSure])

async function percolateAll(): Promise<number> {
  await untilSettled(database.owner)
  return await percolate(system)
}

test('a new listing becomes a candidate of those it may be for, once, and of nobody else', async () => {
  const nurse = await personWith(wishOf([['nurs']]))
  const calm = await personWith(wishOf([['nurs']], { dealBreakers: { kind: 'no-on-call' } }))
  const clerk = await personWith(wishOf([['clerk']]))
  await percolateAll()
  const onCall = await list(['nurs'], { isOnCall: true })
  const unsaid = await list(['nurs'])
  const closed = await list(['nurs'])
  await setFactsOpen(system, [closed], false)
  expect(await percolateAll()).toBe(2)
  expect(await percolateAll()).toBe(0)
  expect((await candidatesOf(nurse)).sort()).toEqual(
    [
      [onCall, true],
      [unsaid, true],
    ].sort(),
  )
  expect(await candidatesOf(calm)).toEqual([[unsaid, false]])
  expect(await candidatesOf(clerk)).toEqual([])
})

test('a listing that commits after a later one is not lost', async () => {
  const cook = await personWith(wishOf([['cook']]))
  const late = await database.owner.connect()
  try {
    const [listingId = ''] = await createListings(database.owner, [{ content: emptyPosting, text: '' }])
    await late.query('begin')
    await late.query(
      `insert into listing_facts (listing_id, title, title_words, title_terms, places, countries, skills, industries)
       values ($1, 'Cook', '{cook}', '{cook}', '{}', '{}', '{}', '{}')`,
      [listingId],
    )
    const early = await list(['cook'])
    await percolate(system)
    await late.query('commit')
    await percolateAll()
    expect((await candidatesOf(cook)).map(([id]) => id).sort()).toEqual([early, listingId].sort())
  } finally {
    late.release()
  }
})

test('two workers at once read each listing once', async () => {
  const pilot = await personWith(wishOf([['pilot']]))
  const listings = await Promise.all([list(['pilot']), list(['pilot']), list(['pilot'])])
  await untilSettled(database.owner)
  const read = await Promise.all([percolate(system), percolate(system), percolate(system)])
  expect(read.reduce((sum, count) => sum + count, 0)).toBe(3)
  expect((await candidatesOf(pilot)).map(([id]) => id).sort()).toEqual(listings.sort())
})
