import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { adapterOf } from './registry.ts'
import { sourceFixture, startLoopbackSources } from './testing/loopback-sources.ts'
import { readBoard } from './testing/read-board.ts'

const json =
  (body: unknown): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, headers).end('{}')

async function readWith(
  respond: RequestListener,
  kind: Parameters<typeof adapterOf>[0] = 'greenhouse',
  board = 'acme',
  maxBytes?: number,
) {
  await using sources = await startLoopbackSources(respond, maxBytes ? { maxBytes } : {})
  return await readBoard(adapterOf(kind), board, { fetch: sources.fetch })
}

const job = (id: number, more: object = {}) => ({
  id,
  title: 'Nurse',
  absolute_url: `https://boards.greenhouse.io/acme/jobs/${id}`,
  content: '',
  location: { name: 'Leeds' },
  updated_at: '2026-11-01T00:00:00Z',
  ...more,
})

test('a list is paged to its short page', async () => {
  const total = 1_203
  await using sources = await startLoopbackSources((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const [skip, limit] = [Number(query.get('skip')), Number(query.get('limit'))]
    const page = Array.from({ length: Math.max(0, Math.min(limit, total - skip)) }, (_, at) => ({
      id: `id-${skip + at}`,
      text: 'Cook',
      hostedUrl: `https://jobs.lever.co/acme/${skip + at}`,
      categories: {},
      createdAt: 1_762_941_600_000,
      description: '',
    }))
    response.end(JSON.stringify(page))
  })
  const { postings, calls } = await readBoard(adapterOf('lever'), 'acme', { fetch: sources.fetch })
  expect(new Set(postings.map(({ externalId }) => externalId)).size).toBe(total)
  expect(calls).toBe(3)
})

test.each([
  ['a board that is not there', status(404), 'no-such-board'],
  ['a board that asks to wait', status(429, { 'retry-after': '120' }), 'asked-to-wait'],
  ['a site in trouble', status(500), 'site-failing'],
  ['a site that says when it is back', status(503, { 'retry-after': '60' }), 'asked-to-wait'],
  [
    'a web page',
    ((_request, response) => void response.end('<!doctype html><title>Sign in</title>')) as RequestListener,
    'not-json',
  ],
  [
    'an answer that breaks off',
    ((_request, response) => void response.end('{"jobs":[{"id":1,')) as RequestListener,
    'not-json',
  ],
  ['data of another form', json({ message: 'ok' }), 'not-this-kind'],
  ['a list where an object belongs', json([]), 'not-this-kind'],
])('%s has its own outcome', async (_what, respond, code) => {
  const failure = await readWith(respond).catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'SourceFailure', code })
})

test('how long to wait is passed on', async () => {
  await expect(readWith(status(429, { 'retry-after': '120' }))).rejects.toMatchObject({ retryAfterSeconds: 120 })
})

test('a board with nothing is not a failure', async () => {
  const { postings, end } = await readWith(json({ jobs: [], meta: { total: 0 } }))
  expect({ found: postings.length, rows: end.rows }).toEqual({ found: 0, rows: 0 })
})

test('50 MB are refused without being read', async () => {
  const respond: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-length': String(50 * 1_048_576) })
    response.write('{"jobs":[')
  }
  await expect(readWith(respond, 'greenhouse', 'acme', 40 * 1_048_576)).rejects.toMatchObject({ code: 'too-large' })
})

test.each([
  ['in pieces of unknown number', {}, (body: Buffer) => body],
  ['packed into a few kB', { 'content-encoding': 'gzip' }, (body: Buffer) => gzipSync(body)],
])('50 MB %s are refused, too', async (_how, headers, pack) => {
  const body = pack(Buffer.alloc(50 * 1_048_576, ' '))
  const respond: RequestListener = (_request, response) => void response.writeHead(200, headers).end(body)
  await expect(readWith(respond, 'greenhouse', 'acme', 40 * 1_048_576)).rejects.toMatchObject({ code: 'too-large' })
})

test.each([
  ['objects', `{"jobs":[${'{},'.repeat(13_000_000)}{}]}`],
  ['levels', '['.repeat(20_000_000) + ']'.repeat(20_000_000)],
])('millions of %s, which would take all memory, are refused unread', async (_what, body) => {
  const read = readWith((_request, response) => void response.end(body), 'greenhouse', 'acme', 41 * 1_048_576)
  await expect(read).rejects.toMatchObject({ code: 'too-many-rows' })
})

