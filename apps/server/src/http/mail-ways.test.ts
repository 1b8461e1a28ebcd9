import { withUser } from '@jobpilot/db/with-user'
import { createSender } from '@jobpilot/domain/effects/testing/send-bench'
import { stopUrl } from '@jobpilot/domain/mails/stop-links'
import { Webhook } from 'svix'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ RESEND_WEBHOOK_SECRET: secret })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

const query = async (text: string, values: unknown[] = []) => (await server.database.owner.query(text, values)).rows
async function tell(event: unknown, { signedWith = secret, at = new Date(), body = '' } = {}): Promise<number> {
  const payload = JSON.stringify(event)
  const response = await fetch(`${server.url}/webhooks/resend`, {
    method: 'POST',
    body: body || payload,
    headers: {
      'content-type': 'application/json',
      'svix-id': 'msg_1',
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(signedWith).sign('msg_1', at, payload),
    },
  })
  return response.status
}
const event = (type: string, to: string, more: object = {}) => ({
  type,
  created_at: '2026-11-22T12:00:00.000Z',
  data: {
    email_id: 'x',
    created_at: '2026-11-22T12:00:00.000Z',
    from: 'mail@jobpilot.test',
    to: [to],
    subject: 's',
    ...more,
  },
})
const reasonOf = async (address: string) =>
  (await query('select reason from mail_suppressions where address_hash = address_hash($1)', [address]))[0]?.reason

/** An entry of the ledger that went out. */
async function sent(): Promise<{ userId: string; effectId: string }> {
  const { userId, draftId } = await createSender(server.database)
  const content = {
    to: 'jana@example.org',
    toName: '',
    fromName: '',
    replyTo: null,
    subject: 's',
    body: 'b',
    attachments: [],
  }
  const [row] = await query(
    `with given as (
       insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at)
       values ($1, 'mail', $2, $3, '', now() + interval '1 day') returning id, content_hash)
     insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state)
     select $1, 'k', 'mail', $2, id, content_hash, 'done' from given returning id`,
    [userId, draftId, JSON.stringify(content)],
  )
  return { userId, effectId: row.id }
}

test('delivered, bounced for good and complained are kept with the mail; replays and other events change nothing', async () => {
  const { userId, effectId } = await sent()
  const tags = { person: userId, effect: effectId }
  const deliveryOf = async () => (await query('select delivery from effects where id = $1', [effectId]))[0].delivery
  expect(await tell(event('email.delivered', 'jana@example.org', { tags }))).toBe(204)
  expect(await deliveryOf()).toBe('delivered')
  const bounce = event('email.bounced', 'Jana@Example.org', {
    tags,
    bounce: { type: 'Permanent', subType: 'General', message: 'no such user' },
  })
  for (const _ of [1, 2, 3]) expect(await tell(bounce)).toBe(204)
  expect(await deliveryOf()).toBe('bounced')
  expect(await reasonOf('jana@example.org')).toBe('bounced')
  expect(await tell(event('email.delivered', 'jana@example.org', { tags }))).toBe(204)
  expect(await deliveryOf()).toBe('bounced')
  expect(await tell(event('email.complained', 'jana@example.org', { tags }))).toBe(204)
  expect(await reasonOf('jana@example.org')).toBe('complained')
  expect(await tell(event('email.opened', 'x@example.org'))).toBe(204)
  expect(await tell({ type: 'contact.created', data: {} })).toBe(204)
})

test('a mailbox that is full for now stops nothing; a mail of nobody here stops its address all the same', async () => {
  expect(
    await tell(
      event('email.bounced', 'full@example.org', {
        bounce: { type: 'Transient', subType: 'MailboxFull', message: '' },
      }),
    ),
  ).toBe(204)
  expect(await reasonOf('full@example.org')).toBeUndefined()
  expect(await tell(event('email.complained', 'other@example.org', { tags: { campaign: 'x' } }))).toBe(204)
  expect(await reasonOf('other@example.org')).toBe('complained')
  expect(await tell(event('email.suppressed', 'known@example.org', { suppressed: { type: 'x', message: '' } }))).toBe(
    204,
  )
  expect(await reasonOf('known@example.org')).toBe('bounced')
  const gone = { person: crypto.randomUUID(), effect: crypto.randomUUID() }
  expect(await tell(event('email.delivered', 'a@example.org', { tags: gone }))).toBe(204)
})

test('a wrong signature, an old message and a changed body are refused and change nothing', async () => {
  const complaint = event('email.complained', 'eve@example.org')
  expect(
    await tell(complaint, {
      signedWith: `whsec_${Buffer.from('another secret of 32 bytes long!').toString('base64')}`,
    }),
  ).toBe(400)
  expect(await tell(complaint, { at: new Date(Date.now() - 3_600_000) })).toBe(400)
  expect(await tell(complaint, { body: JSON.stringify(complaint).replace('eve@', 'bob@') })).toBe(400)
  expect(await reasonOf('eve@example.org')).toBeUndefined()
  expect(await reasonOf('bob@example.org')).toBeUndefined()
})

async function linkFor(userId: string, subject: Parameters<typeof stopUrl>[3]): Promise<string> {
  return await withUser(server.database.db, userId, (tx) => stopUrl(tx, userId, server.url, subject))
}
const isOn = async (userId: string) =>
  (await query('select budget from mail_settings where user_id = $1', [userId]))[0]?.budget

test('one request of a mail program turns a kind off, without signing in; programs that only look change nothing', async () => {
  const { userId } = await server.signUp()
  const url = await linkFor(userId, { choice: 'budget' })
  for (const method of ['GET', 'HEAD']) {
    const look = await fetch(url, { method })
    expect(look.status).toBe(200)
    expect(look.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(look.headers.get('referrer-policy')).toBe('no-referrer')
    expect(look.headers.get('cache-control')).toBe('no-store')
  }
  expect(await (await fetch(url)).text()).toMatch(/<form method="post"><button>Turn them off/)
  expect(await isOn(userId)).toBe(true)
  const one = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(one.status).toBe(200)
  expect(await isOn(userId)).toBe(false)
  expect((await fetch(url, { method: 'POST' })).status).toBe(200)
})

test('a recipient stops one sender; the page shows no markup of theirs', async () => {
  const { userId, effectId } = await sent()
  await query('update users set name = $2 where id = $1', [userId, '<script>alert(1)</script>'])
  const url = await linkFor(userId, { effectId })
  const page = await (await fetch(url)).text()
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toContain('<script>')
  expect((await fetch(url, { method: 'POST' })).status).toBe(200)
  expect(await query('select address from contact_opt_outs where user_id = $1', [userId])).toEqual([
    { address: 'jana@example.org' },
  ])
})

test('links that are none get one answer, a large body is cut off, and guessing is slowed down', async () => {
  const { userId } = await server.signUp()
  const url = await linkFor(userId, { choice: 'budget' })
  for (const link of [
    `${url}x`,
    url.replace('.budget.', '.digest.'),
    `${server.url}/unsubscribe/..%2f..`,
    `${server.url}/unsubscribe/%00`,
  ])
    expect((await fetch(link, { method: 'POST' })).status, link).toBe(404)
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(413)
  expect(await isOn(userId)).toBe(true)
  const answers = await Promise.all(Array.from({ length: 130 }, () => fetch(`${url}x`)))
  const late = answers.find(({ status }) => status === 429)
  expect(late?.headers.get('retry-after')).toMatch(/^\d+$/)
})
