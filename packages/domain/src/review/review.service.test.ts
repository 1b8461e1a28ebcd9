import { createDatabase, createPool } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { packDocument } from '@jobpilot/engine/listing/listing-document'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import { noPreferences, type Preferences, preferences } from '@jobpilot/schemas/preferences'
import type { ReviewDecision, ReviewState } from '@jobpilot/schemas/review'
import { createListings } from '@jobpilot/testing/create-listings'
import { createListingMaker, type SyntheticListing } from '@jobpilot/testing/synthetic-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ListingFinder } from '../listings/listing-finder.ts'
import { storeFacts } from '../listings/store-facts.ts'
import { savePreferences } from '../preferences/preferences.service.ts'
import { replaceProfile } from '../profile/profile.service.ts'
import { splitListing } from '../same-opening/say-same.ts'
import { findSearchBasis } from '../wishes/wishes.service.ts'
import { compareListings } from './compare-listings.ts'
import { decide } from './decide.ts'
import { dropSame } from './drop-same.ts'
import { keepForReview } from './keep-for-review.ts'
import { getInsights, getReview, setVeto } from './review.service.ts'
import { listSearches, removeSearch, saveSearch } from './saved-searches.ts'

let database: TestDatabase
let system: TestDatabase['db']
let finder: ListingFinder
const listings: SyntheticListing[] = []
beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  system = createDatabase(createPool({ url: database.url, applicationName: 'test', max: 4, as: 'system', onError }))
  const next = createListingMaker(9)
  for (let count = 0; count < 1_500; count++) listings.push(next())
  const ids = await createListings(
    database.owner,
    listings.map((listing) => ({
      ...listing,
      document: packDocument(JSON.stringify(listing.content), '{}', listing.text),
    })),
  )
  await storeFacts(
    system,
    listings.map(({ content, text, postedOn }, at) => ({
      listingId: ids[at] ?? '',
      isOpen: true,
      postedOn,
      facts: listingFacts(content, text),
    })),
  )
  finder = new ListingFinder(database.db)
  await finder.load()
}, 60_000)
afterAll(async () => {
  await system.destroy()
  await database[Symbol.asyncDispose]()
})

const resume = `Ada Lovelace
ada@example.com

Experience
Backend Engineer, Analytical Engines, Berlin
2018 - present
- Built services in Java and PostgreSQL on AWS

Skills
Java, PostgreSQL, Docker, Kubernetes, Kafka`

async function searching(wanted: Partial<Preferences> = {}): Promise<string> {
  const userId = await createPerson(database.db)
  await withUser(database.db, userId, (tx) =>
    replaceProfile(tx, userId, {
      content: parseResume(resume).content,
      documentId: null,
      notices: [],
      madeBy: { engine: 'built-in', version: '1' },
    }),
  )
  await savePreferences(
    database.db,
    userId,
    preferences.parse({ ...noPreferences, titles: ['Backend Engineer'], ...wanted }),
  )
  const basis = await withUser(database.db, userId, (tx) => findSearchBasis(tx, userId))
  if (!basis) throw new Error('nothing to search by')
  const found = await finder.find(basis.wish, { most: 30 })
  const compared = await compareListings(database.db, basis, found)
  await withUser(database.db, userId, (tx) => keepForReview(tx, userId, basis, compared))
  return userId
}

const decision = (postingId: string, made: ReviewState, at = new Date()): ReviewDecision => ({
  id: crypto.randomUUID(),
  postingId,
  decision: made,
  reasons: [],
  madeAt: at.toISOString(),
})
const newOnes = (userId: string) => getReview(database.db, userId, { state: 'new' })

