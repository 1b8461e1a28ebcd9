import { withUser } from '@jobpilot/db/with-user'
import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { addPosting, getPosting } from '@jobpilot/domain/postings/postings.service'
import { cancelRun, getRun, retryRun } from '@jobpilot/domain/runs/runs.service'
import { emptyProfile } from '@jobpilot/schemas/profile'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LoopbackSite, startSite } from './testing/loopback-site.ts'
import { createTestWorker, type TestWorker } from './testing/test-worker.ts'

const posting =
  'Nurse\n\nLocation: Leeds, UK\n\nRequirements\n- 2 years of experience in a hospital\n- Registration with the NMC\n\nSalary: £30,000 - £36,000 per year'

let site: LoopbackSite
let worker: TestWorker
/** Requests for /slow wait here until the test lets them go. */
const held: (() => void)[] = []

beforeAll(async () => {
  site = await startSite((request, response) => {
    const send = () =>
      response
        .setHeader('content-type', 'text/html')
        .end(`<html><body><main><h1>Nurse</h1><p>${posting}</p></main></body></html>`)
    if (request.url === '/slow') held.push(send)
    else send()
  })
  worker = await createTestWorker({ FETCH_ALLOWED_TEST_HOSTS: site.host })
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await site[Symbol.asyncDispose]()
})

const db = () => worker.database.db
const slow = async (userId: string) => addPosting(db(), userId, { url: `${site.url}/slow` })
const arrived = (count: number) => waitFor('the request', () => (held.length >= count ? true : undefined))
const release = () => {
  for (const send of held.splice(0)) send()
}

test('a task runs, its steps are shown, and its events are in order', async () => {
  await worker.start()
  const userId = await createPerson(db())
  const { postingId, runId } = await addPosting(db(), userId, { text: posting })
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  expect(run).toMatchObject({ state: 'done', error: null, attempt: 1 })
  expect(run.steps.map((step) => step.state)).toEqual(['skipped', 'done', 'skipped', 'done'])
  expect(await getPosting(db(), userId, postingId)).toMatchObject({
    state: 'ready',
    content: { title: { value: 'Nurse' } },
  })
  const events = await withUser(db(), userId, (tx) => findEventsSince(tx, userId, 0, 500))
  const states = events.flatMap(({ body }) => (body.type === 'run.changed' ? [body.run.state] : []))
  expect(states.slice(0, 2)).toEqual(['queued', 'running'])
  expect(states.at(-1)).toBe('done')
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
})

test('cancelling while a page is being fetched stops it at once', async () => {
  const userId = await createPerson(db())
  const { postingId, runId } = await slow(userId)
  await arrived(1)
  await cancelRun(db(), userId, runId)
  const run = await worker.runIn(userId, runId, 'cancelled')
  expect(run.error?.message).toMatch(/cancelled/)
  expect(await getPosting(db(), userId, postingId)).toMatchObject({ state: 'failed' })
  release()
  const again = await retryRun(db(), userId, runId)
  expect(again.state).toBe('queued')
  await arrived(1)
  release()
  expect((await worker.runIn(userId, runId, 'done', 'failed')).state).toBe('done')
})

test.each([
  ['waiting', `state = 'queued'`],
  ['held', `state = 'held'`],
  ['waiting for another try', `state = 'queued', attempt = 1, error = '{"code":"unexpected","message":"x"}'`],
])('cancelling a run that is %s ends it, and its job does nothing', async (_stage, change) => {
  const userId = await createPerson(db())
  await worker.stop()
  const { postingId, runId } = await addPosting(db(), userId, { text: posting })
  await worker.database.owner.query(`update task_runs set ${change} where id = $1`, [runId])
  expect(await cancelRun(db(), userId, runId)).toMatchObject({ state: 'cancelled' })
  await worker.start()
  await waitFor('the job to leave the queue', async () => {
    const left = await worker.database.owner.query('select from graphile_worker._private_jobs where key = $1', [runId])
    return left.rowCount === 0 || undefined
  })
  expect(await getRun(db(), userId, runId)).toMatchObject({ state: 'cancelled' })
  expect(await getPosting(db(), userId, postingId)).toMatchObject({ state: 'failed', content: null })
})

test('the brake holds what waits and what runs; releasing it lets both go on', async () => {
  const userId = await createPerson(db())
  const running = await slow(userId)
  await arrived(1)
  await pressBrake(db(), userId)
  const waiting = await addPosting(db(), userId, { text: posting })
  expect((await worker.runIn(userId, waiting.runId, 'held', 'done')).state).toBe('held')
  release()
  expect((await worker.runIn(userId, running.runId, 'held', 'done')).state).toBe('held')
  expect(await getPosting(db(), userId, running.postingId)).toMatchObject({ state: 'reading', content: null })
  expect(await releaseBrake(db(), userId)).toEqual({ brake: 'running', resumedRuns: 2 })
  await arrived(1)
  release()
  for (const { runId } of [running, waiting])
    expect((await worker.runIn(userId, runId, 'done', 'failed')).state).toBe('done')
})

test("one person's brake does not touch another", async () => {
  const [ada, bob] = [await createPerson(db()), await createPerson(db())]
  await pressBrake(db(), ada)
  const { runId } = await addPosting(db(), bob, { text: posting })
  expect((await worker.runIn(bob, runId, 'done', 'held', 'failed')).state).toBe('done')
})

test('an attempt that lost its lease writes nothing', async () => {
  const userId = await createPerson(db())
  const { postingId, runId } = await slow(userId)
  await arrived(1)
  await worker.database.owner.query('update task_runs set lease_token = gen_random_uuid() where id = $1', [runId])
  release()
  await waitFor('the job to leave the queue', async () => {
    const { rows } = await worker.database.owner.query('select from graphile_worker._private_jobs where key = $1', [
      runId,
    ])
    return rows.length === 0 ? true : undefined
  })
  expect(await getRun(db(), userId, runId)).toMatchObject({ state: 'running' })
  expect(await getPosting(db(), userId, postingId)).toMatchObject({ state: 'reading', content: null })
})

test('a fault of ours is tried again later, and the person is told', async () => {
  const userId = await createPerson(db())
  await worker.database.owner.query('alter table matches rename to matches_away')
  try {
    await withUser(db(), userId, (tx) =>
      tx
        .insertInto('profileVersions')
        .values({
          userId,
          version: 1,
          content: JSON.stringify(emptyProfile),
          madeBy: JSON.stringify({ engine: 'you', version: '1' }),
        })
        .execute(),
    )
    await withUser(db(), userId, (tx) => tx.insertInto('profiles').values({ userId, version: 1 }).execute())
    const { runId } = await addPosting(db(), userId, { text: posting })
    const run = await waitFor('the second try', async () => {
      const seen = await getRun(db(), userId, runId)
      return seen.state === 'queued' && seen.error ? seen : undefined
    })
    expect(run.error).toEqual({ code: 'unexpected', message: 'Something went wrong on our side. I am trying again.' })
    const { rows } = await worker.database.owner.query<{ seconds: number }>(
      `select extract(epoch from run_at - now())::float as seconds from graphile_worker._private_jobs where key = $1`,
      [runId],
    )
    expect(rows[0]?.seconds).toBeGreaterThan(20)
    expect(rows[0]?.seconds).toBeLessThanOrEqual(30)
  } finally {
    await worker.database.owner.query('alter table matches_away rename to matches')
  }
})
