import { changeAdmin } from '@jobpilot/db/admins'
import { verifyAudit } from '@jobpilot/db/verify-audit'
import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endSession, signIn, signUp } from '../accounts/accounts.service.ts'
import { setAutonomy } from '../people/autonomy.ts'
import { pressBrake, releaseBrake } from '../people/brake.ts'
import { discardDeadJob } from '../runs/dead-jobs.service.ts'
import { listAudit } from './audit.service.ts'
import { recordAudit } from './record-audit.ts'

let database: TestDatabase
let ada: string
beforeEach(async () => {
  database = await cloneDatabase()
  ada = await createPerson(database.db)
})
afterEach(async () => {
  await database[Symbol.asyncDispose]()
})

const record = (subject: string) => withUser(database.db, ada, (tx) => recordAudit(tx, 'signed-in', subject, { n: 1 }))
const fill = async (count: number) => {
  for (let n = 1; n <= count; n++) await record(`entry-${n}`)
}

test('what is of weight is recorded with who did it, and a press that changes nothing is not', async () => {
  const account = { email: 'eve@example.org', password: 'a long password' }
  const { refreshToken, userId: eve } = await signUp(database.db, { ...account, name: 'Eve' })
  await signIn(database.db, account)
  await expect(signIn(database.db, { ...account, password: 'wrong' })).rejects.toThrow()
  await endSession(database.db, refreshToken)
  await endSession(database.db, refreshToken)
  for (const _ of [1, 2]) await pressBrake(database.db, ada)
  for (const _ of [1, 2]) await releaseBrake(database.db, ada)
  await setAutonomy(database.db, ada, 2)
  await changeAdmin(database.url, 'add', ada)
  await changeAdmin(database.url, 'add', ada)
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into dead_jobs (task, payload, attempts, cause, message) values ('x', '{}', 1, 'failed', '') returning id`,
  )
  const dead = rows[0]?.id ?? ''
  await discardDeadJob(database.db, ada, dead)

  const { items } = await listAudit(database.db, ada, { limit: 100 })
  expect(
    items.reverse().map(({ actor, email, action, subject, detail }) => [actor, email, action, subject, detail]),
  ).toEqual([
    [eve, account.email, 'signed-up', eve, {}],
    [eve, account.email, 'signed-in', eve, {}],
    [eve, account.email, 'signed-out', eve, {}],
    [ada, null, 'brake-pressed', ada, {}],
    [ada, null, 'brake-released', ada, {}],
    [ada, null, 'autonomy-changed', ada, { level: 2 }],
    [null, null, 'admin-added', ada, {}],
    [ada, null, 'dead-job-discarded', dead, {}],
  ])
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: true, entries: 8 })
})

test('entries name nobody once their person is gone, and the chain stays whole', async () => {
  const eve = await createPerson(database.db)
  await withUser(database.db, eve, (tx) => recordAudit(tx, 'signed-in', eve))
  await record(eve)
  await changeAdmin(database.url, 'add', ada)
  const kept = async () => (await database.owner.query('select actor, subject from audit_log order by seq')).rows
  const before = await kept()
  expect(JSON.stringify(before)).not.toContain(eve)
  expect(before[0]?.actor).toBe(before[1]?.subject)
  const read = async () => (await listAudit(database.db, ada, { limit: 10 })).items.reverse()
  expect(await read()).toMatchObject([{ actor: eve, subject: eve }, { actor: ada, subject: eve }, { subject: ada }])

  await database.owner.query('delete from users where id = $1', [eve])
  expect(await kept()).toEqual(before)
  expect(JSON.stringify(await read())).not.toContain(eve)
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: true, entries: 3 })
})

test('what is rolled back leaves neither an entry nor a gap', async () => {
  await fill(1)
  await expect(
    withUser(database.db, ada, async (tx) => {
      await recordAudit(tx, 'signed-in')
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await fill(1)
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: true, entries: 2 })
})

test('entries written at once make one chain', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => createPerson(database.db)))
  await Promise.all(
    people.flatMap((userId) =>
      Array.from({ length: 10 }, () => withUser(database.db, userId, (tx) => recordAudit(tx, 'signed-in', userId))),
    ),
  )
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: true, entries: 80 })
})

test.each([
  ['the action changed', `update audit_log set action = 'signed-out' where seq = 3`, 3],
  ['the person changed', 'update audit_log set actor = gen_random_uuid() where seq = 3', 3],
  ['the time changed by a microsecond', `update audit_log set at = at + interval '1 microsecond' where seq = 3`, 3],
  ['a detail changed', `update audit_log set detail = '{"n": 2}' where seq = 1`, 1],
  ['an entry removed', 'delete from audit_log where seq = 2', 2],
  ['the first one removed', 'delete from audit_log where seq = 1', 1],
  ['the last ones cut off', 'delete from audit_log where seq >= 4', 4],
  ['all of it emptied', 'truncate audit_log', 1],
  [
    'an entry changed and given the hash that fits it',
    `update audit_log set action = 'signed-out' where seq = 3;
     update audit_log as entry set hash = encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex') where seq = 3`,
    4,
  ],
])('%s: found, and named', async (_name, tampering, seq) => {
  await fill(5)
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: true, entries: 5 })
  await database.owner.query(tampering)
  expect(await verifyAudit(database.url)).toMatchObject({ isWhole: false, seq })
})

test.each([
  'select * from audit_log',
  'select * from audit_head',
  'update audit_head set seq = 0',
  `update audit_log set action = 'x'`,
  'delete from audit_log',
  'truncate audit_log',
  `insert into audit_log (actor, action) values (gen_random_uuid(), 'signed-in')`,
  `insert into audit_log (seq, action, hash) values (9, 'signed-in', '')`,
])('the application may not: %s', async (statement) => {
  await expect(withUser(database.db, ada, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/)
})

test('the log is read page by page, by admins alone', async () => {
  await fill(5)
  await expect(listAudit(database.db, ada, { limit: 2 })).rejects.toMatchObject({ code: 'not-admin' })
  await expect(withUser(database.db, ada, (tx) => sql`select * from read_audit(null, 10)`.execute(tx))).rejects.toThrow(
    /only an admin/,
  )
  await changeAdmin(database.url, 'add', ada)
  const seen: number[] = []
  let before: number | null = null
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(database.db, ada, { before, limit: 2 })
    seen.push(...page.items.map(({ seq }) => seq))
    before = page.nextBefore
  } while (before !== null)
  expect(seen).toEqual([6, 5, 4, 3, 2, 1])
})
