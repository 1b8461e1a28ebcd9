import { expect, test } from 'vitest'
import { csvOf } from './pipeline-csv.ts'
import { daysHere, isDue, shownOf, type Tracked } from './pipeline-rows.ts'
import { weeksOf } from './pipeline-weeks.ts'

const opening = (part: Partial<Tracked>): Tracked => ({
  postingId: crypto.randomUUID(),
  openingId: crypto.randomUUID(),
  title: 'Baker',
  employer: 'Brot & Söhne',
  place: 'Berlin',
  url: 'https://jobs.example/1',
  score: 80,
  stage: 'applied',
  since: '2026-11-20T12:00:00.000Z',
  movedBy: 'you',
  trackedAt: '2026-11-19T12:00:00.000Z',
  furthest: 'applied',
  appliedAt: '2026-11-20T12:00:00.000Z',
  answeredAt: null,
  followUp: { on: '2026-12-01', number: 1 },
  closesOn: null,
  isGone: false,
  ...part,
})
const titles = (openings: readonly Tracked[]) => openings.map(({ title }) => title)

test('words are looked for in title, employer and place, whatever their case and accents, and all must be there', () => {
  const all = [opening({ title: 'Bäcker' }), opening({ title: 'Confiseur', place: 'Genève' })]
  const found = (words: string) => titles(shownOf(all, { words }, '2026-12-01'))
  expect(found('backer')).toEqual(['Bäcker'])
  expect(found('GENEVE sohne')).toEqual(['Confiseur'])
  expect(found('backer geneve')).toEqual([])
  expect(found('  ')).toHaveLength(2)
})

test('what needs a word today is what is due, in the order of its day', () => {
  const all = [
    opening({ title: 'later', followUp: { on: '2026-12-02', number: 1 } }),
    opening({ title: 'today' }),
    opening({ title: 'never', followUp: null }),
    opening({ title: 'late', followUp: { on: '2026-11-03', number: 2 } }),
    opening({ title: 'closes', stage: 'saved', followUp: null, closesOn: '2026-11-30' }),
  ]
  expect(titles(shownOf(all, { due: true, order: 'next' }, '2026-12-01'))).toEqual(['late', 'today'])
  expect(titles(shownOf(all, { order: 'next' }, '2026-12-01'))).toEqual(['late', 'closes', 'today', 'later', 'never'])
  expect(titles(shownOf(all, { stage: 'saved' }, '2026-12-01'))).toEqual(['closes'])
  expect(all.filter((each) => isDue(each, '2026-12-02'))).toHaveLength(3)
})

test('what has no score comes after what has a low one', () => {
  const all = [opening({ title: 'none', score: null }), opening({ title: 'low', score: 0 }), opening({ title: 'high' })]
  expect(titles(shownOf(all, { order: 'score' }, '2026-12-01'))).toEqual(['high', 'low', 'none'])
})

test('an opening moved late at night is a day old the next morning', () => {
  const night = new Date(2026, 10, 20, 23, 50)
  expect(daysHere(opening({ since: night.toISOString() }), new Date(2026, 10, 21, 0, 10))).toBe(1)
  expect(daysHere(opening({ since: night.toISOString() }), new Date(2026, 10, 20, 23, 59))).toBe(0)
  // A clock that is behind.
  expect(daysHere(opening({ since: night.toISOString() }), new Date(2026, 10, 19))).toBe(0)
})

test('a title that a spreadsheet would run as a formula is kept as words, and quotes and breaks are kept whole', () => {
  const csv = csvOf([
    opening({ title: '=HYPERLINK("https://evil.example","x")', employer: 'A, "B"\nC', place: null, url: null }),
  ])
  const [head, ...rest] = csv.split('\r\n')
  expect(head).toBe('Opening,Employer,Place,Stage,Since,Tracked since,Score,Follow up on,Address')
  expect(rest.join('\r\n')).toBe(
    '"\'=HYPERLINK(""https://evil.example"",""x"")","A, ""B""\nC",,Applied,2026-11-20,2026-11-19,80,2026-12-01,',
  )
})

test('each week counts its applications and first answers, from Monday, up to this one; older ones are not shown', () => {
  const at = (day: number, hour = 12) => new Date(2026, 10, day, hour).toISOString()
  const all = [
    // Sunday night and Monday morning are two weeks.
    opening({ appliedAt: at(22, 23), answeredAt: at(23, 0) }),
    opening({ appliedAt: at(29), answeredAt: at(30) }),
    opening({ appliedAt: new Date(2026, 3, 1).toISOString(), answeredAt: null }),
    opening({ appliedAt: null, answeredAt: null }),
  ]
  const weeks = weeksOf(all, new Date(2026, 11, 1, 9))
  expect(weeks).toHaveLength(12)
  expect(weeks.slice(-3)).toEqual([
    { monday: '2026-11-16', first: 1, second: 0 },
    { monday: '2026-11-23', first: 1, second: 1 },
    { monday: '2026-11-30', first: 0, second: 1 },
  ])
  expect(weeks.slice(0, -3).every(({ first, second }) => first + second === 0)).toBe(true)
})
