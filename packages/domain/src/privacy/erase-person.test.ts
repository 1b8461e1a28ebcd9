import { withUser } from '@jobpilot/db/with-user'
import { personKey } from '@jobpilot/platform/storage/keys'
import { createPerson } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isActivePerson } from '../people/people.repository.ts'
import { cancelDeletion, scheduleDeletion } from './deletion.service.ts'
import { erasePerson } from './erase-person.ts'
import { fileReceipts, findDueErasures, getReceipt, reapplyErasures } from './receipts.ts'
import { createErasureBench, type ErasureBench, longFuse } from './testing/erasure-bench.ts'
import { seedCanaries, tablesHolding } from './testing/seed-canaries.ts'
import { userTables } from './user-tables.ts'

let bench: ErasureBench
beforeAll(async () => {
  bench = await createErasureBench()
})
afterAll(() => bench[Symbol.asyncDispose]())

const query = (text: string, values: unknown[] = []) => bench.database.owner.query(text, values)
const newCanary = () => `canary-${crypto.randomUUID()}`
const erase = (userId: string) => bench.withContext(longFuse(), (context) => erasePerson(context, userId))

/** Nothing of the person and nothing they wrote is anywhere. */
async function expectGone(userId: string, canary: string): Promise<void> {
  expect(await tablesHolding(bench.database, canary)).toEqual([])
  expect(await tablesHolding(bench.database, userId)).toEqual([])
  expect(await bench.filesHolding(canary)).toEqual([])
  expect(await bench.storage.people()).not.toContain(userId)
}

test('every table that can hold a row of a person has its rule, and no rule is for a table that cannot', async () => {
  const { rows } = await query(`
    select distinct relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
      and (relname = 'users' or attname = 'user_id' or exists (
        select from pg_constraint where contype = 'f' and conrelid = pg_class.oid and confrelid = 'users'::regclass))
    order by 1`)
  expect(userTables.map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name))
  for (const { name, key } of userTables)
    expect((await query(`select ${key} from ${name} limit 0`)).fields, `${name}.${key}`).toHaveLength(1)
})

test('after an erasure nothing is left: rows, files, jobs, letters, counters; another person keeps all of theirs', async () => {
  const [canary, other] = [newCanary(), `neighbour-${crypto.randomUUID()}`]
  const userId = await bench.createLeaving(canary)
  const neighbour = crypto.randomUUID()
  await seedCanaries(bench.database, neighbour, other)
  await bench.storage.put(personKey(neighbour, 'documents', 'a'), Buffer.from(other), { contentType: 'text/plain' })
  const theirs = await tablesHolding(bench.database, other)
  // The seeding reached every table there is a rule for: otherwise nothing would be proved below.
  const seeded = (await tablesHolding(bench.database, userId)).map((name) =>
    name.replace(/^.*(events)_\d.*$/, 'public.$1'),
  )
  expect(seeded).toEqual(expect.arrayContaining(userTables.map(({ name }) => `public.${name}`)))
  expect(seeded).toContain('graphile_worker._private_jobs')

  const receiptId = await erase(userId)
  await expectGone(userId, canary)
  expect(await tablesHolding(bench.database, other)).toEqual(theirs)
  expect(await bench.filesHolding(other)).toHaveLength(1)
  const receipt = await getReceipt(bench.database.db, receiptId ?? '')
  const { files, jobs, ...rows } = receipt.counts
  expect({ files, jobs }).toEqual({ files: 2, jobs: 1 })
  expect(rows).toEqual(Object.fromEntries(userTables.map(({ name }) => [name, 1])))
  expect(await erase(userId)).toBeNull()
})

test('what the calls of a model cost stays in the totals, without the person', async () => {
  const canary = newCanary()
  const userId = await bench.createLeaving(canary)
  await query(
    `update model_calls set agent = 'Writer', provider = 'p', model = 'totals', cost_micro_usd = 700 where user_id = $1`,
    [userId],
  )
  await query(
    `insert into model_calls (user_id, agent, provider, model, price_version, month, reserved_micro_usd, cost_micro_usd, expires_at)
     values ($1, 'Writer', 'p', 'totals', '1', '2026-11-01', 0, 300, now())`,
    [userId],
  )
  await erase(userId)
  const { rows } = await query(`select calls, cost_micro_usd from erased_spend where model = 'totals'`)
  expect(rows).toEqual([{ calls: 2, cost_micro_usd: '1000' }])
})

