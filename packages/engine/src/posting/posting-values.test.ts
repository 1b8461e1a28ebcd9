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
  ['Up to £19.50 per hour', [null, 19.5, 'GBP', 'hour']],
  ['A wellness allowance of up to £50 per month', undefined],
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
  [['Contratto a tempo determinato, full time'], 'temporary'],
  [['Tam zamanlı'], 'full-time'],
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

it.each([
  ['Tessel Grid (YC W21) | Senior Backend Engineer | Remote (EU) | €80k', 'Senior Backend Engineer', 'Tessel Grid'],
  ['Berlin | Acme | Data Engineer | hybrid', 'Data Engineer', 'Acme'],
  ['Finance Business Partner - up to 90k DOE', 'Finance Business Partner', undefined],
  ['Interim HR Director - Day rate £750-£850 inside IR35 - Manchester', 'Interim HR Director', undefined],
  ['【募集職種】バックエンドエンジニア', 'バックエンドエンジニア', undefined],
])('title and employer in the line "%s"', (line, title, employer) => {
  const { content } = parsePostingText(`${line}\nWe build tools.\n\nRequirements\n- You know SQL`)
  expect([content.title?.value, content.employer?.value]).toEqual([title, employer])
})

it.each([
  ['Great Lakes Mechanical Inc.', 'Great Lakes Mechanical Inc.'],
  ['Meblarnia Wisła Sp. z o.o.', 'Meblarnia Wisła Sp. z o.o.'],
  ['Kanzlei Brandt & Partner Steuerberater mbB', 'Kanzlei Brandt & Partner Steuerberater mbB'],
  ['U.S. Department of Agriculture', 'U.S. Department of Agriculture'],
  ['会社名：株式会社そらテック', '株式会社そらテック'],
  ["Wattle & Co is Australia's favourite homewares retailer.", 'Wattle & Co'],
  ['Karadeniz Çay San. ve Tic. A.Ş.', 'Karadeniz Çay San. ve Tic. A.Ş.'],
  ['Halyard Trading is a proprietary trading firm.', 'Halyard Trading'],
  ['Sobre nosotros', undefined],
  ['Contas Certas, Lda. – Braga', 'Contas Certas, Lda.'],
  ['Buscamos analista para Trenza Digital, consultora tecnológica de Valencia.', 'Trenza Digital'],
])('the employer in "%s"', (line, employer) => {
  const { content } = parsePostingText(`Data Analyst\n${line}\n\nRequirements\n- You know SQL`)
  expect(content.employer?.value).toBe(employer)
})

it('a long title is not joined with the employer below it', () => {
  const title = 'Bilingual Customer Service Advisor for the Claims Department of Eastern Canada'
  const { content } = parsePostingText(`${title}\nAssurances Laurentide – Montréal, QC\n\nRequirements\n- French`)
  expect([content.title?.value, content.employer?.value]).toEqual([title, 'Assurances Laurentide'])
})

it.each([
  ['Oakmere Primary School, Stockport', ['Stockport']],
  ['Location: Gateshead, Tyne and Wear', ['Gateshead, Tyne and Wear']],
  ['Location: Perth and Sydney', ['Perth', 'Sydney']],
  ['Berlin, Munich or Hamburg, Germany', ['Berlin', 'Munich', 'Hamburg, Germany']],
  ['Brooklyn, New York', ['Brooklyn, New York']],
  ['Location: Halifax, West Yorkshire, with some meetings online', ['Halifax, West Yorkshire']],
  ['Lokalizacja: Kraków, praca hybrydowa', ['Kraków']],
  ['勤務地：東京都渋谷区（リモート可）', ['東京都渋谷区']],
  ['勤務地　神奈川県川崎市', ['神奈川県川崎市']],
  ['Duty station: Juba, South Sudan with frequent travel to Bor', ['Juba, South Sudan']],
  ['Work Location: In person', []],
  ["St Brendan's College, Swansea", ['Swansea']],
  ['College Station, Texas', ['College Station, Texas']],
  ['SunPeak Solar LLC - Phoenix, AZ, Tucson, AZ', ['Phoenix, AZ', 'Tucson, AZ']],
  ['Location: New York, London, Hong Kong', ['New York', 'London', 'Hong Kong']],
  ['You will run our plant in Grand Forks, ND.', ['Grand Forks, ND']],
  ['You need to live within reach of Bristol, UK.', ['Bristol, UK']],
])('the places in "%s"', (line, places) => {
  const { content } = parsePostingText(`Data Analyst\n${line}\n\nRequirements\n- You know SQL`)
  expect(content.places.map(({ value }) => value)).toEqual(places)
})

