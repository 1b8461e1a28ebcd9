import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { DomainError } from '@jobpilot/domain/errors'
import { waitFor } from '@jobpilot/testing/wait-for'
import { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { Services } from '../context.ts'
import { brakeRouter, meRouter } from '../features/me.router.ts'
import { preferencesRouter } from '../features/profile.router.ts'
import { runsRouter } from '../features/runs.router.ts'
import { ask, bytesOf, type RawAnswer, type RawRequest } from '../testing/raw-answer.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { publicProcedure, router } from '../trpc.ts'
import { createListener } from './listener.ts'
import { createPlainCallReader } from './plain-call.ts'
import { RateLimitError } from './rate-limits.ts'
import { createTrpcHandler } from './trpc-handler.ts'

/** Which of the two have been asked to wait, and which saw their caller leave. */
const asked = new Set<string>()
const left = new Set<string>()
const circle: { self?: unknown } = {}
circle.self = circle

// Real procedures that may be called twice without a difference, and one for each odd way in which one can end.
const testRouter = router({
  me: meRouter,
  runs: runsRouter,
  preferences: preferencesRouter,
  brake: brakeRouter,
  echo: {
    get: publicProcedure.input(z.unknown()).query(({ input }) => ({ input, isThere: input !== undefined })),
    post: publicProcedure.input(z.unknown()).mutation(({ input }) => ({ input, isThere: input !== undefined })),
    typed: publicProcedure.input(z.object({ n: z.int().max(9) })).query(({ input }) => input.n),
    deaf: publicProcedure.mutation(() => 'never read'),
  },
  odd: {
    nothing: publicProcedure.query(() => undefined),
    null: publicProcedure.query(() => null),
    date: publicProcedure.query(() => ({ at: new Date(0), skipped: undefined, not: Number.NaN })),
    large: publicProcedure.query(() => 'ä😀"\\\n'.repeat(400_000)),
    many: publicProcedure.query(() => Array.from({ length: 5_000 }, (_, id) => ({ id, name: `n${id}` }))),
    big: publicProcedure.query(() => ({ n: 1n })),
    circle: publicProcedure.query(() => circle),
    later: publicProcedure.query(() => ({ later: Promise.resolve(1) })),
    stream: publicProcedure.query(async function* () {
      yield 1
    }),
    fails: publicProcedure.query(() => {
      throw new Error('canary')
    }),
    failsOddly: publicProcedure.query(() => {
      throw { message: 'canary', code: 'X' }
    }),
    domain: publicProcedure.mutation(() => {
      throw new DomainError('version-conflict', 'Somebody else changed it.')
    }),
    teapot: publicProcedure.query(() => {
      throw new TRPCError({ code: 'UNPROCESSABLE_CONTENT', message: 'Not like this.' })
    }),
    limited: publicProcedure.mutation(() => {
      throw new RateLimitError({ limit: 5, remaining: 0, resetSeconds: 7 })
    }),
    waits: publicProcedure.input(z.string()).query(
      ({ input, signal }) =>
        new Promise((done) => {
          signal?.addEventListener('abort', () => {
            left.add(input)
            done(null)
          })
          asked.add(input)
        }),
    ),
  },
})

let app: TestServer
let token = ''
const servers: Server[] = []
let urls: { plain: string; stock: string }

async function listen(services: Services, isStock: boolean): Promise<string> {
  const server = createServer(createListener(services, createTrpcHandler(services, { router: testRouter, isStock })))
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  app = await startTestServer()
  token = (await app.signUp()).accessToken
  const { sessions } = app.services
  const away = Object.assign(new Error('connect ECONNREFUSED canary'), { code: 'ECONNREFUSED' })
  const services: Services = {
    ...app.services,
    sessions: { open: (given) => (given === 'database.is.away' ? Promise.reject(away) : sessions.open(given)) },
  }
  urls = { plain: await listen(services, false), stock: await listen(services, true) }
})
afterAll(async () => {
  for (const server of servers) server.close()
  await app[Symbol.asyncDispose]()
})

