import type { FoundPosting, SourceKind } from '@jobpilot/schemas/sources'
import { describe, expect, test } from 'vitest'
import { attributionOf } from './attribution.ts'
import { adapterOf, allAdapters } from './registry.ts'
import { sourceFixture, startLoopbackSources } from './testing/loopback-sources.ts'
import { readBoard } from './testing/read-board.ts'

type Case = {
  board: string
  /** Address as asked, without its query, and the document that answers it. */
  answers: Record<string, string>
  employer?: string
  found: Partial<FoundPosting>[]
  keys?: Record<string, string>
}

const cases: Record<Exclude<SourceKind, 'lever-eu'>, Case> = {
  greenhouse: {
    board: 'ledgerline',
    answers: { '/boards-api.greenhouse.io/v1/boards/ledgerline/jobs': 'greenhouse.json' },
    found: [
      {
        externalId: '4011234005',
        title: 'Senior Data Engineer, Payments',
        employer: 'Ledgerline',
        places: ['Berlin, Germany'],
        team: 'Engineering',
        salary: { min: 85_000, max: 110_000, currency: 'EUR', period: 'year' },
        postedAt: '2026-11-03T15:00:00.000Z',
        language: 'en',
      },
      { workMode: 'remote', salary: { min: 21, max: 26.5, currency: 'USD', period: 'hour' }, employer: null },
    ],
  },
  lever: {
    board: 'farfield',
    answers: { '/api.lever.co/v0/postings/farfield': 'lever.json' },
    found: [
      {
        title: 'Product Manager, Growth',
        places: ['Paris', 'London'],
        workMode: 'hybrid',
        employmentType: 'full-time',
        salary: { min: 70_000, max: 90_000, currency: 'EUR', period: 'year' },
        postedAt: '2025-11-07T08:00:00.000Z',
      },
      // Milliseconds of 1970 are no date.
      { title: 'シニアソフトウェアエンジニア', employmentType: 'contract', postedAt: null },
    ],
  },
  ashby: {
    board: 'northbeam',
    answers: { '/api.ashbyhq.com/posting-api/job-board/northbeam': 'ashby.json' },
    found: [
      {
        title: 'Staff Engineer',
        places: ['Houston, TX', 'San Francisco'],
        workMode: 'hybrid',
        employmentType: 'full-time',
        // Over both tiers; equity is not pay.
        salary: { min: 170_000, max: 230_000, currency: 'USD', period: 'year' },
      },
    ],
  },
  workable: {
    board: 'groundwork',
    answers: { '/apply.workable.com/api/v1/widget/accounts/groundwork': 'workable.json' },
    found: [
      {
        places: ['Athens, Attica, Greece'],
        workMode: 'remote',
        postedAt: '2026-11-05T00:00:00.000Z',
        seniority: null,
      },
    ],
  },
  recruitee: {
    board: 'klaver',
    answers: { '/klaver.recruitee.com/api/offers/': 'recruitee.json' },
    found: [
      {
        employer: 'Klaver',
        workMode: 'hybrid',
        employmentType: 'full-time',
        salary: { min: 3_500, max: 4_800, currency: 'EUR', period: 'month' },
        validThrough: '2027-01-15T23:59:59.000Z',
        tags: ['php', 'shop'],
      },
    ],
  },
  smartrecruiters: {
    board: 'Feinwerk',
    answers: {
      '/api.smartrecruiters.com/v1/companies/Feinwerk/postings': 'smartrecruiters.json',
      '/api.smartrecruiters.com/v1/companies/Feinwerk/postings/744000012345678': 'smartrecruiters-detail.json',
    },
    found: [
      {
        employer: 'Feinwerk GmbH',
        places: ['Stuttgart, Baden-Württemberg, Germany'],
        workMode: 'hybrid',
        language: 'de',
        url: 'https://jobs.smartrecruiters.com/Feinwerk/744000012345678-quality-engineer',
        description: expect.stringContaining('Mechatroniker') as unknown as string,
      },
    ],
  },
  remotive: {
    board: '',
    answers: { '/remotive.com/api/remote-jobs': 'remotive.json' },
    found: [
      {
        employer: 'Sundial',
        workMode: 'remote',
        remoteScope: 'Europe',
        salaryText: '$60k - $80k',
        tags: ['python', 'django'],
      },
    ],
  },
  arbeitnow: {
    board: '',
    answers: { '/www.arbeitnow.com/api/job-board-api': 'arbeitnow.json' },
    found: [
      {
        employer: 'Haus am See',
        places: ['Berlin'],
        employmentType: 'full-time',
        postedAt: '2025-11-12T10:00:00.000Z',
      },
    ],
  },
  remoteok: {
    board: '',
    answers: { '/remoteok.com/api': 'remoteok.json' },
    found: [
      { title: 'DevOps Engineer', salary: { min: 90_000, max: 130_000, currency: 'USD', period: 'year' } },
      // Zeros mean that pay is not stated.
      { title: 'Designer', salary: null, remoteScope: null },
    ],
  },
  themuse: {
    board: '',
    answers: { '/www.themuse.com/api/public/jobs': 'themuse.json' },
    found: [{ employer: 'Brightly', places: ['New York, NY'], workMode: 'remote', seniority: 'mid' }],
  },
  himalayas: {
    board: '',
    answers: { '/himalayas.app/jobs/api': 'himalayas.json' },
    found: [
      {
        title: 'Senior iOS Engineer',
        // Stated the wrong way round.
        salary: { min: 90_000, max: 120_000, currency: 'USD', period: 'year' },
        remoteScope: 'United States, Canada',
        postedAt: '2025-11-12T10:00:00.000Z',
      },
      // Milliseconds here, and an expiry in 2099.
      { title: 'Bookkeeper', postedAt: '2025-11-12T10:00:00.000Z', validThrough: null, remoteScope: 'Worldwide' },
    ],
  },
  jobicy: {
    board: '',
    answers: { '/jobicy.com/api/v2/remote-jobs': 'jobicy.json' },
    found: [
      {
        salary: { min: 55_000, max: 70_000, currency: 'GBP', period: 'year' },
        team: 'Programming & Development',
        seniority: 'senior',
      },
    ],
  },
  'hn-hiring': {
    board: '',
    answers: {
      '/hn.algolia.com/api/v1/search_by_date': 'hn-search.json',
      '/hn.algolia.com/api/v1/items/45900001': 'hn-item.json',
    },
    found: [
      {
        employer: 'Saltmarsh',
        title: 'Senior Backend Engineer',
        places: ['Lisbon, Portugal'],
        workMode: 'remote',
        remoteScope: 'EU',
        employmentType: 'full-time',
        url: 'https://news.ycombinator.com/item?id=45900101',
      },
    ],
  },
  feed: {
    board: 'https://feed.example/jobs.rss',
    answers: { '/feed.example/jobs.rss': 'feed.xml' },
    found: [
      { employer: 'Kitewing', title: 'Senior Rust Engineer', workMode: null, remoteScope: 'Anywhere in the World' },
      {
        employer: 'Ferrous & Sons',
        title: 'Accountant',
        url: 'https://feed.example/jobs/accountant',
        description: '<p>Close the books.</p>',
      },
    ],
  },
  'json-ld': {
    board: 'https://bramble.example/careers',
    answers: { '/bramble.example/careers': 'json-ld.html' },
    found: [
      {
        externalId: 'B-1',
        employer: 'Bramble',
        places: ['Leeds, GB'],
        salary: { min: 13, max: 15, currency: 'GBP', period: 'hour' },
      },
      // Posted in 2099, so nobody knows when.
      { title: 'Shop Manager', postedAt: null, workMode: 'remote', remoteScope: 'United Kingdom', employer: 'Bramble' },
    ],
  },
  adzuna: {
    board: 'de: data engineer',
    keys: { ADZUNA_APP_ID: 'id', ADZUNA_APP_KEY: 'secret' },
    answers: { '/api.adzuna.com/v1/api/jobs/de/search/1': 'adzuna.json' },
    // Predicted pay is nobody's word.
    found: [{ title: 'Data Engineer', employer: 'Rheinwerk AG', salary: null, employmentType: 'full-time' }],
  },
  jsearch: {
    board: 'nurse in Leeds',
    keys: { JSEARCH_API_KEY: 'secret' },
    answers: { '/jsearch.p.rapidapi.com/search': 'jsearch.json' },
    found: [
      {
        employer: "St Anne's",
        places: ['Leeds, England, GB'],
        employmentType: 'part-time',
        salary: { min: 17.5, max: 21, currency: 'GBP', period: 'hour' },
        description: expect.stringContaining('Qualifications\n- NMC registration') as unknown as string,
      },
    ],
  },
  usajobs: {
    board: 'statistician',
    keys: { USAJOBS_API_KEY: 'secret', USAJOBS_EMAIL: 'me@example.org' },
    answers: { '/data.usajobs.gov/api/search': 'usajobs.json' },
    found: [
      {
        employer: 'Bureau of Counting',
        places: ['Suitland, Maryland'],
        workMode: 'hybrid',
        salary: { min: 99_200, max: 128_956, currency: 'USD', period: 'year' },
        validThrough: '2026-12-10T23:59:59.997Z',
      },
    ],
  },
}

