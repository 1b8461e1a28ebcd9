import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ RATE_LIMIT_WRITES: '5', RATE_LIMIT_SIGN_IN: '4' })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

test('the sixth change of a minute is refused with when to come back; reading and other people go on', async () => {
  const [ada, bob] = [await server.signUp(), await server.signUp()]
  const press = (token: string) => server.call('brake.press', { token })
  for (let at = 0; at < 5; at++) expect((await press(ada.accessToken)).status).toBe(200)
  const refused = await press(ada.accessToken)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(refused.headers.get('x-ratelimit-limit')).toBe('5')
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  expect(refused.body).toMatchObject({ error: { data: { code: 'TOO_MANY_REQUESTS' } } })
  const read = await fetch(`${server.url}/trpc/me.get`, { headers: { authorization: `Bearer ${ada.accessToken}` } })
  expect(read.status).toBe(200)
  expect((await press(bob.accessToken)).status).toBe(200)
})

test('guessing a password stays slow, whoever is guessed at', async () => {
  const guess = () =>
    server.call('auth.signIn', { input: { email: `${crypto.randomUUID()}@example.org`, password: 'wrong password' } })
  const statuses = []
  for (let at = 0; at < 5; at++) statuses.push((await guess()).status)
  expect(statuses).toContain(429)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(4)
})
