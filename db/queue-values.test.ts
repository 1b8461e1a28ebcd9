import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
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
