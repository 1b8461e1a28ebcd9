import { randomUUID } from 'node:crypto'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, signUp } from '../accounts/accounts.service.ts'
import { askApproval } from '../approvals/approvals.service.ts'
import { createRecorder, createSender, sendingOf } from '../effects/testing/send-bench.ts'
import { lockPerson } from '../people/lock-person.ts'
import { upsertPerson } from '../people/people.repository.ts'
import { personId } from '../people/person-id.ts'
import { cancelDeletion, scheduleDeletion } from '../privacy/deletion.service.ts'
import { finishExport, startExport } from '../privacy/exports.service.ts'
import { tellBudget } from '../spend/tell-budget.ts'
import { setMailChoice } from './mail-settings.service.ts'
import { planApprovalMails } from './plan-approval-mails.ts'
import { createAddressee, ledgerOf, plan, workMail } from './testing/mail-bench.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const keysOf = async (userId: string) => (await ledgerOf(database, userId)).map(({ key }) => key)
const locked = <T>(userId: string, run: (tx: UserTransaction) => Promise<T>) =>
  withUser(database.db, userId, async (tx) => {
    await lockPerson(tx, userId)
    return await run(tx)
  })

const seeAtClerk = (externalId: string, email: string | null) =>
  withUser(database.db, personId('clerk', externalId), (tx) =>
    upsertPerson(tx, { provider: 'clerk', externalId, email, name: null }),
  )

test('whoever is new is welcomed once, also when their address comes later; nobody who was there before is', async () => {
  const email = `${randomUUID()}@example.org`
  const { userId } = await signUp(database.db, { email, password: 'a long password', name: 'Ada' })
  await signIn(database.db, { email, password: 'a long password' })
  expect(await keysOf(userId)).toEqual(['welcome'])

  const externalId = randomUUID()
  const later = await seeAtClerk(externalId, null)
  expect(await keysOf(later)).toEqual([])
  await seeAtClerk(externalId, email)
  await seeAtClerk(externalId, email)
  expect(await keysOf(later)).toEqual(['welcome'])

  const longAgo = randomUUID()
  const old = await seeAtClerk(longAgo, null)
  await database.owner.query(`update users set created_at = now() - interval '2 days' where id = $1`, [old])
  await seeAtClerk(longAgo, email)
  expect(await keysOf(old)).toEqual([])
})

test('80 % and the stop are mailed once a month each, however often they are told in the app', async () => {
  const userId = await createAddressee(database)
  const spend = (spent: number, limit: number) =>
    locked(userId, async (tx) => {
      await sql`
        insert into spend_months (user_id, month, limit_micro_usd, spent_micro_usd)
        values (${userId}, date_trunc('month', now() at time zone 'utc')::date, ${limit}, ${spent})
        on conflict (user_id, month) do update set limit_micro_usd = excluded.limit_micro_usd, spent_micro_usd = excluded.spent_micro_usd`.execute(
        tx,
      )
      await tellBudget(tx, userId, false)
      await tellBudget(tx, userId, false)
    })
  await spend(4_700_000, 6_000_000)
  expect(await keysOf(userId)).toEqual([])
  await spend(4_800_000, 6_000_000)
  await spend(6_000_000, 6_000_000)
  await spend(6_000_000, 7_000_000)
  const month = new Date().toISOString().slice(0, 7)
  expect(await keysOf(userId)).toEqual([`budget-warned/${month}`, `budget-stopped/${month}`])
  const { rows } = await database.owner.query(`select facts from system_mails where user_id = $1 order by created_at`, [
    userId,
  ])
  expect(rows[0]?.facts).toEqual({ month, spentMicroUsd: 4_800_000, limitMicroUsd: 6_000_000 })
})

test('an export that is ready and a deletion that is scheduled are mailed; one taken back before is not', async () => {
  const userId = await createAddressee(database)
  const { exportId } = await startExport(database.db, userId)
  await locked(userId, (tx) => finishExport(tx, userId, exportId, { bytes: 12, sha256: 'a' }))
  const { receiptId } = await scheduleDeletion(database.db, userId)
  await scheduleDeletion(database.db, userId)
  expect(await keysOf(userId)).toEqual([`export-ready/${exportId}`, `deletion-scheduled/${receiptId}`])
  expect(
    await plan(database, userId, 'budget', {
      kind: 'budget-warned',
      month: '2026-11',
      spentMicroUsd: 1,
      limitMicroUsd: 1,
    }),
  ).toBe(false)
  await cancelDeletion(database.db, userId)
  const { fine, delivered } = createRecorder(false)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'cancelled', outcome: { code: 'over' } })
  expect(delivered).toEqual([])
})

/** A zone in which it is this hour now; its name counts hours behind UTC. */
const zoneWhereItIs = (hour: number) => {
  const ahead = ((hour - new Date().getUTCHours() + 35) % 24) - 11
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

test('what waits for approval is mailed once a day for all of it, by day where the person is, after an hour, and not when it was decided meanwhile', async () => {
  const { userId, draftId } = await createSender(database)
  await database.owner.query(`update users set email = $2 where id = $1`, [userId, `${userId}@example.org`])
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'planner', max: 1, as: 'system', onError: () => undefined }),
  )
  const planAll = () => planApprovalMails({ db: database.db, system })
  const moveTo = (zone: string) => database.owner.query('update users set time_zone = $2 where id = $1', [userId, zone])
  try {
    const { contentHash } = await sendingOf(database, userId, draftId)
    await askApproval(database.db, userId, { draftId, contentHash: contentHash ?? '' })
    const noon = zoneWhereItIs(12)
    await moveTo(noon)
    await planAll()
    expect(await keysOf(userId)).toEqual([])
    await database.owner.query(`update approvals set requested_at = now() - interval '2 hours' where user_id = $1`, [
      userId,
    ])
    await setMailChoice(database.db, userId, { choice: 'approval-waiting', isOn: false })
    expect(await planAll()).toBe(0)
    await setMailChoice(database.db, userId, { choice: 'approval-waiting', isOn: true })
    for (const hour of [0, 7, 20, 23]) {
      await moveTo(zoneWhereItIs(hour))
      expect(await planAll(), `at ${hour}`).toBe(0)
    }
    await moveTo(noon)
    expect(await planAll()).toBe(1)
    expect(await planAll()).toBe(0)
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: noon }).format()
    expect(await keysOf(userId)).toEqual([`approval-waiting/${today}`])
    await database.owner.query(`update approvals set state = 'rejected' where user_id = $1`, [userId])
    const { fine, delivered } = createRecorder(false)
    expect(await workMail(database, fine, userId)).toMatchObject({ state: 'cancelled', outcome: { code: 'over' } })
    expect(delivered).toEqual([])
  } finally {
    await system.destroy()
  }
})
