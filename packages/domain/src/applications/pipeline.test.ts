import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepListing } from '../listings/keep-listing.ts'
import { addPosting, setPostingRemoved } from '../postings/postings.service.ts'
import { moveApplication } from './applications.service.ts'
import { getPipeline } from './pipeline.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

async function keepOne(person: string): Promise<{ postingId: string; listing: string }> {
  const [listing = ''] = await createListings(database.owner, [
    { content: emptyPosting, text: 'Baker', url: `https://jobs.example/${crypto.randomUUID()}` },
  ])
  return { postingId: (await keepListing(database.db, person, listing)).postingId, listing }
}
type Stage = Parameters<typeof moveApplication>[2]['stage']
async function moveThrough(person: string, postingId: string, ...stages: Stage[]) {
  for (const stage of stages) await moveApplication(database.db, person, { postingId, stage })
}
/** Puts the last move of an application at an instant. */
const moveAt = (person: string, postingId: string, at: string) =>
  database.owner.query(
    `update application_moves set moved_at = $3 where id = (
       select m.id from application_moves m join applications a on a.id = application_id join postings p on p.opening_id = a.opening_id
       where a.user_id = $1 and p.id = $2 order by moved_at desc limit 1)`,
    [person, postingId, at],
  )
/** An e-mail about a posting that went out. */
const mailSent = (person: string, postingId: string, at: string, state = 'done') =>
  database.owner.query(
    `with draft as (insert into agent_outputs (user_id, kind, state, posting_id, request) values ($1, 'mail', 'ready', $2, '{}') returning id),
       given as (insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at, state, approved_at, runs_at)
         select $1, 'mail', id, '{}', '', now(), 'used', now(), now() from draft returning id, draft_id)
     insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state, attempted_at, ended_at)
     select $1, id::text, 'mail', draft_id, id, '', $4, $3, $3 from given`,
    [person, postingId, at, state],
  )
const pipelineOf = (person: string) => getPipeline(database.db, person)
const one = async (person: string, postingId: string) =>
  (await pipelineOf(person)).openings.find((opening) => opening.postingId === postingId)

test('the pipeline holds what is tracked, the latest moves first, and nothing of anybody else', async () => {
  const ada = await createPerson(database.db)
  const kept = await keepOne(ada)
  const { postingId } = await addPosting(database.db, ada, { text: 'Baker wanted.' })
  expect((await pipelineOf(ada)).openings.map(({ stage }) => stage)).toEqual(['saved'])
  await moveThrough(ada, postingId, 'applied')
  const { openings, isMore } = await pipelineOf(ada)
  expect(openings.map((opening) => [opening.postingId, opening.stage, opening.movedBy])).toEqual([
    [postingId, 'applied', 'you'],
    [kept.postingId, 'saved', 'you'],
  ])
  expect(isMore).toBe(false)
  const stranger = await createPerson(database.db)
  expect((await pipelineOf(stranger)).openings).toEqual([])
  await moveThrough(ada, postingId, null)
  expect((await pipelineOf(ada)).openings).toHaveLength(1)
})

test('an opening that was removed leaves the pipeline and comes back to its stage', async () => {
  const ada = await createPerson(database.db)
  const { postingId } = await keepOne(ada)
  await moveThrough(ada, postingId, 'interview')
  await setPostingRemoved(database.db, ada, postingId, true)
  expect((await pipelineOf(ada)).openings).toEqual([])
  await setPostingRemoved(database.db, ada, postingId, false)
  expect((await one(ada, postingId))?.stage).toBe('interview')
})

test('how far it came is the stage it is in or, once it ended, was in; a no comes after an application', async () => {
  const ada = await createPerson(database.db)
  const furthest = async (...stages: Stage[]) => {
    const { postingId } = await keepOne(ada)
    await moveThrough(ada, postingId, ...stages)
    return (await one(ada, postingId))?.furthest
  }
  expect(await furthest('applied', 'interview')).toBe('interview')
  // Dropped in the wrong column, and put right.
  expect(await furthest('applied', 'offer', 'applied')).toBe('applied')
  expect(await furthest('applied', 'screening', 'rejected')).toBe('screening')
  expect(await furthest('rejected')).toBe('applied')
  expect(await furthest('closed')).toBe('saved')
  expect(await furthest('applied', 'rejected', 'closed')).toBe('applied')
})

