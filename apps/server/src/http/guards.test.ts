import { connect } from 'node:net'
import { StorageError } from '@jobpilot/platform/storage/storage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendRaw, upgradeOf } from '../testing/raw-upgrade.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''])(
  'a body of type "%s" is refused, as a foreign page could send it unasked',
  async (type) => {
    const { accessToken } = await server.signUp()
    const { status } = await server.call('brake.press', { token: accessToken, headers: { 'content-type': type } })
    expect(status).toBe(415)
    const me = await fetch(`${server.url}/trpc/me.get`, { headers: { authorization: `Bearer ${accessToken}` } })
    expect(await me.json()).toMatchObject({ result: { data: { brake: 'running' } } })
  },
)

test('a foreign origin is refused, our own and none are not', async () => {
  const { accessToken: token } = await server.signUp()
  expect((await server.call('brake.press', { token, headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect((await server.call('brake.press', { token, headers: { origin: 'null' } })).status).toBe(403)
  expect((await server.call('brake.press', { token, headers: { origin: 'http://jobpilot.test' } })).status).toBe(200)
  expect((await server.call('brake.press', { token })).status).toBe(200)
})

test.each(['events.live', 'events%2Elive', 'me.get,events.live?batch=1'])(
  'a subscription over HTTP is refused as anything else is: %s',
  async (path) => {
    for (const options of [{ method: 'GET' }, { method: 'POST', headers: { 'content-type': 'application/json' } }]) {
      const response = await fetch(`${server.url}/trpc/${path}`, { ...options, signal: AbortSignal.timeout(5_000) })
      expect(response.status).toBe(405)
      expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_SUPPORTED' })
    }
  },
)

test('a body over 1 MB is refused', async () => {
  const { accessToken: token } = await server.signUp()
  const { status } = await server.call('postings.addText', { token, input: { text: 'x'.repeat(1_100_000) } })
  expect(status).toBe(413)
})

test('a field of 100 kB gets a precise message and changes nothing', async () => {
  const { accessToken: token } = await server.signUp()
  const { status, body } = await server.call('postings.addText', { token, input: { text: 'x'.repeat(100_000) } })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    error: { data: { fieldErrors: { text: expect.stringContaining('60,000 characters') } } },
  })
})

test.each([
  ['NUL', 'Nurse\u0000 wanted'],
  ['half an emoji', 'Nurse \ud83d wanted'],
])('text with %s gets a clear refusal', async (_name, text) => {
  const { accessToken: token } = await server.signUp()
  const { status, body } = await server.call('postings.addText', { token, input: { text } })
  expect(status).toBe(400)
  expect(body).toMatchObject({ error: { message: expect.stringContaining('cannot be stored') } })
})

test('a value nested 100,000 deep is refused, and the server lives', async () => {
  const { accessToken: token } = await server.signUp()
  const response = await fetch(`${server.url}/trpc/preferences.save`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: `{"titles":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  })
  expect(response.status).toBe(400)
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
})

test('a batch of 11 calls is refused, one of 10 is not', async () => {
  const batch = (size: number) =>
    fetch(`${server.url}/trpc/${Array(size).fill('auth.config').join(',')}?batch=1&input=${encodeURIComponent('{}')}`)
  expect((await batch(11)).status).toBe(400)
  expect((await batch(10)).status).toBe(200)
})

test('without a token, and with a broken one, every procedure but auth asks to sign in', async () => {
  for (const token of [undefined, 'a.b.c', 'x'.repeat(10_000)]) {
    const { status, body } = await server.call('brake.press', token ? { token } : {})
    expect(status).toBe(401)
    expect(body).toMatchObject({ error: { message: 'Sign in to go on.' } })
  }
})

const bad = [
  '//',
  '//trpc',
  'http://[',
  '/trpc?connectionParams=1#\u0000',
  '/%',
  '/%00',
  '*',
  'trpc',
  '/trpc\\..',
  '/\ttrpc',
  `/${'a'.repeat(3000)}`,
  '/trpc',
  '/trpc?connectionParams=0',
  '/other?connectionParams=1',
]
test.each(bad.map((target) => [JSON.stringify(target).slice(0, 40), target]))(
  'an upgrade to %s is refused and the server lives',
  async (_name, target) => {
    expect(await sendRaw(server.url, upgradeOf(target))).toMatch(/^HTTP\/1\.1 4\d\d|^$/)
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
  },
)

test('an upgrade from a foreign origin is refused', async () => {
  expect(await sendRaw(server.url, upgradeOf('/trpc?connectionParams=1', 'Origin: https://evil.example\r\n'))).toMatch(
    /^HTTP\/1\.1 403/,
  )
})

test.each([
  ['HTTP/1.0', (text: string) => text.replace('HTTP/1.1', 'HTTP/1.0')],
  ['without a host', (text: string) => text.replace('Host: localhost\r\n', '')],
  ['to two hosts', (text: string) => text.replace('Host:', 'Host: evil.example\r\nHost:')],
])('an upgrade %s is refused', async (_name, change) => {
  expect(await sendRaw(server.url, change(upgradeOf('/trpc?connectionParams=1')))).toMatch(/^HTTP\/1\.1 400/)
})

test('a socket that sends message after message is closed', async () => {
  const { accessToken: token } = await server.signUp()
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/trpc?connectionParams=1`)
  const closed = new Promise<number>((resolve) => {
    socket.onclose = ({ code }) => resolve(code)
  })
  await new Promise((resolve) => {
    socket.onopen = resolve
  })
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  for (let id = 0; id < 300; id++)
    socket.send(JSON.stringify({ id, method: 'subscription', params: { path: 'events.live', input: {} } }))
  expect(await closed).toBe(4429)
})

test.each([
  [10, 10],
  [5_000, 20],
])('of %i requests sent at once on a connection, at most %i are answered before it is closed', async (asked, most) => {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  const last = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
  socket.write(`${last.replace('Connection: close\r\n', '').repeat(asked - 1)}${last}`)
  socket.on('error', () => undefined)
  const chunks = await socket.toArray().catch(() => [])
  expect(Buffer.concat(chunks).toString().split('HTTP/1.1 200 OK').length - 1).toBeLessThanOrEqual(most)
  if (asked === most) expect(Buffer.concat(chunks).toString().split('HTTP/1.1 200 OK')).toHaveLength(asked + 1)
})

test('files that cannot be kept are a matter of time, over both ways, and the folder stays unnamed', async () => {
  const { accessToken: token } = await server.signUp()
  const put = vi.spyOn(server.services.storage, 'put')
  put.mockRejectedValue(new StorageError('unavailable', 'canary-folder'))
  try {
    const pasted = await server.call('documents.addText', { token, input: { text: 'Ada' } })
    const sent = await fetch(`${server.url}/uploads/resume?name=a.txt`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: 'Ada',
    })
    expect([pasted.status, sent.status]).toEqual([503, 503])
    expect(JSON.stringify(pasted.body) + (await sent.text())).not.toContain('canary')
  } finally {
    put.mockRestore()
  }
})

test('an unexpected error reaches the caller as an opaque message with a request id', async () => {
  const { accessToken: token } = await server.signUp()
  await server.database.owner.query('alter table preferences rename column content to canary_column')
  try {
    const response = await fetch(`${server.url}/trpc/preferences.get`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toMatch(/column|canary|select/i)
    expect(text).toContain(response.headers.get('x-request-id'))
  } finally {
    await server.database.owner.query('alter table preferences rename column canary_column to content')
  }
})
