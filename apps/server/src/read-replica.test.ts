import { createDatabase, createPool } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { appendEvent } from '@jobpilot/domain/events/append-event'
import { createLogger } from '@jobpilot/platform/logger'
import { startPair } from '@jobpilot/testing/standby'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readServerEnv } from './env.ts'
import { createReader } from './read-replica.ts'

const log = createLogger({ name: 'test', level: 'silent', isReadable: false })
const standbyAnswers = sql<{ isStandby: boolean }>`select pg_is_in_recovery() as is_standby`

test('reads go to the replica while it is up to date and there, else to the primary', { timeout: 60_000 }, async () => {
  await using pair = await startPair()
  const onError = () => undefined
  const primary = createDatabase(
    createPool({ url: pair.primary.url, applicationName: 'test', max: 4, as: 'app', onError }),
  )
  const admin = new pg.Client({ connectionString: pair.standby.url })
  await admin.connect()
  admin.on('error', onError)
  const userId = await createPerson(primary)
  let newest = 0
  const env = readServerEnv({
    NODE_ENV: 'test',
    DATABASE_URL: pair.primary.url,
    DATABASE_READ_URL: pair.standby.url,
  })
  const feeds = { acquire: () => Promise.reject(new Error('unused')), newestOf: () => newest, count: () => 0 }
  const reader = createReader(env, primary, feeds as never, log)
  const isStandby = () =>
    reader.read(userId, async (db) => (await standbyAnswers.execute(db)).rows[0]?.isStandby ?? false)
  const note = () =>
    withUser(primary, userId, (tx) => appendEvent(tx, userId, { type: 'brake.changed', state: 'running' }))

  await waitFor('the person on the standby', async () => {
    const { rowCount } = await admin.query('select from users where id = $1', [userId])
    return rowCount || undefined
  })
  expect(await isStandby()).toBe(true)

  await admin.query('select pg_wal_replay_pause()')
  await note()
  newest = 1
  expect(await isStandby()).toBe(false)
  await admin.query('select pg_wal_replay_resume()')
  await waitFor('the standby to catch up', async () => (await isStandby()) || undefined)

  // A person's rows are theirs on the standby too, and nobody writes there.
  const stranger = await createPerson(primary)
  const seen = await reader.read(stranger, (db) =>
    withUser(db, stranger, (tx) => tx.selectFrom('events').selectAll().execute()),
  )
  expect(seen).toEqual([])
  const write = reader.read(userId, (db) =>
    withUser(db, userId, (tx) => appendEvent(tx, userId, { type: 'brake.changed', state: 'paused' })),
  )
  await expect(write).rejects.toMatchObject({ code: '25006' })

  await admin.end()
  pair.standby.stop()
  expect(await isStandby()).toBe(false)
  await reader[Symbol.asyncDispose]()
  await primary.destroy()
})