async function serve(answers: Record<string, string>, edit = (document: string) => document) {
  return startLoopbackSources((request, response) => {
    const name = answers[(request.url ?? '').split('?')[0] ?? '']
    if (name === undefined) return void response.writeHead(404).end('not here')
    const type = name.endsWith('.json') ? 'application/json' : name.endsWith('.html') ? 'text/html' : 'application/xml'
    response.writeHead(200, { 'content-type': type }).end(edit(sourceFixture(name).toString()))
  })
}

/** A document with all its dates in another year, in whatever form it has them. */
const dated = (document: string, year: string) =>
  document
    .replace(/\b20\d\d(?=-\d\d-\d\d)/g, year)
    .replace(/(\d{1,2} [A-Z][a-z]{2} )20\d\d/g, `$1${year}`)
    .replace(/\b17\d{8}(\d{3})?\b/g, (_moment, ms = '') => `${Date.UTC(Number(year), 5, 1) / 1000}${ms}`)

describe('a document in the documented form', () => {
  for (const [kind, { board, answers, found, keys = {} }] of Object.entries(cases)) {
    test(`of ${kind} is read, and nothing in it is new to us`, async () => {
      await using sources = await serve(answers)
      const { postings, drift } = await readBoard(adapterOf(kind as SourceKind), board, { fetch: sources.fetch, keys })
      expect(postings).toHaveLength(found.length)
      expect(postings).toMatchObject(found)
      for (const posting of postings) expect(posting.raw).toBeTypeOf('object')
      expect(drift).toEqual({})
    })
  }

  for (const year of ['1970', '2099'])
    for (const [kind, { board, answers, keys = {} }] of Object.entries(cases))
      test(`of ${kind} in which everything is of ${year} is of an unknown day`, async () => {
        await using sources = await serve(answers, (document) => dated(document, year))
        const { postings } = await readBoard(adapterOf(kind as SourceKind), board, { fetch: sources.fetch, keys })
        expect(postings.length).toBeGreaterThan(0)
        for (const { postedAt, validThrough } of postings) expect([postedAt, validThrough]).toEqual([null, null])
      })

  test('of Lever in Europe comes from the host there', async () => {
    await using sources = await serve({ '/api.eu.lever.co/v0/postings/farfield': 'lever.json' })
    const { postings } = await readBoard(adapterOf('lever-eu'), 'farfield', { fetch: sources.fetch })
    expect(postings).toHaveLength(2)
  })

  test('of an Atom feed leads where its alternate link leads', async () => {
    await using sources = await serve({ '/feed.example/atom': 'atom.xml' })
    const { postings } = await readBoard(adapterOf('feed'), 'https://feed.example/atom', { fetch: sources.fetch })
    expect(postings).toMatchObject([
      {
        externalId: 'urn:1',
        title: 'Gardener',
        url: 'https://feed.example/gardener',
        description: '<p>Grow roses.</p>',
      },
    ])
  })
})

