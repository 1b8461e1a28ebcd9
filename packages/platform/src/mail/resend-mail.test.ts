import { expect, test } from 'vitest'
import { createResendCheck } from './check-resend.ts'
import { type LoopbackResend, type ResendMood, startLoopbackResend } from './loopback-resend.ts'
import type { OutgoingMail } from './mail-port.ts'
import { createResendMail } from './resend-mail.ts'

const mail: OutgoingMail = {
  to: { name: 'Jana Weber', address: 'jana@example.org' },
  fromName: 'Ada Lovelace',
  replyTo: 'ada@example.org',
  subject: 'Settling payouts in Zürich',
  text: 'Dear Jana,\n\nI kept ledgers.',
  html: '<p>Dear Jana,</p>',
  unsubscribeUrl: 'https://jobpilot.test/unsubscribe/abc',
}
const about = { userId: '11111111-1111-4111-8111-111111111111', effectId: '22222222-2222-4222-8222-222222222222' }
const send = ({ config }: LoopbackResend, change: Partial<OutgoingMail> = {}, key = 'mail/1') =>
  createResendMail(config).send({ ...mail, ...change }, { key, about })

test('hands over both forms with the key, the way to stop, and whose entry it is', async () => {
  await using resend = await startLoopbackResend()
  expect(await send(resend)).toEqual({ answer: expect.stringMatching(/^accepted as 0{8}/) })
  expect(resend.delivered).toMatchObject([
    {
      key: 'mail/1',
      body: {
        from: '"Ada Lovelace" <mail@jobpilot.test>',
        to: ['"Jana Weber" <jana@example.org>'],
        reply_to: 'ada@example.org',
        subject: 'Settling payouts in Zürich',
        text: mail.text,
        html: mail.html,
        headers: {
          'List-Unsubscribe': '<https://jobpilot.test/unsubscribe/abc>',
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
        tags: [
          { name: 'person', value: about.userId },
          { name: 'effect', value: about.effectId },
        ],
      },
    },
  ])
})

test('the same key again goes out once; other words under it are not taken for the same', async () => {
  await using resend = await startLoopbackResend()
  const first = await send(resend)
  expect(await send(resend)).toEqual(first)
  expect(resend.delivered).toHaveLength(1)
  await expect(send(resend, { text: 'Other words' })).rejects.toMatchObject({
    code: 'no-answer',
    isSurelyNotSent: false,
  })
  expect(resend.delivered).toHaveLength(1)
})

const limit = (after: string): ResendMood => ({
  status: 429,
  name: 'rate_limit_exceeded',
  headers: { 'retry-after': after },
})

test.each<[string, ResendMood[], number]>([
  ['says to wait a moment', [limit('0'), limit('0')], 3],
  ['stumbles, not having taken it', [{ status: 500, name: 'internal_server_error' }], 2],
  ['stumbles, having taken it', ['taken-then-500'], 2],
  ['does not answer, having taken it', ['taken-then-hang'], 2],
  ['is still at the same key', [{ status: 409, name: 'concurrent_idempotent_requests' }], 2],
])('that %s: asked again under the same key, and it goes out once', async (_name, moods, requests) => {
  await using resend = await startLoopbackResend()
  resend.moods.push(...moods)
  await send(resend)
  expect(resend.requests).toHaveLength(requests)
  expect(new Set(resend.requests.map(({ key }) => key))).toEqual(new Set(['mail/1']))
  expect(resend.delivered).toHaveLength(1)
})

const refused = (status: number, name: string, message?: string): ResendMood[] => [
  { status, name, ...(message ? { message } : {}) },
]
test.each<[string, ResendMood[], object, number]>([
  [
    'refuses the recipient',
    refused(422, 'validation_error', 'Invalid `to` field: jana@example.org'),
    { code: 'recipient-refused', isSurelyNotSent: true },
    1,
  ],
  ['refuses the message', refused(422, 'validation_error'), { code: 'refused', isSurelyNotSent: true }, 1],
  ['refuses the domain', refused(403, 'validation_error'), { code: 'refused', isSurelyNotSent: true }, 1],
  ['asks for a long pause', [limit('60')], { code: 'busy', isSurelyNotSent: true }, 1],
  ['has no quota left', refused(429, 'daily_quota_exceeded'), { code: 'busy', isSurelyNotSent: true }, 1],
  ['never answers', ['hang', 'hang', 'hang'], { code: 'no-answer', isSurelyNotSent: false }, 3],
])('that %s', async (_name, moods, failure, requests) => {
  await using resend = await startLoopbackResend()
  resend.moods.push(...moods)
  const error = await send(resend).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'MailError', ...failure })
  expect(String(error)).not.toContain('jana')
  expect(resend.requests).toHaveLength(requests)
  expect(resend.delivered).toEqual([])
})

test('a wrong key is said without the key; one that may only send is a good one', async () => {
  await using resend = await startLoopbackResend()
  const wrong = { ...resend, config: { ...resend.config, apiKey: 're_secret' } }
  const error = await send(wrong).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'sign-in-refused', isSurelyNotSent: true })
  expect(String(error)).not.toContain('re_secret')
  expect(await createResendCheck(wrong.config)()).toMatchObject({ isReachable: false })
  expect(await createResendCheck(resend.config)()).toMatchObject({ isReachable: true })
  const away = { ...resend.config, apiUrl: 'http://127.0.0.1:1' }
  expect(await createResendCheck(away)()).toMatchObject({ isReachable: false })
})
