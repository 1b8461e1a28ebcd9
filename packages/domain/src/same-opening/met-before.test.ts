import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveApplication } from '../applications/applications.service.ts'
import { keepListing } from '../listings/keep-listing.ts'
import { addPosting, setPostingRemoved } from '../postings/postings.service.ts'
import { decide } from '../review/decide.ts'
import { findMetBefore } from './met-before.ts'
import { joinListings, splitListing } from './say-same.ts'

let database: TestDatabase
let ids: string[]
const title = (value: string) => ({ id: 'f1', value, span: null, confidence: 1, origin: 'engine' as const })
beforeAll(async () => {
  database = await cloneDatabase()
  ids = await createListings(
    database.owner,
    ['Baker', 'Baker (m/f/d)', 'Smith'].map((name, at) => ({
      content: { ...emptyPosting, title: title(name) },
      text: `${name}\n\nWork with us.`,
      url: `https://jobs.example/${at}`,
    })),
  )
  await database.owner.query('insert into listing_groups select unnest($1::uuid[]), $2', [ids.slice(0, 2), ids[0]])
  await database.owner.query(
    `insert into listing_edges select least(a, b), greatest(a, b), 'same', 1, 'test' from (select $1::uuid as a, $2::uuid as b) as pair`,
    ids.slice(0, 2),
  )
})
afterAll(() => database[Symbol.asyncDispose]())

test('an opening that was applied to, kept or passed elsewhere is said, as the person has it grouped', async () => {
  const { db } = database
  const ada = await createPerson(db)
  const [baker, copy, smith] = ids.map(String)
  const keep = async (listing = '') => (await keepListing(db, ada, listing)).postingId
  const [first, second, other] = [await keep(baker), await keep(copy), await keep(smith)]
  const met = async (postingId: string) =>
    (await findMetBefore(db, ada, postingId)).map((each) => [each.postingId, each.how, each.stage])

  expect(await met(second)).toEqual([[first, 'kept', 'saved']])
  await moveApplication(db, ada, { postingId: first, stage: 'applied' })
  expect(await met(second)).toEqual([[first, 'applied', 'applied']])
  expect(await met(first)).toEqual([[second, 'kept', 'saved']])
  expect(await met(other)).toEqual([])

  await joinListings(db, ada, String(smith), String(copy))
  expect(await met(other)).toEqual([
    [first, 'applied', 'applied'],
    [second, 'kept', 'saved'],
  ])
  await splitListing(db, ada, String(copy))
  expect(await met(second)).toEqual([])

  const passed = { id: crypto.randomUUID(), postingId: other, decision: 'passed' as const, reasons: [] }
  await decide(db, ada, [{ ...passed, madeAt: new Date(Date.now() + 1_000).toISOString() }])
  await setPostingRemoved(db, ada, first, true)
  const pasted = await addPosting(db, ada, { url: 'https://jobs.example/2?utm_source=x' })
  expect(await met(pasted.postingId)).toEqual([[other, 'passed', null]])
  await expect(findMetBefore(db, await createPerson(db), first)).rejects.toMatchObject({ code: 'not-found' })
})
