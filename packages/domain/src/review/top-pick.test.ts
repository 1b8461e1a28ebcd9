import { withUser } from '@jobpilot/db/with-user'
import { preferences } from '@jobpilot/schemas/preferences'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { briefingQueries } from '../briefings/briefing-queries.ts'
import { savePreferences } from '../preferences/preferences.service.ts'
import { decide } from './decide.ts'
import { getReview } from './review.service.ts'
import { decision, openReviewBench, type ReviewBench } from './testing/review-bench.ts'

let bench: ReviewBench
beforeAll(async () => {
  bench = await openReviewBench()
}, 60_000)
afterAll(() => bench[Symbol.asyncDispose]())

test('one opening is the top pick of a day in the review and the briefing; the next day may have another', async () => {
  const { db, owner } = bench.database
  const userId = await bench.searching()
  const review = () => getReview(db, userId, { state: 'new' })
  const told = async () =>
    (await withUser(db, userId, (tx) => briefingQueries.topPick(tx, userId, new Date(0)))).pick?.postingId
  const { items, topPickId: pick } = await review()
  const [first, second] = items
  expect(first?.id).toBe(pick)
  expect(first?.match.score).toBe(Math.max(...items.map(({ match }) => match.score)))

  // Deciding about others, or about it, makes no other one the pick of the day.
  await decide(db, userId, [decision(second?.id ?? '', 'kept')])
  expect([(await review()).topPickId, await told()]).toEqual([pick, pick])
  await decide(db, userId, [decision(pick ?? '', 'passed')])
  expect([(await review()).topPickId, await told()]).toEqual([pick, undefined])

  const nextDay = () => owner.query('update top_picks set day = day - 1 where user_id = $1', [userId])
  await nextDay()
  const next = await review()
  expect(next.topPickId).toBe(next.items[0]?.id)
  expect(await told()).toBe(next.topPickId)

  // It stops being one when it breaks a deal-breaker.
  const employer = next.items[0]?.content.employer?.value ?? ''
  await savePreferences(
    db,
    userId,
    preferences.parse({ dealBreakers: { all: [{ kind: 'employer-not-in', employers: [employer] }] } }),
  )
  const now = await review()
  expect([null, pick, next.topPickId]).not.toContain(now.topPickId)
  expect(await told()).toBe(now.topPickId)

  // Also when no briefing told of it, and it is nobody else's.
  const stranger = await bench.searching()
  const theirs = () => getReview(db, stranger, { state: 'new' })
  const own = (await theirs()).topPickId
  expect(items.map(({ id }) => id)).not.toContain(own)
  await decide(db, stranger, [decision(own ?? '', 'passed')])
  expect((await theirs()).topPickId).toBe(own)
})
