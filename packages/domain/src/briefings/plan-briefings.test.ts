import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetOldBriefings, planBriefings } from './plan-briefings.ts'

let database: TestDatabase
let system: Database
beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  system = createDatabase(createPool({ url: database.url, applicationName: 'planner', max: 4, as: 'system', onError }))
})
afterAll(async () => {
  await system.destroy()
  await database[Symbol.asyncDispose]()
})
beforeEach(() => database.owner.query('delete from users'))

const query = (text: string, values: unknown[] = []) => database.owner.query<Record<string, unknown>>(text, values)

/** Somebody who came long ago. */
async function person(columns: Record<string, string> = {}): Promise<string> {
  const id = await createPerson(database.db)
  await query(`update users set created_at = '2020-01-01' where id = $1`, [id])
  for (const [name, value] of Object.entries(columns))
    await query(`update users set ${name} = $2 where id = $1`, [id, value])
  return id
}
const days = async (userId: string) =>
  (await query(`select payload ->> 'day' as day from task_runs where user_id = $1 order by 1`, [userId])).rows.map(
    ({ day }) => day,
  )

test('one run and one job for each person whose time has come, and none the next time', async () => {
  const due = await person({ time_zone: 'Asia/Kathmandu' })
  const later = await person({ time_zone: 'Europe/London' })
  const now = new Date('2026-11-22T02:20Z')
  expect(await planBriefings(system, now)).toBe(1)
  expect(await planBriefings(system, now)).toBe(0)
  expect(await days(due)).toEqual(['2026-11-22'])
  expect(await days(later)).toEqual([])
  const { rows } = await query(
    `select task_runs.steps, jobs.payload->>'day' as day from task_runs
     join graphile_worker._private_jobs as jobs on jobs.key = task_runs.id::text where user_id = $1`,
    [due],
  )
  expect(rows).toMatchObject([{ day: '2026-11-22', steps: [{ key: 'gather' }, { key: 'write' }] }])
})

test('many planners at once start one run for each person', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => person()))
  const now = new Date('2026-11-22T08:03Z')
  const started = await Promise.all(Array.from({ length: 4 }, () => planBriefings(system, now)))
  expect(started.reduce((sum, count) => sum + count, 0)).toBe(people.length)
  const { rows } = await query(`select count(*)::int as runs, count(distinct user_id)::int as people from task_runs`)
  expect(rows).toEqual([{ runs: people.length, people: people.length }])
})

test('off, deleted, braked, and already briefed people are left alone; a released brake is made up for', async () => {
  await person({ briefing_frequency: 'off' })
  await person({ deleted_at: '2026-01-01' })
  const braked = await person()
  await query(`update users set brake = 'paused', paused_at = now() where id = $1`, [braked])
  const briefed = await person()
  await query(`insert into briefings (user_id, day, kind, content) values ($1, '2026-11-22', 'full', '{}')`, [briefed])
  expect(await planBriefings(system, new Date('2026-11-22T08:00Z'))).toBe(0)
  await query(`update users set brake = 'running', paused_at = null where id = $1`, [braked])
  expect(await planBriefings(system, new Date('2026-11-22T20:00Z'))).toBe(1)
  expect(await days(braked)).toEqual(['2026-11-22'])
})

test('a zone changed during the day never gives two for one local day', async () => {
  const traveller = await person({ time_zone: 'Asia/Tokyo' })
  for (let hour = 0; hour < 72; hour += 1) {
    if (hour === 10) await query(`update users set time_zone = 'Pacific/Honolulu' where id = $1`, [traveller])
    if (hour === 40) await query(`update users set time_zone = 'Pacific/Kiritimati' where id = $1`, [traveller])
    await planBriefings(system, new Date(Date.UTC(2026, 10, 20, hour)))
  }
  const made = await days(traveller)
  expect(made).toEqual(['2026-11-20', '2026-11-22', '2026-11-23'])
})

test('a zone that Postgres does not know cannot be stored', async () => {
  const id = await person()
  await expect(query(`update users set time_zone = 'Mars/Olympus' where id = $1`, [id])).rejects.toThrow(/time_zone/)
})

test('the system role sees which days are there, never what was written', async () => {
  await expect(sql`select content from briefings`.execute(system)).rejects.toThrow(/permission denied/)
  await expect(sql`update briefings set kind = 'full'`.execute(system)).rejects.toThrow(/permission denied/)
})

test('old ones are forgotten after their days', async () => {
  const id = await person()
  await query(
    `insert into briefings (user_id, day, kind, content, made_at)
     select $1, current_date - age, 'full', '{}', now() - make_interval(days => age) from unnest(array[1, 29, 31]) as age`,
    [id],
  )
  await forgetOldBriefings(system)
  expect((await query('select from briefings')).rowCount).toBe(2)
})