it('a Japanese posting is read by its headings', () => {
  const { content } = parsePostingText(
    '営業職（法人向け）\n青葉物産株式会社\n\n必須条件\n・Goでの開発経験3年以上\n・C言語\n\n歓迎条件\n・Kubernetesの運用経験\n',
  )
  expect([content.title?.value, content.employer?.value]).toEqual(['営業職（法人向け）', '青葉物産株式会社'])
  expect(content.mustHaves.map(({ value }) => value)).toEqual(['Goでの開発経験3年以上', 'C言語'])
  expect(content.niceToHaves.map(({ value }) => value)).toEqual(['Kubernetesの運用経験'])
  expect(content.skills.map(({ value, importance }) => `${value} ${importance}`)).toEqual([
    'Go must',
    'C must',
    'Kubernetes nice',
  ])
  expect(content.experienceYears).toMatchObject({ min: 3, max: null })
})

it('openings the page names besides are left out', () => {
  const { content } = parsePostingText(
    'CRM Manager\nThistle & Rye\n\nRequirements\nKlaviyo\nApply now\nSimilar jobs\nSEO Manager - Edinburgh\nSalesforce Administrator - Leeds',
  )
  expect(content.skills.map(({ value }) => value)).not.toEqual(expect.arrayContaining(['SEO']))
  expect(content.mustHaves.map(({ value }) => value)).not.toEqual(expect.arrayContaining(['SEO Manager - Edinburgh']))
})

it.each([
  ['mindestens 1 Jahr Praxis', 1],
  ['At least 5 years in controlling, ideally in medtech', 5],
  ['3-5年工作经验', 3],
])('the years in "%s"', (line, min) => {
  expect(parsePostingText(`Koch\n\nAnforderungen\n- ${line}`).content.experienceYears?.min).toBe(min)
})

it.each([
  ['Closing date: Friday 15 January 2027', 'Location: Leeds', 'Job Types: Full-time', 'Apply now'],
  [
    'Date limite de candidature : 31 janvier 2027',
    'Entlohnung: ab € 2.450 brutto',
    "Lohn: CHF 72'000",
    '応募締切：2027年1月31日',
  ],
])('what stands below the requirements is none of them: %s', (...lines) => {
  const { content } = parsePostingText(
    ['Analyst', 'Acme GmbH', '', 'Requirements', '- SQL', '- Excel', ...lines].join('\n'),
  )
  expect(content.mustHaves.map(({ value }) => value)).toEqual(['SQL', 'Excel'])
})

it('what is needed and what is wished for are told apart in one short line', () => {
  const { content } = parsePostingText(
    'Data Analyst\nAcme GmbH\n\nThey need someone with strong SQL and Power BI and at least 3 years in banking. Python would be a plus.',
  )
  expect(content.mustHaves.map(({ value }) => value)).toEqual([
    'They need someone with strong SQL and Power BI and at least 3 years in banking.',
  ])
  expect(content.niceToHaves.map(({ value }) => value)).toEqual(['Python would be a plus.'])
})

it('a skill in the name of the employer is not asked for', () => {
  const { content } = parsePostingText(
    'Cabin Crew\nAzure Wings Airlines plc\n\nRequirements\n- Fluent English\n- Swimming',
  )
  expect(content.skills.map(({ value }) => value)).toEqual(['English'])
})

it.each([
  ['Fjordline | Berlin, Germany or REMOTE (UTC-1 to UTC+3) | Rust Engineer', ['Berlin, Germany'], 'UTC-1 to UTC+3'],
  ['Acme | Rust Engineer | Remote (EU only)', ['EU'], 'EU only'],
])('place and scope of "%s"', (line, places, scope) => {
  const { content } = parsePostingText(`${line}\nWe make maps for hikers.\n\nRequirements\n- Rust`)
  expect(content.places.map(({ value }) => value)).toEqual(places)
  expect(content.remoteScope?.value).toBe(scope)
})

it.each([
  ['Location: Home-based with monthly travel to Bristol', []],
  ['Ubicación: Remoto (solo España)', ['España']],
])('no more than the place is read of "%s"', (line, places) => {
  const { content } = parsePostingText(`Data Analyst\n${line}\n\nRequirements\n- You know SQL`)
  expect(content.places.map(({ value }) => value)).toEqual(places)
})

it('a wish at the end of a requirement leaves it one', () => {
  const { mustHaves, niceToHaves } = parsePostingText(
    'Controller\nAcme GmbH\n\nRequirements\n- At least 5 years in controlling, ideally in medtech\n- Excel, SQL is a plus',
  ).content
  expect([mustHaves, niceToHaves].map((fields) => fields.map(({ value }) => value))).toEqual([
    ['At least 5 years in controlling, ideally in medtech'],
    ['Excel, SQL is a plus'],
  ])
})