test.each([
  ['is larger than any posting', `"${'x'.repeat(4_000_000)}"`],
  ['has more entries than any posting', `[${'{},'.repeat(600_000)}{}]`],
  ['is deeper than any posting', '['.repeat(90_000) + ']'.repeat(90_000)],
])('what came for a posting that %s is not kept; the posting is, and the others are unharmed', async (_what, more) => {
  const odd = JSON.stringify(job(1, { surprise: 0 })).replace('"surprise":0', `"surprise":${more}`)
  const { postings, drift } = await readWith(
    (_request, response) => void response.end(`{"jobs":[${odd},${JSON.stringify(job(2))}]}`),
  )
  expect(postings.map(({ externalId, raw }) => [externalId, raw === null])).toEqual([
    ['1', true],
    ['2', false],
  ])
  expect(drift).toMatchObject({ 'more than a posting holds': 1 })
})

test('a million rows are refused', async () => {
  const respond: RequestListener = (_request, response) => void response.end(`{"jobs":[${'{},'.repeat(999_999)}{}]}`)
  await expect(readWith(respond)).rejects.toMatchObject({ code: 'too-many-rows' })
})

test('invalid UTF-8 costs the characters it stands in', async () => {
  const body = Buffer.from(JSON.stringify({ jobs: [job(1, { title: 'Bäcker X' })] }))
  body[body.indexOf('X')] = 0xff
  const { postings } = await readWith((_request, response) => void response.end(body))
  expect(postings[0]?.title).toBe('Bäcker \ufffd')
})

test('drift is counted, and costs the field or the one posting only', async () => {
  const { postings, drift } = await readWith(
    json({
      jobs: [
        job(1, { surprise: true }),
        job(2, { surprise: 1, location: 'Leeds' }),
        { id: 3, absolute_url: 'https://boards.greenhouse.io/acme/jobs/3' },
        'words',
        job(5, { title: 7 }),
        job(6, { absolute_url: 'javascript:alert(1)' }),
      ],
    }),
  )
  expect(postings.map(({ externalId }) => externalId)).toEqual(['1', '2', '6'])
  expect(postings[1]?.places).toEqual([])
  expect(drift).toEqual({
    'unknown surprise': 2,
    'other form of location': 1,
    'missing content': 1,
    'missing location': 1,
    'missing updated_at': 1,
    'missing title': 1,
    'no posting': 1,
    'other form of title': 1,
  })
})

test('a board whose name moved is read, and says where it is now', async () => {
  await using sources = await startLoopbackSources((request, response) => {
    if (request.url?.includes('/old/'))
      return void response.writeHead(301, { location: request.url.replace('/old/', '/newname/') }).end()
    response.end(JSON.stringify({ jobs: [job(1)] }))
  })
  const { postings, end } = await readBoard(adapterOf('greenhouse'), 'old', { fetch: sources.fetch })
  expect({ found: postings.length, movedTo: end.movedTo }).toEqual({ found: 1, movedTo: 'greenhouse/newname' })
})

test('a board that has not changed is not sent again', async () => {
  await using sources = await startLoopbackSources((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end()
    response
      .writeHead(200, { etag: '"v1"', 'last-modified': 'Wed, 18 Nov 2026 10:00:00 GMT' })
      .end(sourceFixture('greenhouse.json'))
  })
  const first = await readBoard(adapterOf('greenhouse'), 'acme', { fetch: sources.fetch })
  const { etag, lastModified } = first.end
  const second = await readBoard(adapterOf('greenhouse'), 'acme', { fetch: sources.fetch, etag, lastModified })
  expect(second.end.isUnchanged).toBe(true)
  expect(sources.sent[1]).toMatchObject({ 'if-modified-since': 'Wed, 18 Nov 2026 10:00:00 GMT' })
})

test('a page its site keeps from programs is not asked for', async () => {
  await using sources = await startLoopbackSources((request, response) => {
    if (request.url?.endsWith('/robots.txt')) return void response.end('User-agent: *\nDisallow: /careers\n')
    response.end('<html></html>')
  })
  const read = readBoard(adapterOf('json-ld'), 'https://bramble.example/careers', { fetch: sources.fetch })
  await expect(read).rejects.toMatchObject({ code: 'robots' })
  expect(sources.asked).toEqual(['https://bramble.example/robots.txt'])
})
