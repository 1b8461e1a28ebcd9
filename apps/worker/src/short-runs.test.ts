import { createPool } from '@jobpilot/db/client'
import { createLogger } from '@jobpilot/platform/logger'
import { createRuns } from '@jobpilot/testing/create-rows'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescueOrphanedJobs } from './rescue.ts'
import { createShortRuns } from './short-runs.ts'

const log = createLogger({ name: 'test', level: 'silent', isReadable: false })
let database: TestDatabase
let system: pg.Pool
let userId: string

beforeAll(async () => {
  database = await cloneDatabase()
  system = createPool({
    url: database.url,
    applicationName: 'test',
    max: 4,
    as: 'system',
    onError: (error) => {
      throw error
    },
  })
  userId = await createPerson(database.db)
})
afterAll(async () => {
  await system.end()
  await database[Symbol.asyncDispose]()
})

const start = (count: number) =>
  createRuns(
    database.owner,
    'test/short',
    Array.from({ length: count }, () => userId),
  )
const none = { leaseToken: '', attempt: 0, crashes: 0, isAlone: false }
const rowsOf = async (ids: string[]) =>
  (
    await database.owner.query<{ state: string; attempt: number; crashes: number }>(
      'select state, attempt, crashes from task_runs where id = any($1) order by array_position($1, id)',
      [ids],
    )
  ).rows
const batches = async () => (await database.owner.query('select from run_claims')).rowCount
/** What the sweep of another worker does once the pool's process is gone. */
const sweepUp = async () => {
  await waitFor('the claim to be written', async () => (await batches()) === 1)
  await database.owner.query(`update run_claims set at = now() - interval '1 minute'`)
  await rescueOrphanedJobs(database.owner, { isOwn: () => false }, log)
}

test('runs that were fetched together are claimed by one row and each written once, at its end', async () => {
  const runs = createShortRuns(system)
  const ids = await start(50)
  runs.prefetch('pool-1', ids)
  const claims = await Promise.all(ids.map((id) => runs.claim(id)))
  await waitFor('the claim to be written', async () => (await batches()) === 1)
  expect(new Set(claims.map((claim) => claim?.leaseToken)).size).toBe(1)
  const written = await Promise.all(ids.map((id, at) => runs.finish(id, claims[at] ?? none)))
  expect(written.every(Boolean)).toBe(true)
  expect(await rowsOf(ids)).toEqual(ids.map(() => ({ state: 'done', attempt: 1, crashes: 0 })))
  expect(await batches()).toBe(0)
})

test('what a dead process had in hand counts as one crash, is claimed alone then, and only real starts count more', async () => {
  const ids = await start(3)
  const [first = '', second = ''] = ids
  const dead = createShortRuns(system)
  dead.prefetch('pool-dead', ids)
  const lost = await dead.claim(first)
  await sweepUp()
  expect(await rowsOf(ids)).toEqual(ids.map(() => ({ state: 'queued', attempt: 1, crashes: 1 })))

  const next = createShortRuns(system)
  next.prefetch('pool-next', [], ids)
  const again = await next.claim(first)
  expect(again).toMatchObject({ isAlone: true, attempt: 2, crashes: 1 })
  expect((await rowsOf(ids)).map((row) => row.state)).toEqual(['running', 'queued', 'queued'])
  // It dies too: only the one that was under way is suspected further.
  const third = createShortRuns(system)
  expect(await third.claim(first)).toMatchObject({ crashes: 2 })
  expect(await third.claim(second)).toMatchObject({ crashes: 1 })

  // The first process was only asleep: what it says now is too late.
  expect(await dead.finish(first, lost ?? none)).toBe(false)
  expect(await dead.alone(first, lost ?? none)).toBeUndefined()
  expect((await rowsOf([first]))[0]).toMatchObject({ state: 'running', attempt: 3 })
})

test('a run that was cancelled meanwhile is not done, and one that has ended is not claimed', async () => {
  const runs = createShortRuns(system)
  const [id = ''] = await start(1)
  runs.prefetch('pool-1', [id])
  const claim = await runs.claim(id)
  await database.owner.query(`update task_runs set state = 'cancelled' where id = $1`, [id])
  expect(await runs.finish(id, claim ?? none)).toBe(false)
  expect(await rowsOf([id])).toMatchObject([{ state: 'cancelled' }])
  runs.prefetch('pool-1', [], [id])
  expect(await runs.claim(id)).toBeUndefined()
})

test('what was fetched and not started is let go of', async () => {
  const runs = createShortRuns(system)
  const ids = await start(2)
  runs.prefetch('pool-1', ids)
  await runs.letGo(ids)
  expect(await batches()).toBe(0)
  expect(await rowsOf(ids)).toEqual(ids.map(() => ({ state: 'queued', attempt: 0, crashes: 0 })))
})

test('a run whose claim could not be written is not done, and is claimed alone', async () => {
  let failures = 1
  const query = (async (text: string, values: unknown[]) => {
    if (failures-- > 0) throw Object.assign(new Error('the database is away'), { code: '57P01' })
    return await system.query(text, values)
  }) as unknown as pg.Pool['query']
  const runs = createShortRuns({ query } as pg.Pool)
  const [id = ''] = await start(1)
  runs.prefetch('pool-1', [id])
  const claim = await runs.claim(id)
  if (!claim) throw new Error('there is no claim')
  await expect(runs.finish(id, claim)).rejects.toThrow('away')
  expect(await runs.alone(id, claim)).toMatchObject({ isAlone: true, attempt: 1, crashes: 0 })
  expect(await rowsOf([id])).toEqual([{ state: 'running', attempt: 1, crashes: 0 }])
})
