import { checkServer, findPendingMigrations, migrate } from '@jobpilot/db/migrate'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { cloneDatabase } from './test-database.ts'

test('migrating twice, and by two processes at once, applies everything once', async () => {
  await using database = await cloneDatabase()
  await database.owner.query('drop schema public cascade; create schema public; drop schema graphile_worker cascade')
  const [first, second] = await Promise.all([migrate(database.url), migrate(database.url)])
  expect([...first, ...second].length).toBeGreaterThan(0)
  expect(new Set([...first, ...second]).size).toBe([...first, ...second].length)
  expect(await migrate(database.url)).toEqual([])
})

test('a database that already has the tables is stamped, not migrated', async () => {
  await using database = await cloneDatabase()
  await database.owner.query('drop table kysely_migration')
  const stamped = await migrate(database.url, { baseline: true })
  expect(stamped.length).toBeGreaterThan(0)
  expect(await migrate(database.url)).toEqual([])
  await database.owner.query('grant select on kysely_migration to jobpilot_app')
  expect(await findPendingMigrations(database.db)).toEqual([])
})

test('a server that does not answer, and a login without rights, are named with what to do', async () => {
  await expect(checkServer('postgres://nobody:wrong@127.0.0.1:1/none')).rejects.toThrow(/DATABASE_URL/)
  await using database = await cloneDatabase()
  await database.owner.query(
    `do $$ begin create role powerless login password 'x'; exception when duplicate_object then null; end $$`,
  )
  const url = new URL(database.url)
  url.username = 'powerless'
  url.password = 'x'
  await expect(checkServer(url.href)).rejects.toThrow(/GRANT CREATE ON DATABASE/)
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  await client.query(`grant create on database ${url.pathname.slice(1)} to powerless`)
  await client.end()
  await expect(checkServer(url.href)).rejects.toThrow(/CREATE ROLE jobpilot_app/)
  await database.owner.query(`revoke create on database ${url.pathname.slice(1)} from powerless; drop role powerless`)
})
