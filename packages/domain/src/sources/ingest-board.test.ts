import { openDocument } from '@jobpilot/engine/listing/listing-document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ingestBoard } from './ingest-board.ts'
import { planSources } from './plan-sources.ts'
import { claimSource } from './sources.repository.ts'
import { expireListings } from './store-listings.ts'
import { startLoopbackSources } from './testing/loopback-sources.ts'
import {
  greenhouseAnswer as answer,
  greenhouseJob as job,
  openSourceBench,
  type SourceBench,
} from './testing/source-bench.ts'

let bench: SourceBench
beforeAll(async () => {
  bench = await openSourceBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

type Row = {
  external_id: string
  version: number
  is_gone: boolean
  is_open: boolean
  reposted: string | null
  canonical_url: string
  document: Buffer | null
}
async function listings(sourceId: string) {
  const { rows } = await bench.database.owner.query<Row>(
    `select l.external_id, l.version, l.gone_at is not null as is_gone, f.is_open, l.document, l.canonical_url,
       (select old.external_id from listings old where old.id = l.reposted_from) as reposted
     from listings l left join listing_facts f on f.listing_id = l.id where source_id = $1 order by external_id`,
    [sourceId],
  )
  return rows.map(({ document, ...row }) => ({
    ...row,
    ...(document ? openDocument(document) : { text: '', raw: '' }),
  }))
}
const counts = (run: Awaited<ReturnType<typeof ingestBoard>>) =>
  run && { outcome: run.outcome, seen: run.seen, added: run.added, changed: run.changed, gone: run.gone }
const jobs = (...ids: number[]) => ids.map((id) => job(id))

test('new, unchanged, changed and gone are told apart, and repeating changes nothing', async () => {
  const id = await bench.addSource('greenhouse', 'one')
  expect(counts(await bench.run(id, answer(jobs(1, 2, 3))))).toEqual({
    outcome: 'ok',
    seen: 3,
    added: 3,
    changed: 0,
    gone: 0,
  })
  expect(counts(await bench.run(id, answer(jobs(1, 2, 3))))).toEqual({
    outcome: 'ok',
    seen: 3,
    added: 0,
    changed: 0,
    gone: 0,
  })
  const changed = [job(1, { title: 'Head Nurse' }), job(2)]
  expect(counts(await bench.run(id, answer(changed)))).toEqual({
    outcome: 'ok',
    seen: 2,
    added: 0,
    changed: 1,
    gone: 1,
  })
  const rows = await listings(id)
  expect(rows).toMatchObject([
    {
      external_id: '1',
      version: 2,
      is_gone: false,
      is_open: true,
      canonical_url: 'https://boards.greenhouse.io/acme/jobs/1',
    },
    { external_id: '2', version: 1, is_gone: false, is_open: true },
    { external_id: '3', version: 1, is_gone: true, is_open: false },
  ])
  expect(rows[0]?.text).toContain('Head Nurse')
  // Back again under its own id.
  expect(counts(await bench.run(id, answer([...changed, job(3)])))).toMatchObject({ added: 0, changed: 0 })
  expect((await listings(id))[2]).toMatchObject({ is_gone: false, is_open: true })
})

test('a posting that comes back under a new id is tied to the one it repeats', async () => {
  const id = await bench.addSource('greenhouse', 'repost')
  const words = { title: 'Cook', content: '<p>Cook for forty guests each night.</p>' }
  await bench.run(id, answer([job(1, words), job(9)]))
  await bench.run(id, answer([job(2, words), job(9)]))
  expect(await listings(id)).toMatchObject([
    { external_id: '1', is_gone: true },
    { external_id: '2', reposted: '1' },
    { external_id: '9', reposted: null },
  ])
})

test('an empty answer is believed the third time', async () => {
  const id = await bench.addSource('greenhouse', 'empty')
  await bench.run(id, answer(jobs(1, 2)))
  for (const expected of [0, 0, 2]) {
    const run = await bench.run(id, answer([]))
    expect(run).toMatchObject({ outcome: 'empty', health: 'empty', gone: expected })
  }
})

test('a board that lost most of its postings at once is not believed at once', async () => {
  const id = await bench.addSource('greenhouse', 'loss')
  await bench.run(id, answer(Array.from({ length: 20 }, (_, at) => job(at + 1))))
  expect(await bench.run(id, answer(jobs(1)))).toMatchObject({ gone: 0 })
  expect(await bench.run(id, answer(Array.from({ length: 19 }, (_, at) => job(at + 1))))).toMatchObject({ gone: 1 })
})

test('what cannot be read is not taken for gone', async () => {
  const id = await bench.addSource('greenhouse', 'drift')
  await bench.run(id, answer(jobs(1, 2)))
  const run = await bench.run(id, answer([job(1), job(2, { title: null })]))
  expect(run).toMatchObject({ seen: 1, gone: 0, drift: { 'other form of title': 1 } })
})

test('a source that fails backs off, and the next answer sets it right', async () => {
  const id = await bench.addSource('greenhouse', 'failing')
  const waits: number[] = []
  for (let at = 0; at < 3; at += 1) {
    const run = await bench.run(id, (_request, response) => void response.writeHead(500).end())
    expect(run).toMatchObject({
      outcome: 'failed',
      health: 'failing',
      failures: at + 1,
      error: { code: 'site-failing' },
    })
    waits.push(run?.nextInSeconds ?? 0)
  }
  expect(waits[1]).toBeGreaterThan((waits[0] ?? 0) * 1.5)
  expect(waits[2]).toBeGreaterThan((waits[1] ?? 0) * 1.5)
  expect(await bench.run(id, answer(jobs(1)))).toMatchObject({ outcome: 'ok', failures: 0, error: null })
  const { rows } = await bench.database.owner.query(
    'select outcome from source_runs where source_id = $1 order by id',
    [id],
  )
  expect(rows.map((row) => String(row.outcome))).toEqual(['failed', 'failed', 'failed', 'ok'])
})

test('a site that asks to wait is left alone with all its boards', async () => {
  const id = await bench.addSource('workable', 'waits')
  const other = await bench.addSource('workable', 'waits-too')
  const run = await bench.run(id, (_request, response) => void response.writeHead(429, { 'retry-after': '900' }).end())
  expect(run).toMatchObject({ outcome: 'waiting', health: 'waiting', failures: 0 })
  expect(run?.nextInSeconds).toBeGreaterThanOrEqual(900)
  let asked = 0
  const second = await bench.run(other, (_request, response) => {
    asked += 1
    response.end('{}')
  })
  expect({ asked, outcome: second?.outcome }).toEqual({ asked: 0, outcome: 'waiting' })
})

test('the calls of a day are counted over all boards and processes, and then used up', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, (_, at) => bench.addSource('remotive', `b${at}`)))
  await bench.database.owner.query("update sources set board = '' where id = $1", [ids[0]])
  await bench.database.owner.query(
    "insert into source_calls (kind, day, calls) values ('jobicy', (now() at time zone 'utc')::date, 11)",
  )
  const first = await bench.addSource('jobicy', '')
  const jobicy = (_request: unknown, response: { end: (body: string) => void }) => response.end('{"jobs":[]}')
  expect(await bench.run(first, jobicy)).toMatchObject({ outcome: 'empty', calls: 1 })
  expect(await bench.run(first, jobicy)).toMatchObject({ outcome: 'waiting', error: { code: 'budget-spent' } })
})

