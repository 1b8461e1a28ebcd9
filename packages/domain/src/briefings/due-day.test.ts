import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

type Schedule = { zone: string; minute: number; frequency?: 'daily' | 'weekly' | 'off'; weekday?: number }
const stepMs = 5 * 60_000
const long = new Date('2000-01-01T00:00:00Z')

/** What a planner that looks at each of these moments would be told. */
async function dueDays(moments: Date[], schedule: Schedule, joined = long): Promise<(string | null)[]> {
  const { zone, minute, frequency = 'daily', weekday = 1 } = schedule
  const { rows } = await database.owner.query<{ day: string | null }>(
    `select day::text from unnest($1::timestamptz[]) with ordinality as looks (moment, place)
     left join lateral briefing_due_day(moment, $2, $3, $4, $5, $6) on true order by place`,
    [moments.map((each) => each.toISOString()), zone, frequency, minute, weekday, joined.toISOString()],
  )
  return rows.map(({ day }) => day)
}

const every5Minutes = (from: Date, days: number): Date[] =>
  Array.from({ length: Math.floor((days * 86_400_000) / stepMs) }, (_, at) => new Date(from.getTime() + at * stepMs))

/** The wall clock there, by this process's own tables of zones: `2026-03-29 03:05`. */
const wallClock = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (moment: Date) => format.format(moment)
}
const two = (value: number) => String(value).padStart(2, '0')
const clockOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The first look at which each day is due. */
async function firstLooks(from: string, days: number, schedule: Schedule): Promise<Record<string, string>> {
  const moments = every5Minutes(new Date(from), days)
  const due = await dueDays(moments, schedule)
  const firsts = new Map<string, string>()
  for (const [at, day] of due.entries()) {
    const moment = moments[at]
    if (day !== null && moment && !firsts.has(day)) firsts.set(day, moment.toISOString().slice(0, 16))
  }
  return Object.fromEntries(firsts)
}

test.each([
  ['a usual day', 'Europe/Berlin', 480, '2026-11-21T23:00Z', { '2026-11-22': '2026-11-22T07:00' }],
  ['a zone at 45 minutes', 'Asia/Kathmandu', 480, '2026-11-21T18:15Z', { '2026-11-22': '2026-11-22T02:15' }],
  ['spring: 02:30 is skipped', 'Europe/Berlin', 150, '2026-03-28T23:00Z', { '2026-03-29': '2026-03-29T01:00' }],
  ['autumn: 02:30 comes twice', 'Europe/Berlin', 150, '2026-10-24T22:00Z', { '2026-10-25': '2026-10-25T00:30' }],
  ['midnight is skipped', 'Africa/Cairo', 15, '2026-04-23T22:00Z', { '2026-04-24': '2026-04-23T22:00' }],
])('%s', async (_, zone, minute, from, expected) => {
  expect(await firstLooks(from, 0.9, { zone, minute })).toEqual(expected)
})

test("the last hour of a day is skipped: the day's briefing comes at the first instant of the next", async () => {
  const looks = await firstLooks('2024-03-30T12:00Z', 2, { zone: 'America/Nuuk', minute: 23 * 60 + 30 })
  expect(looks['2024-03-30']).toBe('2024-03-31T01:00')
})

test('a day that a zone skipped has no briefing', async () => {
  for (const minute of [0, 480, 23 * 60]) {
    const looks = await firstLooks('2011-12-29T00:00Z', 4, { zone: 'Pacific/Apia', minute })
    expect(Object.keys(looks)).not.toContain('2011-12-30')
    expect(Object.keys(looks)).toEqual(expect.arrayContaining(['2011-12-29', '2011-12-31']))
  }
})

test('weekly on its weekday, off never, and nobody before they came', async () => {
  const week = every5Minutes(new Date('2026-11-16T00:00Z'), 7)
  const weekly = await dueDays(week, { zone: 'Asia/Tokyo', minute: 480, frequency: 'weekly', weekday: 3 })
  expect([...new Set(weekly)].filter((day) => day !== null)).toEqual(['2026-11-18'])
  expect(new Set(await dueDays(week, { zone: 'Asia/Tokyo', minute: 480, frequency: 'off' }))).toEqual(new Set([null]))
  const joined = new Date('2026-11-17T08:01Z')
  const fresh = await dueDays(week, { zone: 'UTC', minute: 480 }, joined)
  expect(fresh.find((day) => day !== null)).toBe('2026-11-18')
})

/** The wall clock there by Postgres's tables. */
async function wallsInPostgres(moments: Date[], zone: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ wall: string }>(
    `select to_char(moment at time zone $2, 'YYYY-MM-DD HH24:MI') as wall
     from unnest($1::timestamptz[]) with ordinality as looks (moment, place) order by place`,
    [moments.map((each) => each.toISOString()), zone],
  )
  return rows.map(({ wall }) => wall)
}

const zones = Intl.supportedValuesOf('timeZone')

test('any zone, any time: each local day once, at the first look after its chosen time', async () => {
  let checked = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 1439 }),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2026-12-01'), noInvalidDate: true }),
      async (zone, minute, from) => {
        const start = new Date(Math.floor(from.getTime() / stepMs) * stepMs)
        const moments = every5Minutes(start, 3)
        const due = await dueDays(moments, { zone, minute })
        const local = wallClock(zone)
        const walls = moments.map(local)
        // Two sets of tables, of two years: a zone whose rules changed between them proves nothing.
        fc.pre(walls.join() === (await wallsInPostgres(moments, zone)).join())
        const done = new Set<string | null>([null, due[0] ?? null])
        const firstLook = new Map<string, number>()
        for (const [at, day] of due.entries()) {
          if (day === null || done.has(day)) continue
          done.add(day)
          firstLook.set(day, at)
        }
        // By the wall clock: the first look at or after each day's time, be it at the next day's start.
        const days = [...new Set(walls.map((wall) => wall.slice(0, 10)))]
        for (const day of days.slice(1, -1)) {
          const at = walls.findIndex((wall) => wall >= `${day} ${clockOf(minute)}`)
          expect(firstLook.get(day), `${zone} ${day} ${clockOf(minute)}`).toBe(at)
          checked += 1
        }
      },
    ),
    { numRuns: 150 },
  )
  expect(checked).toBeGreaterThan(150)
})
