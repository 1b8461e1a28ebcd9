import { rollEventPartitions } from '@jobpilot/db/roll-event-partitions'
import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cloneDatabase, createPerson, type TestDatabase } from './test-database.ts'

const monthsFromNow = (months: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15))
}
const tableOf = (at: Date) => `events_${at.toISOString().slice(0, 7).replace('-', '_')}`

async function tables(database: TestDatabase): Promise<string[]> {
  const { rows } = await database.owner.query<{ relname: string }>(
    `select relname from pg_class join pg_inherits on inhrelid = oid where inhparent = 'events'::regclass order by 1`,
  )
  return rows.map(({ relname }) => relname)
}

async function addAt(database: TestDatabase, userId: string, seq: number, at: Date): Promise<void> {
  await database.owner.query('insert into events (user_id, seq, at, body) values ($1, $2, $3, $4)', [
    userId,
    seq,
    at,
    { type: 'preferences.changed' },
  ])
}
async function seqs(database: TestDatabase, userId: string): Promise<number[]> {
  const { rows } = await withUser(database.db, userId, (tx) =>
    sql<{ seq: string; at: Date }>`select seq, at from events order by seq`.execute(tx),
  )
  return rows.map(({ seq }) => Number(seq))
}
const expected = (...months: number[]) =>
  ['events_default', ...months.map((each) => tableOf(monthsFromNow(each)))].sort()

test('a migrated database has this month and the next two, and rolling again changes nothing', async () => {
  await using database = await cloneDatabase()
  expect(await tables(database)).toEqual(expected(0, 1, 2))
  expect(await rollEventPartitions(database.owner, 3)).toBe(0)
})

test('rows without a month get theirs, also by three processes at once, and expired months go', async () => {
  await using database = await cloneDatabase()
  const ada = await createPerson(database.db)
  for (const [index, months] of [-5, -4, -3, -1, 0, 4].entries())
    await addAt(database, ada, index + 1, monthsFromNow(months))
  await Promise.all([1, 2, 3].map(() => rollEventPartitions(database.owner, 5)))
  expect(await tables(database)).toEqual(expected(-5, -4, -3, -1, 0, 1, 2, 4))
  expect(await database.owner.query('select from event_partitions.events_default')).toMatchObject({ rowCount: 0 })
  expect(await seqs(database, ada)).toEqual([1, 2, 3, 4, 5, 6])
  await addAt(database, ada, 7, monthsFromNow(-9))
  expect(await rollEventPartitions(database.owner, 3)).toBe(2)
  expect(await tables(database)).toEqual(expected(-3, -1, 0, 1, 2, 4))
  expect(await seqs(database, ada)).toEqual([3, 4, 5, 6])
})

test('a month is rolled while people write, and nothing they wrote is lost', async () => {
  await using database = await cloneDatabase()
  const ada = await createPerson(database.db)
  await database.owner.query(`drop table event_partitions.${tableOf(monthsFromNow(0))}`)
  let isDone = false
  const write = async () => {
    let written = 0
    for (; !isDone; written++) {
      await withUser(database.db, ada, async (tx) => {
        await sql`select append_event(${ada}, '{"type": "preferences.changed"}')`.execute(tx)
        await sql`select count(*) from events`.execute(tx)
      })
    }
    return written
  }
  const writers = [write(), write(), write()]
  try {
    expect(await rollEventPartitions(database.owner, 3)).toBe(1)
  } finally {
    isDone = true
  }
  const written = (await Promise.all(writers)).reduce((sum, each) => sum + each)
  expect(await seqs(database, ada)).toEqual(Array.from({ length: written }, (_, index) => index + 1))
})

test('the application role reads no partition directly and cannot roll them', async () => {
  await using database = await cloneDatabase()
  const ada = await createPerson(database.db)
  for (const table of await tables(database)) {
    await expect(
      withUser(database.db, ada, (tx) => sql`select from event_partitions.${sql.id(table)}`.execute(tx)),
    ).rejects.toThrow(/permission denied for schema event_partitions/)
  }
  await expect(sql`select roll_event_partitions(1)`.execute(database.db)).rejects.toThrow(/permission denied/)
})

test('a person who goes takes all their months along', async () => {
  await using database = await cloneDatabase()
  const ada = await createPerson(database.db)
  await addAt(database, ada, 1, monthsFromNow(0))
  await addAt(database, ada, 2, monthsFromNow(7))
  await withUser(database.db, ada, (tx) => tx.deleteFrom('users').where('id', '=', ada).execute())
  expect(await database.owner.query('select from events')).toMatchObject({ rowCount: 0 })
})
