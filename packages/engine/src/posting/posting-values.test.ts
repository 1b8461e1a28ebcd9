import { describe, expect, it } from 'vitest'
import { parsePostingText } from './parse-posting-text.ts'

describe('an employer', () => {
  it.each([
    ['Company: A', 'A'],
    ['Hiring company: Globex', 'Globex'],
    ['Name of company: Globex', 'Globex'],
    ['Contact person: Jane Roe', undefined],
    ['Reports to: Head of IT', undefined],
  ])('in "%s" is read without its label', (line, employer) => {
    const { content, text } = parsePostingText(`Engineer\n${line}\nLocation: Berlin\n\nRequirements\n- You know Go`)
    expect(content.employer?.value).toBe(employer)
    if (content.employer) expect(text.slice(content.employer.span?.start, content.employer.span?.end)).toBe(employer)
  })
})

describe('the language', () => {
  it.each([
    ['keys pressed at random', 'asdf qwer zxcv uiop hjkl bnm tyui ghjk dfgh cvbn wert sdfg xcvb erty fghj '.repeat(3)],
    ['made-up words', 'blorp gnarf wibble zonk frobnicate quux garply waldo fred plugh xyzzy thud snarf '.repeat(3)],
    ['a language it does not know', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.'],
    ['a few words', 'Engineer at Acme in Berlin'],
  ])('of %s stays open', (_name, text) => {
    expect(parsePostingText(text).content.language).toBeNull()
  })

  it.each([
    [
      'de',
      'Wir suchen eine Köchin für unser Haus in Kiel. Du arbeitest mit einem kleinen Team und der Dienst endet um drei.',
    ],
    [
      'pl',
      'Szukamy osoby do pracy w dziale finansów. Oferujemy umowę na czas nieokreślony oraz pracę z domu i szkolenia.',
    ],
    [
      'tr',
      'Ekibimiz için deneyimli bir yazılım geliştirici arıyoruz. Uzaktan çalışma ve esnek saatler bu iş ile gelir.',
    ],
    ['ru', 'Мы ищем разработчика в команду. Вы будете писать код и проверять чужой код каждый день.'],
  ])('%s is told by its sentences', (language, text) => {
    expect(parsePostingText(text).content.language).toBe(language)
  })
})

it.each([
  ['Praca hybrydowa', 'hybrid'],
  ['Praca zdalna', 'remote'],
  ['Télétravail complet', 'remote'],
  ['Arbeit vor Ort', 'onsite'],
])('%s is work that is %s', (line, mode) => {
  expect(parsePostingText(`SQL Developer\nAcme\n\n${line}\n\nRequirements\n- SQL`).content.workMode?.value).toBe(mode)
})

const posting = (...lines: string[]) =>
  parsePostingText(['Data Analyst', 'Acme GmbH', ...lines, '', 'Requirements', '- SQL'].join('\n')).content

it.each([
  ['There is no salary until we raise our £500k seed round', undefined],
  ['We closed a £2,500,000 Series A round', undefined],
  ['up to 90k DOE', [null, 90_000, null, 'year']],
  ['£41,000 depending on experience', [41_000, 41_000, 'GBP', 'year']],
  ['Brisbane QLD, A$68,000 + super + bonus', [68_000, 68_000, 'AUD', 'year']],
  ['Wynagrodzenie: 7 500 – 9 000 zł brutto / miesiąc', [7_500, 9_000, 'PLN', 'month']],
  ['年収：600万円～900万円', [6_000_000, 9_000_000, 'JPY', 'year']],
  ['【給与】月給25万円～35万円', [250_000, 350_000, 'JPY', 'month']],
  ['想定年収 500〜800万円', [5_000_000, 8_000_000, 'JPY', 'year']],
  ['時給1,250円以上', [1_250, null, 'JPY', 'hour']],
  ['年収例：入社3年目の社員', undefined],
  ['月薪：2万-3.5万元', [20_000, 35_000, 'CNY', 'month']],
  ['연봉 4,000만원 ~ 6,000만원', [40_000_000, 60_000_000, 'KRW', 'year']],
])('the pay in "%s"', (line, pay) => {
  const { salary } = posting(line)
  expect(salary === null ? undefined : [salary.min, salary.max, salary.currency, salary.period]).toEqual(pay)
})

it.each([
  [['Contract: Permanent', 'Working pattern: Part-time, 22.5 hours'], 'part-time'],
  [['Contract type', 'Permanent', 'Hours', 'Full-time'], 'full-time'],
  [['Permanent contract'], 'full-time'],
  [['Tijdelijk contract met uitzicht op vast'], 'temporary'],
  [['6 month contract'], 'contract'],
  [['雇用形態：契約社員'], 'contract'],
])('the type in %j is %s', (lines, type) => {
  expect(posting(...lines).employmentType?.value).toBe(type)
})

it.each([
  ['Remote job: No', undefined],
  ['Work from office', 'onsite'],
  ['勤務地：東京都（リモート可）', 'hybrid'],
])('the way of working in "%s"', (line, mode) => {
  expect(posting(line).workMode?.value).toBe(mode)
})

it.each([
  ['Open & closing dates: 11/30/2026 to 12/14/2026', '2026-11-30', '2026-12-14'],
  ['To apply please send your CV to jobs@acme.example before 20 December 2026.', null, '2026-12-20'],
  ['応募締切：2027年1月31日', null, '2027-01-31'],
])('the dates in "%s"', (line, postedOn, validThrough) => {
  expect(posting(line)).toMatchObject({ postedOn, validThrough })
})
