import { type SourcePosting, sourcePosting, unstated } from '@jobpilot/schemas/sources'
import { describe, expect, test } from 'vitest'
import { descriptionText } from './description-text.ts'
import { readListing } from './read-listing.ts'

const bare: SourcePosting = {
  ...unstated,
  externalId: '1',
  url: 'https://jobs.example/1',
  title: 'Data Engineer',
  employer: 'Ledgerline',
}
const read = (more: Partial<SourcePosting>) => readListing(sourcePosting.parse({ ...bare, ...more }))

describe('a description', () => {
  test('is read from HTML escaped none, one and two times alike', () => {
    const html = '<p>Tom &amp; Ann&nbsp;cook.</p><ul><li>Knives</li><li>Fire</li></ul>'
    const once = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const twice = once.replaceAll('&', '&amp;')
    const expected = 'Tom & Ann cook.\n- Knives\n- Fire'
    expect([html, once, twice].map(descriptionText)).toEqual([expected, expected, expected])
  })

  test('leaves nothing of scripts, styles, frames and pictures', () => {
    const html =
      '<p>Cook.</p><script>alert("x")</script><style>p{}</style><iframe src="https://evil.example">in a frame</iframe><img src="https://t.example/p.gif" onerror="alert(1)" alt="pixel"><p onclick="x()">Serve.</p>'
    expect(descriptionText(html)).toBe('Cook.\n\nServe.')
  })

  test('that is plain stays as it is, also with a lone angle', () => {
    expect(descriptionText('Latency < 5 ms, R&D > sales')).toBe('Latency < 5 ms, R&D > sales')
  })

  test('of a hundred thousand open tags is read in time that grows with its length', () => {
    const started = performance.now()
    expect(descriptionText(`${'<div><b>'.repeat(50_000)}deep`)).toBe('deep')
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('what the source states as data', () => {
  test('is trusted, and each value stands in the text', () => {
    const { text, content } = read({
      title: 'Senior Data Engineer (m/f/d)',
      places: ['Berlin, Germany', 'NYC or remote'],
      workMode: 'hybrid',
      employmentType: 'contract',
      salary: { min: 85_000, max: 110_000, currency: 'EUR', period: 'year' },
      description:
        '<p>Full-time, fully remote. Pay: $1.</p><h3>Requirements</h3><ul><li>5+ years with Python</li></ul>',
      postedAt: '2026-11-03T15:00:00.000Z',
    })
    expect(content).toMatchObject({
      title: { value: 'Senior Data Engineer (m/f/d)' },
      employer: { value: 'Ledgerline' },
      workMode: { value: 'hybrid' },
      employmentType: { value: 'contract' },
      seniority: { value: 'senior' },
      salary: { min: 85_000, max: 110_000, currency: 'EUR', yearlyMin: 85_000, yearlyMax: 110_000 },
      experienceYears: { min: 5, max: null },
      postedOn: '2026-11-03',
    })
    expect(content.places.map(({ value }) => value)).toEqual(['Berlin, Germany', 'NYC'])
    expect(content.skills.map(({ value }) => value)).toContain('Python')
    const fields = [
      content.title,
      content.employer,
      ...content.places,
      content.salary,
      ...content.skills,
      ...content.mustHaves,
    ]
    for (const field of fields) {
      const span = field?.span
      expect(span && text.slice(span.start, span.end)).toBeTruthy()
    }
    const [must] = content.mustHaves
    expect(must?.span && text.slice(must.span.start, must.span.end)).toBe('5+ years with Python')
  })

  test.each([
    [{ places: ['Remote (EU)'] }, 'remote', 'EU'],
    [{ places: ['Remote - US'] }, 'remote', 'US'],
    [{ places: ['Hybrid, 2 days Berlin'] }, 'hybrid', null],
    [{ workMode: 'remote' as const, remoteScope: 'Canada' }, 'remote', 'Canada'],
  ])('of where to work: %j', (more, mode, scope) => {
    const { content } = read(more)
    expect({ mode: content.workMode?.value, scope: content.remoteScope?.value ?? null }).toEqual({ mode, scope })
  })

  test('of levels comes after the one in the title', () => {
    expect(read({ title: 'Senior Cook', seniority: 'entry' }).content.seniority?.value).toBe('senior')
    expect(read({ title: 'Cook', seniority: 'entry' }).content.seniority).toMatchObject({
      value: 'entry',
      span: expect.anything() as unknown,
    })
  })
})

const pay = (text: string) => read({ description: `<p>We cook.</p><p>Salary: ${text}</p>` }).content.salary

test.each([
  ['$1', null],
  ['120-90k EUR', { min: 90_000, max: 120_000, currency: 'EUR', yearlyMin: 90_000 }],
  ['€60.000 – 80.000 p.a.', { min: 60_000, max: 80_000, currency: 'EUR', period: 'year' }],
  ['$25 - $30 per hour', { min: 25, max: 30, period: 'hour', yearlyMin: 52_000, yearlyMax: 62_400 }],
  ['4.500 € brutto im Monat', { min: 4_500, period: 'month', yearlyMin: 54_000 }],
])('pay in words: %s', (words, expected) => {
  const read = pay(words)
  if (expected === null) expect(read).toBeNull()
  else expect(read).toMatchObject(expected)
})

test.each([
  [{ min: 1, max: 1, currency: 'USD', period: 'year' as const }, null],
  [
    { min: 3_500, max: 4_800, currency: 'EUR', period: 'month' as const },
    { yearlyMin: 42_000, yearlyMax: 57_600 },
  ],
  [
    { min: 17.5, max: null, currency: 'gold', period: 'hour' as const },
    { min: 17.5, max: null, currency: null, yearlyMin: 36_400 },
  ],
  [
    { min: 90_000, max: 120_000, currency: null, period: null },
    { min: 90_000, currency: null, yearlyMin: null },
  ],
])('pay in numbers: %j', (salary, expected) => {
  const { content } = read({ salary })
  if (expected === null) expect(content.salary).toBeNull()
  else expect(content.salary).toMatchObject(expected)
})

test.each([
  'シニアソフトウェアエンジニア',
  'مهندس برمجيات أول',
  'Старший инженер',
  '高级数据工程师 🚀',
  'Инженер\u0301 – Φύλακας',
])('the title %s stays as it is', (title) => {
  expect(read({ title }).content.title?.value).toBe(title)
})

test('a language is told from what is written', () => {
  const german =
    'Wir suchen für unser Team in Köln eine Person, die mit uns die Bücher führt und sich um die Kunden kümmert. '
  expect(read({ description: german.repeat(4) }).content.language).toBe('de')
  expect(read({ description: '会社は東京にあります。'.repeat(20) }).content.language).toBe('ja')
})