/** What a caller can tell: not how the body was cut, when it came, or which id it was given, as long as both places say the same. */
function told({ status, headers, body }: RawAnswer) {
  const { date, 'transfer-encoding': cut, 'content-length': length, 'x-request-id': id, ...rest } = headers
  const ids = [...body.matchAll(/"requestId":"([^"]*)"/g)].map(([, given]) => given === id)
  return { status, headers: rest, ids, hasId: id !== undefined, body: body.replace(/("requestId":")[^"]*/g, '$1') }
}

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
async function askBoth(request: RawRequest) {
  const traced = { ...request, headers: { traceparent, ...request.headers } }
  const [plain, stock] = await Promise.all([ask(urls.plain, traced), ask(urls.stock, traced)])
  return [told(plain), told(stock)] as const
}

const json = { 'content-type': 'application/json' }
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`
const get = (path: string, more: Omit<RawRequest, 'target'> = {}): RawRequest => ({ target: `/trpc/${path}`, ...more })
const post = (path: string, body?: string | Uint8Array, headers: Record<string, string> = json): RawRequest => ({
  method: 'POST',
  target: `/trpc/${path}`,
  headers,
  ...(body === undefined ? {} : { body }),
})
const signedIn = (request: RawRequest): RawRequest => ({
  ...request,
  headers: { ...request.headers, authorization: `Bearer ${token}` },
})

const cases: [name: string, status: number, request: () => RawRequest][] = [
  ['a query without input', 200, () => get('echo.get')],
  ['a query with input', 200, () => get(`echo.get?${input({ a: [1, 'ü😀', null] })}`)],
  ['input with a plus and a space', 200, () => get('echo.get?input=%22a+b%20c%2Bd%22')],
  ['input null', 200, () => get('echo.get?input=null')],
  ['empty input', 200, () => get('echo.get?input=')],
  ['input twice', 200, () => get('echo.get?input=1&input=2')],
  ['other parameters', 200, () => get('echo.get?x=1&input=2&lastEventId=3')],
  ['malformed input', 400, () => get('echo.get?input={')],
  ['input with half an escape', 400, () => get('echo.get?input=%E0%A4%A')],
  ['input with half an emoji', 400, () => get('echo.get?input=%22%5Cud83d%22')],
  ['quotes in the address', 200, () => get('echo.get?input="a\\n\'b"')],
  ['a fragment in the address', 200, () => get('echo.get?input=1#2')],
  ['wrong input', 400, () => get(`echo.typed?${input({ n: 'x' })}`)],
  ['input of another key', 400, () => get(`echo.typed?${input({ m: 1 })}`)],
  ['right input', 200, () => get(`echo.typed?${input({ n: 7 })}`)],
  ['connection parameters', 200, () => get('echo.get?connectionParams=%7B%22a%22%3A%22b%22%7D')],
  ['wrong connection parameters', 400, () => get('echo.get?connectionParams=%7B')],
  ['a mutation', 200, () => post('echo.post', '{"a":"ü😀"}')],
  ['a mutation with input in the address', 200, () => post('echo.post?input=1', '2')],
  ['a mutation without a body', 200, () => post('echo.post')],
  ['a mutation with an empty body', 200, () => post('echo.post', '')],
  ['a body of null', 200, () => post('echo.post', 'null')],
  ['a body with a byte order mark', 200, () => post('echo.post', '\ufeff{"a":1}')],
  ['a body that is no UTF-8', 200, () => post('echo.post', Uint8Array.from([0x22, 0xff, 0xc3, 0x22]))],
  ['a body in chunks', 200, () => ({ ...post('echo.post', '{"a":"ü😀ü"}'), chunkBytes: 7 })],
  ['malformed JSON', 400, () => post('echo.post', '{"a":')],
  ['malformed JSON nobody asked for', 400, () => post('echo.deaf', '{"a":')],
  ['__proto__ in the input', 200, () => post('echo.post', '{"__proto__":{"x":1}}')],
  ['NUL in the input', 400, () => post('echo.post', '{"a":"\\u0000"}')],
  ['100,000 arrays in each other', 200, () => post('echo.deaf', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  ['a body of 1 MB', 200, () => post('echo.post', JSON.stringify('x'.repeat(999_998)))],
  ['a body over 1 MB', 413, () => post('echo.post', JSON.stringify('x'.repeat(1_000_000)))],
  ['chunks over 1 MB', 413, () => ({ ...post('echo.post', 'x'.repeat(1_100_000)), chunkBytes: 60_000 })],
  ['a charset', 200, () => post('echo.post', '1', { 'content-type': 'application/json; charset=utf-8' })],
  ['a type in capitals', 200, () => post('echo.post', '1', { 'content-type': 'Application/JSON' })],
  ['another type', 415, () => post('echo.post', '1', { 'content-type': 'text/plain' })],
  ['form data', 415, () => post('echo.post', '1', { 'content-type': 'multipart/form-data; boundary=x' })],
  ['bytes', 415, () => post('echo.post', '1', { 'content-type': 'application/octet-stream' })],
  ['no type', 415, () => post('echo.post', '1', {})],
  [
    'a query with a type of form data',
    405,
    () => get('echo.get', { headers: { 'content-type': 'multipart/form-data' } }),
  ],
  ['a query with a type of text', 200, () => get('echo.get', { headers: { 'content-type': 'text/plain' } })],
  ['a query with a type of JSON', 200, () => get('echo.get', { headers: json })],
  ['a query with a body', 200, () => get('echo.get', { body: '{"a":1}', headers: json })],
  ['a query by POST', 405, () => post('echo.get', '1')],
  ['a mutation by GET', 405, () => get('echo.post')],
  ['HEAD', 405, () => get('echo.get', { method: 'HEAD' })],
  ['PUT', 405, () => get('echo.get', { method: 'PUT' })],
  ['OPTIONS', 405, () => get('echo.get', { method: 'OPTIONS' })],
  ['an unknown procedure', 404, () => get('no.such')],
  ['an unknown procedure by POST', 404, () => post('no.such', '{}')],
  ['a router', 404, () => get('echo')],
  ['no name', 404, () => get('')],
  ['a name of the language', 404, () => get('constructor')],
  ['a name of the prototype', 404, () => get('__proto__')],
  ['an escaped name', 200, () => get('echo%2Eget')],
  ['a wrongly escaped name', 400, () => get('echo%2')],
  ['a name with a slash', 404, () => get('echo/get')],
  ['nobody signed in', 401, () => get('me.get')],
  ['a broken token', 401, () => get('me.get', { headers: { authorization: 'Bearer a.b.c' } })],
  ['another scheme', 401, () => get('me.get', { headers: { authorization: 'Basic YTpi' } })],
  ['somebody signed in', 200, () => signedIn(get('me.get'))],
  ['a list', 200, () => signedIn(get('runs.list'))],
  ["somebody's id that is not there", 404, () => signedIn(get(`runs.get?${input({ id: crypto.randomUUID() })}`))],
  ['an id that is none', 400, () => signedIn(get(`runs.get?${input({ id: '1' })}`))],
  ['the database away', 503, () => get('me.get', { headers: { authorization: 'Bearer database.is.away' } })],
  ['a foreign origin', 403, () => get('echo.get', { headers: { origin: 'https://evil.example' } })],
  ['the origin null', 403, () => post('echo.post', '1', { ...json, origin: 'null' })],
  ['our origin', 200, () => get('echo.get', { headers: { origin: 'http://jobpilot.test' } })],
  ['nothing', 200, () => get('odd.nothing')],
  ['null', 200, () => get('odd.null')],
  ['a date', 200, () => get('odd.date')],
  ['a large answer', 200, () => get('odd.large')],
  ['a long list', 200, () => get('odd.many')],
  ['an answer in gzip', 200, () => get('odd.many', { headers: { 'accept-encoding': 'gzip, br' } })],
  ['what JSON cannot hold', 500, () => get('odd.big')],
  ['what contains itself', 500, () => get('odd.circle')],
  ['what comes later', 415, () => get('odd.later')],
  ['what comes bit by bit', 415, () => get('odd.stream')],
  ['an unexpected error', 500, () => get('odd.fails')],
  ['an error that is none', 500, () => get('odd.failsOddly')],
  ["an error of the domain's", 409, () => post('odd.domain', '{}')],
  ['an error of ours', 422, () => get('odd.teapot')],
  ['a full budget', 429, () => post('odd.limited', '{}')],
  ['streaming asked for', 400, () => get('echo.get', { headers: { 'trpc-accept': 'application/jsonl' } })],
  ['streaming accepted', 400, () => get('echo.get', { headers: { accept: 'text/html, application/jsonl' } })],
  ['anything accepted', 200, () => get('echo.get', { headers: { accept: '*/*', 'trpc-accept': '' } })],
  [
    'a streamed batch',
    200,
    () => get('echo.get?batch=1&input={}', { headers: { 'trpc-accept': 'application/jsonl' } }),
  ],
  ['a host that is none', 400, () => get('echo.get', { headers: { host: 'a b' } })],
  ['a host with a port that is none', 400, () => get('echo.get', { headers: { host: 'localhost:99999' } })],
  ['an empty host', 400, () => get('echo.get', { headers: { host: '' } })],
  ['a batch of one', 200, () => get(`echo.get?batch=1&${input({ 0: 'a' })}`)],
  ['a batch of one without input', 200, () => get('echo.get?batch=1')],
  ['a batch of three', 200, () => get(`echo.get,odd.null,echo.typed?batch=1&${input({ 0: 'a', 2: { n: 1 } })}`)],
  ['a batch with an error', 207, () => get(`echo.typed,odd.null,odd.teapot?batch=1&${input({ 0: { n: 1 } })}`)],
  ['a batch of errors alike', 422, () => get('odd.teapot,odd.teapot?batch=1')],
  ['a batch of errors', 207, () => get('odd.teapot,odd.fails,me.get?batch=1')],
  ['a batch with something streamed', 207, () => get('odd.null,odd.later,odd.stream?batch=1')],
  ['a batch with what JSON cannot hold', 500, () => get('odd.null,odd.big?batch=1')],
  ['a batch signed in', 200, () => signedIn(get(`me.get,runs.list,preferences.get?batch=1&${input({})}`))],
  [
    'a batch while the database is away',
    503,
    () => get('me.get,odd.null?batch=1', { headers: { authorization: 'Bearer database.is.away' } }),
  ],
  ['a batch whose input is a list', 400, () => get('echo.get,odd.null?batch=1&input=[1]')],
  ['a batch whose input is malformed', 400, () => get('echo.get,odd.null?batch=1&input={')],
  ['a batch whose input is null', 400, () => get('echo.get?batch=1&input=null')],
  ['a batch with an unknown procedure', 207, () => get('echo.get,no.such?batch=1&input={}')],
  ['a batch of both kinds', 400, () => get('echo.get,echo.post?batch=1&input={}')],
  ['a batch of mutations', 200, () => post('echo.post,echo.deaf?batch=1', '{"0":1,"1":2}')],
  [
    'a batch of mutations over 1 MB',
    413,
    () => post('echo.post,echo.deaf?batch=1', `{"0":"${'x'.repeat(1_000_000)}"}`),
  ],
  ['a batch of mutations with a full one', 207, () => post('echo.post,odd.limited?batch=1', '{}')],
  ['a batch of ten', 200, () => get(`${Array(10).fill('echo.get').join(',')}?batch=1`)],
  ['a batch of eleven', 400, () => get(`${Array(11).fill('echo.get').join(',')}?batch=1`)],
  ['a batch with a comma too many', 207, () => get('echo.get,?batch=1')],
  ['a batch that says so otherwise', 404, () => get('echo.get,odd.null?batch=true')],
  ['a batch with escaped commas', 200, () => get('echo.get%2Codd.null?batch=1')],
]

test.each(cases)('%s', async (_name, status, request) => {
  const [plain, stock] = await askBoth(request())
  expect(plain).toEqual(stock)
  expect(plain.status).toBe(status)
  expect(plain.body).not.toContain('canary')
  expect(plain.hasId && plain.ids.every(Boolean)).toBe(true)
})

test('almost all of what a page asks is answered plainly', () => {
  const read = createPlainCallReader(testRouter, 10)
  const isPlain = ({ method = 'GET', target, headers }: RawRequest) =>
    read(
      { method, url: target, headers: { host: 'localhost', ...headers } } as never,
      target.slice(6).split('?')[0] ?? '',
    )
  expect(isPlain(get(`me.get,runs.list?batch=1&${input({})}`))).toMatchObject({ type: 'query', isBatch: true })
  expect(isPlain(post('echo.post?batch=1', '{}'))).toMatchObject({ type: 'mutation', isBatch: true })
  expect(isPlain(get(`echo.get?${input('ü')}`))).toMatchObject({ type: 'query', isBatch: false, query: '"ü"' })
  expect(isPlain(get('no.such'))).toBeUndefined()
})

test.each(['plain', 'stock'] as const)('a caller who leaves ends what was asked for: %s', async (which) => {
  const socket = connect(Number(new URL(urls[which]).port), '127.0.0.1', () => {
    socket.write(bytesOf(get(`odd.waits?${input(which)}`)))
  })
  await waitFor('the call', () => asked.has(which) || undefined)
  socket.destroy()
  await waitFor('the end of it', () => left.has(which) || undefined)
})

test('a sender who leaves in the middle of a body harms nobody', async () => {
  for (let at = 0; at < 20; at++) {
    const whole = bytesOf(post('echo.post', JSON.stringify('x'.repeat(1_000))))
    const socket = connect(Number(new URL(urls.plain).port), '127.0.0.1', () => socket.end(whole.subarray(0, -500)))
    await new Promise((closed) =>
      socket
        .once('close', closed)
        .on('error', () => undefined)
        .resume(),
    )
  }
  expect((await ask(urls.plain, get('echo.get'))).status).toBe(200)
})

test('after a body that is too large the connection serves the next call as before', async () => {
  const keepAlive = (request: RawRequest) =>
    Buffer.from(bytesOf(request).toString('latin1').replace('connection: close', 'connection: keep-alive'), 'latin1')
  const both = Buffer.concat([keepAlive(post('echo.post', 'x'.repeat(1_100_000))), bytesOf(get('odd.null'))])
  const statuses = async (url: string) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(both))
    const text = Buffer.concat(await socket.toArray()).toString('latin1')
    return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)
  }
  expect(await statuses(urls.plain)).toEqual(['413', '200'])
  expect(await statuses(urls.stock)).toEqual(['413', '200'])
})

const names = ['echo.get', 'echo.post', 'echo.typed', 'odd.nothing', 'odd.teapot', 'odd.domain', 'me.get', 'no.such']
// What may stand in a request line or a header without ending it; what Node's parser refuses never gets as far as either.
const inLine = fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x21-\x7e]/g, ''))
const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, inLine)
const value = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.json().map((text) => text.slice(0, -1)),
  fc.constantFrom('', '{}', '[]', 'null', '{"0":{"n":1}}'),
)
const part = fc.oneof(
  { weight: 4, arbitrary: value.map((text) => `input=${encodeURIComponent(text)}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('batch=1', 'batch=0', 'batch=', 'input', 'batch=1&batch=2', 'connectionParams={}'),
  },
  inLine,
)
const garbled = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
  target: fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.array(part, { maxLength: 3 }))
    .map(([path, query]) => `/trpc/${path.join(',')}${query.length > 0 ? '?' : ''}${query.join('&')}`),
  headers: fc.record(
    {
      'content-type': fc.oneof(
        { weight: 4, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'application/json;',
          'application/json; x=1',
          'text/plain',
          'application/octet-stream',
          'application/jsonx',
        ),
        inLine,
      ),
      accept: fc.constantFrom('*/*', 'application/json', 'application/jsonl', 'a/b,application/jsonl;q=1'),
      'trpc-accept': fc.constantFrom('', 'application/jsonl', 'x'),
      host: fc.oneof(fc.constantFrom('localhost:1', '[::1]', '[::1', '1.2.3.999', 'a%b', 'x_y', 'exämple'), inLine),
      origin: fc.constantFrom('http://jobpilot.test', 'null', ''),
    },
    { requiredKeys: [] },
  ),
  body: fc.option(fc.oneof(value, fc.uint8Array({ maxLength: 40 })), { nil: undefined }),
}) as fc.Arbitrary<RawRequest>

test('garbled requests are answered alike', async () => {
  await fc.assert(
    fc.asyncProperty(garbled, async (request) => {
      const [plain, stock] = await askBoth(request)
      // A stream comes from tRPC's own adapter either way, its parts in the order in which they were done.
      const isStream = stock.body.includes('\n')
      expect(isStream ? plain.status : plain).toEqual(isStream ? stock.status : stock)
    }),
    { numRuns: 600 },
  )
}, 60_000)