test('of two runs at once the later one writes, and nothing is doubled', async () => {
  const id = await bench.addSource('greenhouse', 'race')
  const many = Array.from({ length: 450 }, (_, at) => job(at + 1))
  const runs = await Promise.all([bench.run(id, answer(many)), bench.run(id, answer(many))])
  expect(runs.filter(Boolean)).toHaveLength(1)
  expect(await listings(id)).toHaveLength(450)
  const { rows } = await bench.database.owner.query(
    'select count(*)::int as runs from source_runs where source_id = $1',
    [id],
  )
  expect(rows[0]).toEqual({ runs: 1 })
})

test('a run that ended in the middle is taken up by the next', async () => {
  const id = await bench.addSource('lever', 'broken')
  const page = (skip: number, limit: number) =>
    Array.from({ length: Math.max(0, Math.min(limit, 700 - skip)) }, (_, at) => ({
      id: `id-${skip + at}`,
      text: 'Cook',
      hostedUrl: `https://jobs.lever.co/broken/${skip + at}`,
      categories: {},
      createdAt: 1_762_941_600_000,
      description: 'Cook.',
    }))
  let isCut = true
  const respond = (
    request: { url?: string | undefined; socket: { destroy: () => void } },
    response: { end: (body: string) => void },
  ) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const skip = Number(query.get('skip'))
    if (isCut && skip > 0) return void request.socket.destroy()
    response.end(JSON.stringify(page(skip, Number(query.get('limit')))))
  }
  expect(await bench.run(id, respond)).toMatchObject({ outcome: 'failed', error: { code: 'unreachable' }, gone: 0 })
  expect(await listings(id)).toHaveLength(500)
  isCut = false
  expect(await bench.run(id, respond)).toMatchObject({ outcome: 'ok', seen: 700, added: 200, changed: 0 })
})

test('a source that was switched off meanwhile is not written to', async () => {
  const id = await bench.addSource('greenhouse', 'off')
  await using sources = await startLoopbackSources((_request, response) => {
    void bench.database.owner
      .query('update sources set is_on = false, lease_token = null where id = $1', [id])
      .then(() => {
        response.end(JSON.stringify({ jobs: jobs(1) }))
      })
  })
  const { system, pages, readers } = bench
  const run = await ingestBoard(
    { system, pages, readers, fetch: sources.fetch, keys: {} },
    id,
    new AbortController().signal,
  )
  expect(run).toBeUndefined()
  expect(await listings(id)).toEqual([])
  expect(await claimSource(system, id, crypto.randomUUID())).toBeUndefined()
})

