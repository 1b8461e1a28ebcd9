import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followTimeZone } from '../people/time-zone.ts'
import type { PersonClock } from './briefings.repository.ts'
import { getLatestBriefing, makeBriefingNow, setBriefingSchedule } from './briefings.service.ts'
import { nextDay } from './next-day.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

const schedule = {
  frequency: 'weekly',
  minute: 450,
  weekday: 3,
  timeZone: 'Asia/Kathmandu',
  isTimeZoneChosen: true,
} as const
const clock = (part: Partial<PersonClock> = {}): PersonClock => ({
  schedule: { ...schedule, frequency: 'daily' },
  today: '2026-11-22',
  minuteNow: 400,
  dueDay: null,
  ...part,
})

test('which day the next one is of', () => {
  expect(nextDay(clock(), false)).toBe('2026-11-22')
  expect(nextDay(clock(), true)).toBe('2026-11-23')
  expect(nextDay(clock({ minuteNow: 900 }), false)).toBe('2026-11-23')
  expect(nextDay(clock({ minuteNow: 900, dueDay: '2026-11-22' }), false)).toBe('2026-11-22')
  expect(nextDay(clock({ schedule }), false)).toBe('2026-11-25')
  const sunday = { ...schedule, weekday: 7 }
  expect(nextDay(clock({ schedule: sunday }), false)).toBe('2026-11-22')
  expect(nextDay(clock({ schedule: sunday }), true)).toBe('2026-11-29')
  expect(nextDay(clock({ schedule: { ...schedule, frequency: 'off' } }), false)).toBeNull()
})

test("the browser's zone is followed until one is chosen by hand, and again when that is given up", async () => {
  const { db } = database
  const userId = await createPerson(db)
  expect(await followTimeZone(db, userId, 'Europe/Berlin')).toEqual({ timeZone: 'Europe/Berlin' })
  await setBriefingSchedule(db, userId, schedule)
  expect(await followTimeZone(db, userId, 'Europe/Paris')).toEqual({ timeZone: 'Asia/Kathmandu' })
  expect((await getLatestBriefing(db, userId)).schedule).toEqual(schedule)
  await setBriefingSchedule(db, userId, { ...schedule, timeZone: 'Europe/Paris', isTimeZoneChosen: false })
  expect(await followTimeZone(db, userId, 'Europe/Rome')).toEqual({ timeZone: 'Europe/Rome' })
  await expect(followTimeZone(db, userId, 'Mars/Olympus')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(setBriefingSchedule(db, userId, { ...schedule, timeZone: 'Nowhere' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('pressed twice, or at once from two windows: one run', async () => {
  const { db, owner } = database
  const userId = await createPerson(db)
  const started = await Promise.all([1, 2, 3].map(() => makeBriefingNow(db, userId)))
  expect(new Set(started.map(({ runId }) => runId)).size).toBe(1)
  const { rowCount } = await owner.query('select from task_runs where user_id = $1', [userId])
  expect(rowCount).toBe(1)
  const latest = await getLatestBriefing(db, userId)
  expect(latest).toMatchObject({ briefing: null, run: { state: 'queued' } })
})
