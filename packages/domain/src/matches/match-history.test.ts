import { withUser } from '@jobpilot/db/with-user'
import { packDocument } from '@jobpilot/engine/listing/listing-document'
import { rubricVersion } from '@jobpilot/engine/match/rubric'
import { preferences } from '@jobpilot/schemas/preferences'
import { createPerson } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshCopies } from '../listings/refresh-copies.ts'
import { correctPosting, getPosting } from '../postings/postings.service.ts'
import { savePreferences } from '../preferences/preferences.service.ts'
import { findProfile } from '../profile/profile.repository.ts'
import { replaceProfile } from '../profile/profile.service.ts'
import { getReview } from '../review/review.service.ts'
import { openReviewBench, type ReviewBench } from '../review/testing/review-bench.ts'
import { listScores } from './match-history.ts'
import { scorePostings } from './score-postings.ts'

let bench: ReviewBench
beforeAll(async () => {
  bench = await openReviewBench()
}, 60_000)
afterAll(() => bench[Symbol.asyncDispose]())

const builtIn = { engine: 'built-in', version: '1' } as const

test('why a score is not the one before: profile, posting, what they look for, or the rubric', async () => {
  const { db, owner } = bench.database
  const userId = await bench.searching()
  const [item] = (await getReview(db, userId, { state: 'new' })).items
  const id = item?.id ?? ''
  const newest = async () => (await listScores(db, userId, id))[0]
  expect(await newest()).toMatchObject({ because: [], parts: [] })

  const profile = await withUser(db, userId, (tx) => findProfile(tx, userId))
  if (!profile) throw new Error('there is a profile')
  const content = { ...profile.content, skills: [] }
  await withUser(db, userId, (tx) =>
    replaceProfile(tx, userId, { content, documentId: null, notices: [], madeBy: builtIn }),
  )
  const without = await newest()
  expect(without?.because).toEqual(['profile'])
  expect(without?.parts.find(({ key }) => key === 'skills')?.points).toBeLessThan(0)

  await savePreferences(db, userId, preferences.parse({ titles: ['Baker'] }))
  const wanting = await newest()
  expect(wanting?.because).toEqual(['preferences'])
  expect(wanting?.parts.find(({ key }) => key === 'title')?.points).toBeLessThan(0)

  const posting = await getPosting(db, userId, id)
  if (posting.content?.title == null) throw new Error('it has a title')
  const title = { ...posting.content.title, value: 'Baker' }
  await correctPosting(db, userId, { id, baseVersion: posting.version, content: { ...posting.content, title } })
  const corrected = await newest()
  expect(corrected?.because).toEqual(['posting'])
  expect(corrected?.parts[0]).toMatchObject({ key: 'title' })
  expect(corrected?.parts[0]?.points).toBeGreaterThan(0)

  await owner.query(
    `update matches set rubric_version = '0' where id = (select id from matches where posting_id = $1 order by created_at desc limit 1)`,
    [id],
  )
  await withUser(db, userId, (tx) => scorePostings(tx, userId, { notYetBy: rubricVersion }))
  expect((await listScores(db, userId, id)).map(({ because }) => because)).toHaveLength(4)
  await owner.query(`update matches set rubric_version = '0' where posting_id = $1`, [id])
  await withUser(db, userId, (tx) => scorePostings(tx, userId, { notYetBy: rubricVersion }))
  expect(await newest()).toMatchObject({ because: ['rubric'], parts: [] })
  expect(await listScores(db, await createPerson(db), id)).toEqual([])
})

test('what changed at its source is brought to the copy and scored again, unless the person corrected it', async () => {
  const { db, owner } = bench.database
  const userId = await bench.searching()
  const [own, other, untouched] = (await getReview(db, userId, { state: 'new' })).items
  const [id, corrected] = [own?.id ?? '', other?.id ?? '']
  const refresh = () => withUser(db, userId, (tx) => refreshCopies(tx, userId))
  expect(await refresh()).toBe(0)

  const theirs = await getPosting(db, userId, corrected)
  if (theirs.content === null) throw new Error('it was read')
  await correctPosting(db, userId, { id: corrected, baseVersion: theirs.version, content: theirs.content })
  const title = { ...theirs.content.title, value: 'Night nurse' }
  const document = packDocument(JSON.stringify({ ...theirs.content, title }), '{}', 'Changed.')
  await owner.query(
    `update listings set version = version + 1, document = $2
     where id in (select listing_id from postings where id = any($1::uuid[]))`,
    [[id, corrected], document],
  )
  expect(await refresh()).toBe(1)
  expect(await refresh()).toBe(0)
  const now = await getPosting(db, userId, id)
  expect([now.text, now.content?.title?.value, now.version]).toEqual(['Changed.', 'Night nurse', 2])
  expect((await listScores(db, userId, id))[0]?.because).toEqual(['posting'])
  expect((await getPosting(db, userId, corrected)).text).toBe(theirs.text)
  expect((await getPosting(db, userId, untouched?.id ?? '')).version).toBe(1)
})