test('when it was applied for and first answered is told, and nothing that was put right again', async () => {
  const ada = await createPerson(database.db)
  const { postingId } = await keepOne(ada)
  const times = async () => {
    const opening = await one(ada, postingId)
    return [opening?.appliedAt, opening?.answeredAt].map((at) => at?.slice(0, 10) ?? null)
  }
  expect(await times()).toEqual([null, null])
  await moveThrough(ada, postingId, 'interview')
  await moveThrough(ada, postingId, 'saved')
  expect(await times()).toEqual([null, null])
  await moveThrough(ada, postingId, 'applied')
  const [applied] = await times()
  expect(applied).toMatch(/^2/)
  expect(await times()).toEqual([applied, null])
  const other = (await keepOne(ada)).postingId
  await moveThrough(ada, other, 'applied')
  await moveAt(ada, other, '2025-11-03T12:00:00Z')
  await moveThrough(ada, other, 'screening')
  await moveAt(ada, other, '2025-11-10T12:00:00Z')
  await moveThrough(ada, other, 'rejected')
  expect(await one(ada, other)).toMatchObject({
    appliedAt: '2025-11-03T12:00:00.000Z',
    answeredAt: '2025-11-10T12:00:00.000Z',
  })
})

test('when to follow up counts from the last move or e-mail, in the calendar of the person', async () => {
  const ada = await createPerson(database.db)
  const { postingId } = await keepOne(ada)
  await moveThrough(ada, postingId, 'applied')
  // Tuesday in UTC, Wednesday already in Apia.
  await moveAt(ada, postingId, '2025-12-02T15:00:00Z')
  expect((await one(ada, postingId))?.followUp).toEqual({ on: '2025-12-10', number: 1 })
  await database.owner.query(`update users set time_zone = 'Pacific/Apia' where id = $1`, [ada])
  expect((await one(ada, postingId))?.followUp).toEqual({ on: '2025-12-11', number: 1 })
  // Before it was applied for, and one that failed: neither was a word on the application.
  await mailSent(ada, postingId, '2025-12-01T12:00:00Z')
  await mailSent(ada, postingId, '2025-12-10T12:00:00Z', 'failed')
  expect((await one(ada, postingId))?.followUp?.number).toBe(1)
  await mailSent(ada, postingId, '2025-12-11T01:00:00Z')
  expect((await one(ada, postingId))?.followUp).toEqual({ on: '2025-12-19', number: 2 })
  await mailSent(ada, postingId, '2025-12-19T01:00:00Z')
  await mailSent(ada, postingId, '2025-12-29T01:00:00Z', 'unknown')
  expect((await one(ada, postingId))?.followUp).toBeNull()
  // A new stage counts anew.
  await moveThrough(ada, postingId, 'interview')
  expect((await one(ada, postingId))?.followUp?.number).toBe(1)
  await moveThrough(ada, postingId, 'rejected')
  expect((await one(ada, postingId))?.followUp).toBeNull()
})

test('what is only saved says until when one can apply, and what its source took off is marked', async () => {
  const ada = await createPerson(database.db)
  const { postingId, listing } = await keepOne(ada)
  expect(await one(ada, postingId)).toMatchObject({ closesOn: null, isGone: false })
  await database.owner.query(`update listings set valid_through = '2126-12-12T12:00:00Z' where id = $1`, [listing])
  expect((await one(ada, postingId))?.closesOn).toBe('2126-12-12')
  await database.owner.query(
    `update listings set valid_through = '2020-12-12T12:00:00Z', gone_at = now() where id = $1`,
    [listing],
  )
  expect(await one(ada, postingId)).toMatchObject({ closesOn: null, isGone: true })
  await database.owner.query(`update listings set valid_through = '2126-12-12T12:00:00Z' where id = $1`, [listing])
  await moveThrough(ada, postingId, 'applied')
  expect((await one(ada, postingId))?.closesOn).toBeNull()
})
