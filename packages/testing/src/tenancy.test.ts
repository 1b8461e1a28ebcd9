import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, createPerson, type TestDatabase } from './test-database.ts'

/** Tables that hold nobody's data. A new table belongs here only for a reason. */
const shared = [
  'audit_head',
  'audit_log',
  'erased_spend',
  'erasure_receipts',
  'grouping',
  'kysely_migration',
  'kysely_migration_lock',
  'listing_edges',
  'listing_facts',
  'listing_groups',
  'listing_opening_keys',
  'listings',
  'mail_suppressions',
  'model_prices',
  'parting_mails',
  'percolation',
  'rate_limits',
  'run_claims',
  'source_calls',
  'source_kinds',
  'source_runs',
  'sources',
]

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

test('every table but the shared ones has forced row-level security and a policy', async () => {
  const { rows } = await database.owner.query<{ name: string; is_safe: boolean }>(`
    select relname as name, relrowsecurity and relforcerowsecurity and exists (
      select from pg_policies where schemaname = 'public' and tablename = relname
        and qual like '%current_user_id()%' and with_check like '%current_user_id()%') as is_safe
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
  expect(
    rows
      .filter((row) => !row.is_safe)
      .map((row) => row.name)
      .sort(),
  ).toEqual(shared)
})

test('the application role owns nothing, bypasses nothing and cannot become another', async () => {
  const { rows } = await database.owner.query(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
      (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = 'jobpilot_app'`)
  expect(rows[0]).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcanlogin: false,
    owned: 0,
    memberships: 0,
  })
})

test("every foreign key into a person's rows has an index to delete by", async () => {
  const { rows } = await database.owner.query<{ name: string }>(`
    select conrelid::regclass::text || '.' || attname as name from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'users'::regclass
      and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`)
  expect(rows).toEqual([])
})

test('without a person nothing is seen, and one person sees none of another', async () => {
  const [ada, bob] = [await createPerson(database.db), await createPerson(database.db)]
  const count = sql<{ count: number }>`select count(*)::int as count from users`
  expect((await count.execute(database.db)).rows[0]?.count).toBe(0)
  expect((await withUser(database.db, ada, (tx) => count.execute(tx))).rows[0]?.count).toBe(1)
  const written = await withUser(database.db, ada, (tx) =>
    tx.updateTable('users').set({ name: 'Mallory' }).where('id', '=', bob).executeTakeFirst(),
  )
  expect(written.numUpdatedRows).toBe(0n)
  await expect(
    withUser(database.db, ada, (tx) => tx.insertInto('openings').values({ userId: bob }).execute()),
  ).rejects.toThrow(/row-level security/)
})

test('a setting does not outlive its transaction on a pooled connection', async () => {
  const ada = await createPerson(database.db)
  await withUser(database.db, ada, async () => undefined)
  const { rows } = await sql<{ id: string | null }>`select current_user_id() as id`.execute(database.db)
  expect(rows[0]?.id).toBeNull()
})

test('the application role may add jobs by its one function, and not touch the queue', async () => {
  await expect(sql`select * from graphile_worker._private_jobs`.execute(database.db)).rejects.toThrow(
    /permission denied/,
  )
  await expect(
    sql`insert into graphile_worker._private_jobs (task_id) values (1)`.execute(database.db),
  ).rejects.toThrow(/permission denied/)
})
