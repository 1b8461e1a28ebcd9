import { createPool } from '@jobpilot/db/client'
import { createLogger } from '@jobpilot/platform/logger'
import { createRuns } from '@jobpilot/testing/create-rows'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescueOrphanedJobs } from './rescue.ts'
import { createShortRuns, type ShortRuns } from './short-runs.ts'

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
const rowsOf = async (ids: string[]) =>
  (
    await database.owner.query<{ state: string; attempt: number; crashes: number }>(
      'select state, attempt, crashes from task_runs where id = any($1) order by array_position($1, id)',
      [ids],
    )
  ).rows
const claimed = async () =>
  (await database.owner.query<{ batch: string }>('select batch from run_claims')).rows.map(({ batch }) => batch)
const claimIs = (count: number) =>
  waitFor('the claim to be written', async () => ((await claimed()).length === count ? true : undefined))
const together = (runs: ShortRuns) => {
  const claim = runs.together()
  if (!claim) throw new Error('there is no claim')
  return claim
}
/** As the queue does: these jobs are in the pool's hands from now on. */
const hold = async (runs: ShortRuns, poolId: string, ids: string[]) => {
  await database.owner.query(
    'update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = attempts + 1 where key = any($2)',
    [poolId, ids],
  )
  runs.hold(poolId)
}
/** What the sweep of another worker does once the pool's process is gone. */
const sweepUp = async () => {
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_at is not null`,
  )
  await rescueOrphanedJobs(database.owner, { isOwn: () => false }, log)
}

test('runs that were fetched together are held by one row and each written once, at its end', async () => {
  const runs = createShortRuns(system)
  const ids = await start(50)
  await hold(runs, 'pool-1', ids)
  await Promise.all(ids.slice(0, 25).map((id) => runs.finish(id, together(runs))))
  const first = await claimed()
  runs.hold('pool-1')
  await Promise.all(ids.slice(25).map((id) => runs.finish(id, together(runs))))
  expect(await claimed()).toEqual(first)
  expect(await rowsOf(ids)).toEqual(ids.map(() => ({ state: 'done', attempt: 1, crashes: 0 })))
  await runs.leave()
  expect(await claimed()).toEqual([])
})

test('what a dead process had in hand counts as one crash, is claimed alone then, and only real starts count more', async () => {
  const ids = await start(3)
  const [first = '', second = ''] = ids
  const dead = createShortRuns(system)
  await hold(dead, 'pool-dead', ids)
  const lost = together(dead)
  await claimIs(1)
  await sweepUp()
  expect(await rowsOf(ids)).toEqual(ids.map(() => ({ state: 'queued', attempt: 1, crashes: 1 })))

  const next = createShortRuns(system)
  expect(await next.claim(first)).toMatchObject({ isAlone: true, attempt: 2, crashes: 1 })
  expect((await rowsOf(ids)).map((row) => row.state)).toEqual(['running', 'queued', 'queued'])
  // It dies too: only the one that was under way is suspected further.
  const third = createShortRuns(system)
  expect(await third.claim(first)).toMatchObject({ crashes: 2 })
  expect(await third.claim(second)).toMatchObject({ crashes: 1 })

  // The first process was only asleep: what it says now is too late, even of a run that nobody has taken up yet.
  for (const id of ids) {
    await dead.finish(id, lost)
    expect(await dead.alone(id, lost)).toBeUndefined()
  }
  expect((await rowsOf(ids)).map((row) => row.state)).toEqual(['running', 'running', 'queued'])
  // What it fetches from now on is under a claim that holds.
  const fresh = await start(1)
  await hold(dead, 'pool-dead', fresh)
  await dead.finish(fresh[0] ?? '', together(dead))
  expect(await rowsOf(fresh)).toEqual([{ state: 'done', attempt: 1, crashes: 0 }])
  await dead.leave()
})

test('a run that was cancelled meanwhile is not done, and one that has ended is not claimed', async () => {
  const runs = createShortRuns(system)
  const [id = ''] = await start(1)
  await hold(runs, 'pool-1', [id])
  await database.owner.query(`update task_runs set state = 'cancelled' where id = $1`, [id])
  await runs.finish(id, together(runs))
  expect(await rowsOf([id])).toMatchObject([{ state: 'cancelled' }])
  expect(await runs.claim(id)).toBeUndefined()
  await runs.leave()
})

test('jobs that a pool without a claim of this kind held count no crash', async () => {
  const ids = await start(2)
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-long', locked_at = now() where key = any($1)`,
    [ids],
  )
  await sweepUp()
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
  await hold(runs, 'pool-1', [id])
  const claim = together(runs)
  await expect(runs.finish(id, claim)).rejects.toThrow('away')
  expect(await runs.alone(id, claim)).toMatchObject({ isAlone: true, attempt: 1, crashes: 0 })
  expect(await rowsOf([id])).toEqual([{ state: 'running', attempt: 1, crashes: 0 }])
  // The next fetch tries to write it again.
  await hold(runs, 'pool-1', [])
  await claimIs(1)
  await runs.leave()
})
