import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepListing } from '../listings/keep-listing.ts'
import { addPosting } from '../postings/postings.service.ts'
import { decide } from '../review/decide.ts'
import { decision } from '../review/testing/review-bench.ts'
import { getTimeline } from '../timeline/timeline.service.ts'
import { getApplication, moveApplication } from './applications.service.ts'

let database: TestDatabase
let ada: string
beforeAll(async () => {
  database = await cloneDatabase()
  ada = await createPerson(database.db)
})
afterAll(() => database[Symbol.asyncDispose]())

async function keepOne(): Promise<string> {
  const [listing = ''] = await createListings(database.owner, [
    { content: emptyPosting, text: 'Baker', url: `https://jobs.example/${crypto.randomUUID()}` },
  ])
  return (await keepListing(database.db, ada, listing)).postingId
}
const move = (postingId: string, stage: Parameters<typeof moveApplication>[2]['stage']) =>
  moveApplication(database.db, ada, { postingId, stage })
const stageOf = async (postingId: string) => (await getApplication(database.db, ada, postingId)).stage
const movesOf = async (postingId: string) =>
  (await getTimeline(database.db, ada, postingId)).entries
    .flatMap((entry) => (entry.kind === 'moved' ? [[entry.from, entry.to, entry.by]] : []))
    .reverse()

test('each move is written down with who made it, says from where, and is undone by moving there', async () => {
  const { db, owner } = database
  const id = await keepOne()
  expect(await stageOf(id)).toBe('saved')
  expect(await move(id, 'applied')).toEqual({ from: 'saved' })
  expect(await move(id, 'applied')).toEqual({ from: 'applied' })
  expect(await move(id, 'interview')).toEqual({ from: 'applied' })
  expect(await move(id, 'applied')).toEqual({ from: 'interview' })
  expect(await movesOf(id)).toEqual([
    [null, 'saved', 'you'],
    ['saved', 'applied', 'you'],
    ['applied', 'interview', 'you'],
    ['interview', 'applied', 'you'],
  ])
  const { rows } = await owner.query(
    `select count(*)::int as told from events where user_id = $1 and body ->> 'type' = 'application.changed' and body ->> 'postingId' = $2`,
    [ada, id],
  )
  expect(rows).toEqual([{ told: 4 }])

  // Taking back an older move is none.
  const takeBack = { postingId: id, stage: 'saved', onlyFrom: 'interview' } as const
  await expect(moveApplication(db, ada, takeBack)).rejects.toMatchObject({ code: 'version-conflict' })
  expect(await stageOf(id)).toBe('applied')
  expect(await moveApplication(db, ada, { ...takeBack, onlyFrom: 'applied' })).toEqual({ from: 'applied' })
  await move(id, 'applied')

  const stranger = await createPerson(db)
  for (const attempt of [
    getApplication(db, stranger, id),
    moveApplication(db, stranger, { postingId: id, stage: null }),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' })
  await expect(getTimeline(db, stranger, id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await stageOf(id)).toBe('applied')
})

test('a decision in the review saves and takes back what is saved, and leaves alone what went on from there', async () => {
  const { db } = database
  const id = await keepOne()
  await decide(db, ada, [decision(id, 'passed')])
  expect(await stageOf(id)).toBeNull()
  await decide(db, ada, [decision(id, 'kept')])
  expect(await stageOf(id)).toBe('saved')
  await move(id, 'applied')
  await decide(db, ada, [decision(id, 'new')])
  await decide(db, ada, [decision(id, 'kept')])
  expect(await stageOf(id)).toBe('applied')
  await move(id, null)
  expect(await stageOf(id)).toBeNull()
  expect(await move(id, 'offer')).toEqual({ from: null })
})

test('what happened to an opening is told, the newest first, with what was made for it', async () => {
  const { db, owner } = database
  const id = await keepOne()
  await decide(db, ada, [decision(id, 'passed'), decision(id, 'kept', new Date(Date.now() + 1))])
  const { rows } = await owner.query<{ id: string }>(
    `insert into agent_outputs (user_id, kind, state, posting_id, request, subject) values ($1, 'mail', 'ready', $2, '{}', 'Bread') returning id`,
    [ada, id],
  )
  const draftId = rows[0]?.id ?? ''
  await owner.query(
    `with given as (insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at, state, approved_at, runs_at)
       values ($1, 'mail', $2, '{}', '', now(), 'used', now(), now()) returning id)
     insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state, attempted_at, ended_at)
     select $1, id::text, 'mail', $2, id, '', 'done', clock_timestamp(), clock_timestamp() from given`,
    [ada, draftId],
  )
  await owner.query(
    `update listings set gone_at = clock_timestamp() where id = (select listing_id from postings where id = $1)`,
    [id],
  )
  await move(id, 'applied')
  const { entries, materials } = await getTimeline(db, ada, id)
  expect(entries.map(({ at }) => at)).toEqual(
    entries
      .map(({ at }) => at)
      .sort()
      .reverse(),
  )
  expect(entries.map(({ kind }) => kind).slice(0, 4)).toEqual(['moved', 'gone', 'sent', 'written'])
  expect(entries.filter(({ kind }) => kind === 'decided')).toHaveLength(3)
  expect(entries.at(-1)?.kind).toBe('seen')
  expect(materials).toEqual([expect.objectContaining({ draftId, kind: 'mail', subject: 'Bread' })])

  const { postingId } = await addPosting(db, ada, { text: 'Baker wanted.' })
  expect((await getTimeline(db, ada, postingId)).entries.map(({ kind }) => kind)).toEqual(['added'])
})
