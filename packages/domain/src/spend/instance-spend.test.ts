import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getInstanceSpend } from './instance-spend.service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

async function spend(userId: string, agent: string, microUsd: number, at: string): Promise<void> {
  await database.owner.query(
    `insert into model_calls (user_id, agent, provider, model, price_version, state, month, reserved_micro_usd, cost_micro_usd, expires_at, settled_at)
     select $1, $2, 'openai', 'm', '1', 'settled', date_trunc('month', moment)::date, 0, $3, now(), moment
     from (select ${at} as moment) as given`,
    [userId, agent, microUsd],
  )
}

test('an admin sees totals per person, agent and day of this month; nobody else sees anything', async () => {
  const [admin, ada, bob] = [
    await createPerson(database.db),
    await createPerson(database.db),
    await createPerson(database.db),
  ]
  await database.owner.query('update users set email = $2 where id = $1', [ada, 'ada@example.org'])
  await database.owner.query('insert into admins (user_id) values ($1)', [admin])
  await spend(ada, 'mail-writer', 300, 'now()')
  await spend(ada, 'posting-reader', 100, 'now()')
  await spend(bob, 'posting-reader', 50, 'now()')
  await spend(bob, 'posting-reader', 7_000, "now() - interval '32 days'")

  const view = await getInstanceSpend(database.db, admin, 6_000_000)
  expect(view).toMatchObject({ todayMicroUsd: 450, monthMicroUsd: 450, calls: 3, peopleCount: 2 })
  expect(view.people).toEqual([
    { userId: ada, email: 'ada@example.org', microUsd: 400, calls: 2 },
    { userId: bob, email: null, microUsd: 50, calls: 1 },
  ])
  expect(view.byAgent).toEqual([
    { agent: 'mail-writer', microUsd: 300, calls: 1 },
    { agent: 'posting-reader', microUsd: 150, calls: 2 },
  ])

  await expect(getInstanceSpend(database.db, ada, 6_000_000)).rejects.toMatchObject({ code: 'not-admin' })
  // Not even by way of the function itself, which looks across people.
  await expect(
    withUser(database.db, ada, (tx) => sql`select * from instance_spend(current_date)`.execute(tx)),
  ).rejects.toThrow(/only an admin/)
  const { rows } = await withUser(database.db, admin, (tx) =>
    sql<{ count: number }>`select count(*)::int as count from model_calls`.execute(tx),
  )
  expect(rows[0]?.count).toBe(0)
})
