import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from './client.ts'

let database: TestDatabase
const pools: pg.Pool[] = []

beforeAll(async () => {
  database = await cloneDatabase()
  for (const as of ['queue', 'owner'] as const)
    pools.push(
      createPool({
        url: database.url,
        applicationName: 'test',
        max: 1,
        as,
        onError: (error) => {
          throw error
        },
      }),
    )
})
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await database[Symbol.asyncDispose]()
})

test.each(['2026-11-23 01:02:03.456789+05:30', '1999-12-31 23:59:59Z', '0044-03-15 00:00:00Z BC', 'infinity'])(
  'the queue reads the timestamp %s as every other connection does',
  async (text) => {
    const [ours, plain] = await Promise.all(pools.map((pool) => pool.query('select $1::timestamptz as at', [text])))
    expect(plain?.rows[0].at).toBeDefined()
    expect(ours?.rows[0].at).toEqual(plain?.rows[0].at)
  },
)

test.each([[['1', '22', '9007199254740993']], [[]], [['a', 'b"c', 'd,e']], [['1', 'x']]])(
  'the queue sends the array %j as every other connection does',
  async (values) => {
    const answers = await Promise.all(
      pools.map((pool) => pool.query({ text: 'select $1::text[] as list', values: [values] })),
    )
    for (const { rows } of answers) expect(rows[0].list).toEqual(values)
  },
)

test('of the jobs that the queue’s library takes, only what is read is fetched', async () => {
  const [pool, owner] = pools
  if (!pool || !owner) throw new Error('there are no pools')
  await owner.query(`select graphile_worker.add_job('test', '{"n":1}'::json)`)
  const jobs: unknown[] = []
  await runOnce({
    pgPool: pool,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { test: (_payload, { job }) => void jobs.push(job) },
  })
  // More than these: the library asks in other words now, and `claimingFetch` has to follow.
  expect(jobs).toEqual([
    {
      id: expect.any(String),
      job_queue_id: null,
      task_id: expect.any(Number),
      task_identifier: 'test',
      payload: { n: 1 },
      run_at: expect.any(Date),
      attempts: 1,
      max_attempts: 25,
      lease: null,
    },
  ])
})