test('what is found is scored, sorted, explained, and fulfils every condition or says that it is unknown', async () => {
  const userId = await searching({ dealBreakers: { all: [{ kind: 'no-on-call' }, { kind: 'sponsors-visa' }] } })
  const { items, counts } = await newOnes(userId)
  expect(items.length).toBeGreaterThan(5)
  expect(counts).toEqual({ new: items.length, kept: 0, passed: 0 })
  const scores = items.map(({ match }) => match.score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  for (const { verdicts, isSure, match } of items) {
    expect(verdicts.map(({ verdict }) => verdict)).not.toContain('violated')
    expect(isSure).toBe(verdicts.every(({ verdict }) => verdict === 'ok'))
    for (const { verdict, line } of verdicts) expect(line !== null).toBe(verdict !== 'unknown')
    expect(match.parts).toHaveLength(6)
  }
})

test('finding the same listings again adds nothing', async () => {
  const userId = await searching()
  const before = (await newOnes(userId)).items.length
  const basis = await withUser(database.db, userId, (tx) => findSearchBasis(tx, userId))
  if (!basis) throw new Error('nothing to search by')
  const again = await compareListings(database.db, basis, await finder.find(basis.wish, { most: 30 }))
  expect(await withUser(database.db, userId, (tx) => keepForReview(tx, userId, basis, again))).toEqual([])
  expect((await newOnes(userId)).items).toHaveLength(before)
})

test('a decision counts once, can be taken back, and an earlier one that comes late does not undo it', async () => {
  const userId = await searching()
  const id = (await newOnes(userId)).items[0]?.id ?? ''
  const earlier = decision(id, 'passed', new Date(Date.now() - 60_000))
  const kept = decision(id, 'kept')
  await decide(database.db, userId, [kept])
  await decide(database.db, userId, [kept, earlier])
  expect((await getReview(database.db, userId, { state: 'kept' })).items.map((item) => item.id)).toEqual([id])
  const saved = () =>
    withUser(database.db, userId, (tx) =>
      tx.selectFrom('applications').select(['stage', 'deletedAt']).where('userId', '=', userId).execute(),
    )
  expect(await saved()).toEqual([{ stage: 'saved', deletedAt: null }])
  await decide(database.db, userId, [decision(id, 'new')])
  expect((await getReview(database.db, userId, { state: 'kept' })).items).toEqual([])
  expect((await saved())[0]?.deletedAt).toBeInstanceOf(Date)
})

test('a decision about what is not the person’s refuses all of them', async () => {
  const [userId, stranger] = [await searching(), await searching()]
  const own = (await newOnes(userId)).items[0]?.id ?? ''
  const theirs = (await newOnes(stranger)).items[0]?.id ?? ''
  await expect(decide(database.db, userId, [decision(own, 'kept'), decision(theirs, 'kept')])).rejects.toThrow(
    /opening/,
  )
  expect((await getReview(database.db, userId, { state: 'kept' })).items).toEqual([])
})

test('passing one trait teaches, moves it down, and a veto or a stated preference undoes that', async () => {
  const userId = await searching()
  const remote = (await newOnes(userId)).items.filter(({ content }) => content.workMode?.value === 'remote')
  expect(remote.length).toBeGreaterThanOrEqual(4)
  await decide(
    database.db,
    userId,
    remote.slice(0, 3).map(({ id }) => decision(id, 'passed')),
  )
  const learned = async () => (await getInsights(database.db, userId)).learned.find(({ trait }) => trait === 'mode')
  expect(await learned()).toMatchObject({ value: 'remote', passed: 3, seen: 3, confidence: 0.75, isVetoed: false })
  const because = async () =>
    (await newOnes(userId)).items
      .filter(({ content }) => content.workMode?.value === 'remote')
      .flatMap((item) => item.learned.because.map(({ trait }) => trait))
  expect(await because()).toContain('mode')
  await setVeto(database.db, userId, { trait: 'mode', value: 'remote', isVetoed: true })
  expect(await because()).not.toContain('mode')
  await setVeto(database.db, userId, { trait: 'mode', value: 'remote', isVetoed: false })
  await savePreferences(database.db, userId, preferences.parse({ titles: ['Backend Engineer'], arrangement: 'remote' }))
  expect(await because()).not.toContain('mode')
})

test('a saved search says how much it shows, keeps its name, and is nobody else’s', async () => {
  const userId = await searching()
  const { items } = await newOnes(userId)
  const hybrid = items.filter(({ content }) => content.workMode?.value === 'hybrid').length
  const [search] = await saveSearch(database.db, userId, { name: 'Hybrid', filter: { state: 'new', mode: 'hybrid' } })
  expect(search).toMatchObject({ name: 'Hybrid', count: hybrid })
  await saveSearch(database.db, userId, { name: 'Hybrid', filter: { state: 'new', search: '100% \\ "odd"' } })
  expect((await listSearches(database.db, userId)).map(({ count }) => count)).toEqual([0])
  const stranger = await searching()
  expect(await listSearches(database.db, stranger)).toEqual([])
  await expect(removeSearch(database.db, stranger, search?.id ?? '')).rejects.toThrow(/saved search/)
  expect(await removeSearch(database.db, userId, search?.id ?? '')).toEqual([])
})

test('of listings that are the same opening the first is laid out, none when one was seen; what the person split is another', async () => {
  const userId = await createPerson(database.db)
  const ids = await createListings(
    database.owner,
    listings.slice(0, 4).map(({ content, text }) => ({ content, text })),
  )
  const [first = '', second = '', third = '', alone = ''] = ids
  await database.owner.query(
    'insert into listing_groups (listing_id, group_id) select id, $1 from unnest($2::uuid[]) as item (id)',
    [first, [first, second, third]],
  )
  const [a = '', b = '', c = ''] = [first, second, third].sort()
  await database.owner.query(
    `insert into listing_edges (a, b, verdict, score, reason) values ($1, $2, 'same', 1, 'test'), ($2, $3, 'same', 1, 'test')`,
    [a, b, c],
  )
  const all = ids.map((listingId) => ({ listingId }))
  const left = async (known: string[]) =>
    (
      await withUser(database.db, userId, (tx) =>
        dropSame(
          tx,
          userId,
          all.filter(({ listingId }) => !known.includes(listingId)),
          known,
        ),
      )
    ).map(({ listingId }) => listingId)
  expect(await left([])).toEqual([first, alone])
  expect(await left([second])).toEqual([alone])
  await splitListing(database.db, userId, third)
  expect(await left([])).toEqual(expect.arrayContaining([first, third, alone]))
})
