import { createPool, type PoolSettings } from '@jobpilot/db/client'
import { expect, test } from 'vitest'
import { cloneDatabase } from './test-database.ts'

const onError = (error: Error) => {
  throw error
}

async function preparedBy(url: string, settings: Pick<PoolSettings, 'as' | 'isPreparing'>): Promise<string[]> {
  const pool = createPool({ url, applicationName: 'test', max: 1, onError, ...settings })
  await pool.query('select $1::int', [1])
  await pool.query('select $1::int', [2])
  await pool.query({ name: 'from-a-library', text: 'select $1::text', values: ['x'] })
  await pool.query('select 1')
  const { rows } = await pool.query<{ statement: string }>('select statement from pg_prepared_statements order by 1')
  await pool.end()
  return rows.map((row) => row.statement)
}

test('statements with parameters are kept by the connection, and none behind a pooler', async () => {
  await using database = await cloneDatabase()
  const both = ['select $1::int', 'select $1::text']
  expect(await preparedBy(database.url, { as: 'app' })).toEqual(both)
  expect(await preparedBy(database.url, { as: 'app', isPreparing: false })).toEqual([])
  expect(await preparedBy(database.url, { as: 'owner' })).toEqual(['select $1::text'])
})