test('what a database cannot store is left out, in texts and in what was sent', async () => {
  const id = await bench.addSource('greenhouse', 'nul')
  const run = await bench.run(
    id,
    answer([
      job(1, { title: 'Co\u0000ok \ud83d', content: '<p>a\u0000b</p>', metadata: { 'k\u0000': 'v\udc00' } }),
      job(2),
    ]),
  )
  expect(run).toMatchObject({ outcome: 'ok', added: 2 })
  expect((await listings(id))[0]?.text).toContain('Job title: Cook')
})

test('scripts and pictures stay in what was sent, and never come into the text', async () => {
  const id = await bench.addSource('greenhouse', 'script')
  await bench.run(
    id,
    answer([
      job(1, {
        content: '&lt;script&gt;steal()&lt;/script&gt;&lt;p&gt;Cook.&lt;img src=x onerror=steal()&gt;&lt;/p&gt;',
      }),
    ]),
  )
  const [row] = await listings(id)
  expect(row?.text).toContain('Cook.')
  expect(row?.text).not.toMatch(/steal|onerror|</)
  expect(row?.raw).toContain('steal()')
})

test.each(['1970-01-01T00:00:00Z', '2099-12-31T00:00:00Z'])(
  'a date of %s is kept nowhere: the listing is as old as I know it',
  async (date) => {
    const id = await bench.addSource('greenhouse', `dated${date.slice(0, 4)}`)
    await bench.run(id, answer([job(1, { first_published: date, updated_at: date, application_deadline: date })]))
    const { rows } = await bench.database.owner.query(
      `select l.posted_at, l.valid_through, f.is_open, l.document,
       f.posted_on = (clock_timestamp() at time zone 'utc')::date as is_of_today
     from listings l join listing_facts f on f.listing_id = l.id where source_id = $1`,
      [id],
    )
    const [{ document, ...row }] = rows
    expect(row).toEqual({ posted_at: null, valid_through: null, is_open: true, is_of_today: true })
    expect(JSON.parse(openDocument(document).content)).toMatchObject({ postedOn: null, validThrough: null })
  },
)

test('a listing from before documents is one when it has changed', async () => {
  const id = await bench.addSource('greenhouse', 'before')
  await bench.database.owner.query(
    `insert into listings (source_id, external_id, url, canonical_url, title, raw, text, content, content_hash, repost_hash)
     values ($1, '1', 'https://x.example', 'https://x.example', 'Cook', '{}', 'Old words', '{}', '', '')`,
    [id],
  )
  expect(counts(await bench.run(id, answer(jobs(1))))).toMatchObject({ added: 0, changed: 1 })
  const { rows } = await bench.database.owner.query('select raw, text, content from listings where source_id = $1', [
    id,
  ])
  expect(rows).toEqual([{ raw: null, text: null, content: null }])
  expect((await listings(id))[0]).toMatchObject({ version: 2, text: expect.stringContaining('Nurse') })
})

test('postings past their date, and of feeds that do not show them any more, are gone', async () => {
  const id = await bench.addSource('remotive', 'expiry')
  const owner = bench.database.owner
  const insert = (externalId: string, validThrough: string, seen: string) =>
    owner.query(
      `insert into listings (source_id, external_id, url, canonical_url, title, raw, text, content, content_hash, repost_hash, valid_through, last_seen_at)
       values ($1, $2, 'https://x.example', 'https://x.example', 'Cook', '{}', '', '{}', '', '', $3::timestamptz, now() - $4::interval)`,
      [id, externalId, validThrough || null, seen],
    )
  await insert('past', '2026-01-01', '1 hour')
  await insert('open', '2099-01-01', '1 hour')
  await insert('unseen', '', '60 days')
  expect(await expireListings(bench.system, ['remotive'])).toBe(2)
  expect((await listings(id)).filter((row) => row.is_gone).map((row) => row.external_id)).toEqual(['past', 'unseen'])
})

test('what is due is planned once, and paused kinds wait', async () => {
  const owner = bench.database.owner
  await owner.query("update sources set next_run_at = now() + interval '1 day'")
  const due = await bench.addSource('greenhouse', 'due')
  await bench.addSource('recruitee', 'paused')
  await owner.query("insert into source_kinds (kind, paused_until) values ('recruitee', now() + interval '1 hour')")
  expect(await planSources(bench.system)).toBe(1)
  expect(await planSources(bench.system)).toBe(0)
  const { rows } = await owner.query<{ key: string }>(
    "select key from graphile_worker.jobs where task_identifier = 'sources/fetch-board'",
  )
  expect(rows.map(({ key }) => key)).toEqual([`source:${due}`])
})