test('an erasure that ends between any two steps goes on from there and leaves the same receipt', async () => {
  const undisturbed = await erase(await bench.createLeaving(newCanary()))
  const { counts } = await getReceipt(bench.database.db, undisturbed ?? '')
  /** Ends one after so many steps and lets the next finish. False when it came to its end before. */
  const endAfter = async (left: number): Promise<boolean> => {
    const userId = await bench.createLeaving(newCanary())
    const fuse = { left, isBurnt: false }
    await bench
      .withContext(fuse, (context) => erasePerson(context, userId))
      .catch((error: Error) => expect(error.message).toBe('the process ended here'))
    // Gone but for the answer when it ended in the last commit; else still to be done, and on its way.
    if ((await query('select from users where id = $1', [userId])).rowCount) await erase(userId)
    const { rows } = await query(`select counts from erasure_receipts where person_hash = person_hash($1)`, [userId])
    expect(rows, `after ${left} steps`).toEqual([{ counts }])
    expect((await query('select from users where id = $1', [userId])).rowCount).toBe(0)
    expect(await bench.storage.list(`people/${userId}/`)).toEqual([])
    return fuse.isBurnt
  }
  let steps = 0
  for (let isWhole = false; !isWhole; ) {
    const burnt = await Promise.all([0, 1, 2, 3].map((ahead) => endAfter(steps + ahead)))
    isWhole = burnt.includes(false)
    steps += burnt.filter(Boolean).length
  }
  expect(steps).toBeGreaterThan(userTables.length * 3)
  expect(await tablesHolding(bench.database, 'canary-')).toEqual([])
  expect(await bench.filesHolding('canary-')).toEqual([])
}, 240_000)

test('nobody is erased before their date, nor whoever took it back', async () => {
  const { db } = bench.database
  const userId = await createPerson(db)
  const deletion = await scheduleDeletion(db, userId)
  const days = (Date.parse(deletion.dueAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29.99)
  expect(days).toBeLessThanOrEqual(30)
  expect(await scheduleDeletion(db, userId)).toEqual(deletion)
  expect(await erase(userId)).toBeNull()
  await cancelDeletion(db, userId)
  await query(`update users set deletion_due_at = null where id = $1`, [userId])
  expect(await bench.withContext(longFuse(), ({ system }) => findDueErasures(system))).not.toContain(userId)
  expect(await isActivePerson(db, userId)).toBe(true)
  // The person themselves cannot get round the date either.
  await scheduleDeletion(db, userId)
  await withUser(db, userId, async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select close_own_erasure() as id`.execute(tx)
    expect(rows[0]?.id).toBeNull()
  })
  expect(await isActivePerson(db, userId)).toBe(true)
})

test('a restore brings people back: their receipts erase them again, and only them', async () => {
  const { database, storage } = bench
  const [canary, other] = [newCanary(), newCanary()]
  const userId = await bench.createLeaving(canary)
  const receiptId = await erase(userId)
  await bench.withContext(longFuse(), fileReceipts)
  // The backup is from before: the person and a file are there, their receipt is not.
  await query('delete from erasure_receipts where id = $1', [receiptId])
  await seedCanaries(database, userId, canary)
  await query(`update users set created_at = now() - interval '1 year' where id = $1`, [userId])
  await storage.put(personKey(userId, 'documents', 'a'), Buffer.from(canary), { contentType: 'text/plain' })
  const fileOnly = await bench.createLeaving(newCanary())
  await erase(fileOnly)
  await storage.put(personKey(fileOnly, 'documents', 'a'), Buffer.from(other), { contentType: 'text/plain' })
  const stays = await createPerson(database.db)

  expect(await bench.withContext(longFuse(), reapplyErasures)).toBe(1)
  await expectGone(userId, canary)
  expect(await bench.filesHolding(other)).toEqual([])
  expect(await isActivePerson(database.db, stays)).toBe(true)
  expect((await getReceipt(database.db, receiptId ?? '')).id).toBe(receiptId)
  expect(await bench.withContext(longFuse(), reapplyErasures)).toBe(0)

  // Whoever comes back on their own after the erasure is a new person.
  await seedCanaries(database, userId, canary)
  await query(`update users set created_at = now() + interval '1 second' where id = $1`, [userId])
  expect(await bench.withContext(longFuse(), reapplyErasures)).toBe(0)
  expect(await tablesHolding(database, canary)).not.toEqual([])
})

test('a receipt says nothing of the person, and its file neither', async () => {
  const canary = newCanary()
  const userId = await bench.createLeaving(canary)
  const receiptId = await erase(userId)
  await bench.withContext(longFuse(), fileReceipts)
  const filed = Buffer.from(await bench.storage.get(`receipts/${receiptId}.json`)).toString('utf8')
  expect(JSON.parse(filed)).toMatchObject({ id: receiptId, counts: { users: 1 } })
  expect(filed).not.toContain(userId)
  await expect(getReceipt(bench.database.db, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
})
