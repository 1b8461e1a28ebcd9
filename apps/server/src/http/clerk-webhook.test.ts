import { personId } from '@jobpilot/domain/people/person-id'
import { Webhook } from 'svix'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ CLERK_WEBHOOK_SECRET: secret })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

async function send(event: unknown, options: { signedWith?: string; at?: Date; body?: string } = {}): Promise<number> {
  const payload = JSON.stringify(event)
  const at = options.at ?? new Date()
  const signature = new Webhook(options.signedWith ?? secret).sign('msg_1', at, payload)
  const response = await fetch(`${server.url}/webhooks/clerk`, {
    method: 'POST',
    body: options.body ?? payload,
    headers: {
      'content-type': 'application/json',
      'svix-id': 'msg_1',
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': signature,
    },
  })
  return response.status
}

const user = (id: string, email: string) => ({
  id,
  first_name: 'Ada',
  last_name: 'L.',
  primary_email_address_id: 'e1',
  email_addresses: [{ id: 'e1', email_address: email }],
})
const find = async (id: string) =>
  (
    await server.database.owner.query('select email, name, deleted_at from users where id = $1', [
      personId('clerk', id),
    ])
  ).rows[0]

test('people are made, changed and deleted', async () => {
  expect(await send({ type: 'user.created', data: user('user_a', 'a@example.org') })).toBe(204)
  expect(await find('user_a')).toMatchObject({ email: 'a@example.org', name: 'Ada L.', deleted_at: null })
  expect(await send({ type: 'user.updated', data: user('user_a', 'new@example.org') })).toBe(204)
  expect(await find('user_a')).toMatchObject({ email: 'new@example.org' })
  expect(await send({ type: 'user.deleted', data: { id: 'user_a' } })).toBe(204)
  expect((await find('user_a')).deleted_at).not.toBeNull()
})

test('a wrong signature, an old message and a changed body are refused and change nothing', async () => {
  const event = { type: 'user.created', data: user('user_b', 'b@example.org') }
  expect(
    await send(event, { signedWith: `whsec_${Buffer.from('another secret of 32 bytes long!').toString('base64')}` }),
  ).toBe(400)
  expect(await send(event, { at: new Date(Date.now() - 3_600_000) })).toBe(400)
  expect(await send(event, { body: JSON.stringify(event).replace('b@', 'c@') })).toBe(400)
  expect(await find('user_b')).toBeUndefined()
})

test('other events are acknowledged', async () => {
  expect(await send({ type: 'session.created', data: { id: 'x' } })).toBe(204)
})