test('keys go to their own host only, and not into what is stored', async () => {
  const { board, answers, keys = {} } = cases.usajobs
  await using sources = await serve(answers)
  const { postings } = await readBoard(adapterOf('usajobs'), board, { fetch: sources.fetch, keys })
  expect(sources.sent[0]).toMatchObject({ 'authorization-key': 'secret', 'user-agent': 'me@example.org' })
  expect(JSON.stringify(postings)).not.toContain('secret')
})

test('a kind without its key says which variables are missing', async () => {
  await using sources = await serve({})
  await expect(readBoard(adapterOf('adzuna'), 'de: nurse', { fetch: sources.fetch })).rejects.toMatchObject({
    code: 'key-missing',
    message: expect.stringContaining('ADZUNA_APP_ID and ADZUNA_APP_KEY') as unknown,
  })
  expect(sources.asked).toEqual([])
})

test('every kind says how often it may be asked and whom to name', () => {
  for (const { kind, terms, homepage } of allAdapters) {
    expect(terms.refreshMinutes, kind).toBeGreaterThanOrEqual(60)
    expect(terms.callsPerDay, kind).toBeGreaterThan(0)
    const shown = attributionOf({ kind, board: 'https://jobs.example' })
    expect(shown?.text, kind).not.toBe('')
    expect(shown?.url, kind).toMatch(/^https:/)
    expect(homepage, kind).toMatch(/^https:/)
  }
})
