import type { MailToCompose } from '@jobpilot/domain/mails/send-system-mail'
import { assertSendable } from '@jobpilot/platform/mail/mail-rules'
import type { SystemMail } from '@jobpilot/schemas/mails'
import { expect, test } from 'vitest'
import { composePartingMail, composeSystemMail } from './compose-system-mail.ts'

const id = '11111111-1111-4111-8111-111111111111'
const budget = { month: '2026-12', spentMicroUsd: 4_800_000, limitMicroUsd: 6_000_000 }
const mails: SystemMail[] = [
  { kind: 'welcome' },
  { kind: 'export-ready', exportId: id, bytes: 1_234_567, expiresAt: '2026-11-29T08:00:00Z' },
  { kind: 'deletion-scheduled', dueAt: '2026-12-22T23:30:00Z', receiptId: id },
  { kind: 'budget-warned', ...budget },
  { kind: 'budget-stopped', ...budget },
  { kind: 'approval-waiting', count: 2 },
  { kind: 'digest', briefingId: id, day: '2026-11-22' },
]
const publicUrl = 'https://jobs.example'
const stopUrl = `${publicUrl}/unsubscribe/${id}.budget.abc`
const hostile = '<img src=x onerror=alert(1)>" & </style><script>'
const briefing = {
  since: '2026-11-21T08:00:00Z',
  asOf: '2026-11-22T08:00:00Z',
  missing: [],
  notice: null,
  sentences: ['I cannot tell whether 1 e-mail went out; please tell me what you know.', `My top pick is ${hostile}.`],
  openings: {
    readCount: 1,
    matchedCount: 1,
    strongCount: 1,
    matches: [{ postingId: id, title: hostile, employer: hostile, score: 88 }],
  },
  topPick: null,
  needs: null,
  pipeline: null,
  work: null,
  spend: null,
} satisfies MailToCompose['briefing']
const composed = (mail: SystemMail, change: Partial<MailToCompose> = {}) =>
  composeSystemMail(
    { mail, person: { name: hostile, timeZone: 'Europe/Berlin' }, stopUrl: null, briefing, ...change },
    publicUrl,
  )
const hrefs = (html: string) => [...html.matchAll(/\b(?:href|src|url)\s*=\s*"([^"]*)"/g)].map(([, href]) => href ?? '')

test.each(mails.map((mail) => [mail.kind, mail] as const))(
  '%s: the same words in both forms, nothing from elsewhere',
  async (_kind, mail) => {
    const { subject, html, text } = await composed(mail)
    expect(html).not.toMatch(/<(img|script|iframe|link|form|input|video)\b/i)
    expect(html).not.toMatch(/url\(|@import|expression\(/i)
    for (const href of hrefs(html)) expect(href).toMatch(/^https:\/\/jobs\.example(\/|$)/)
    expect(hrefs(html).length).toBeGreaterThan(1)
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('content="light dark"')
    expect(text).toContain(subject)
    for (const href of hrefs(html)) expect(text.replace(/\s+/g, ''), 'links are in the text, too').toContain(href)
    expect(text).not.toMatch(/undefined|null|NaN|Invalid Date|\[object/)
    expect(html).not.toMatch(/undefined|NaN|Invalid Date|\[object/)
    expect(html.length).toBeLessThan(20_000)
    assertSendable({
      to: { name: '', address: 'a@b.de' },
      fromName: '',
      replyTo: null,
      subject,
      html,
      text,
      unsubscribeUrl: null,
    })
    // A retry under the same key must be the same mail.
    expect(await composed(mail)).toEqual({ subject, html, text })
  },
)

test('what can be turned off says so with its link, and what cannot says why it comes', async () => {
  const optional = await composed({ kind: 'budget-warned', ...budget }, { stopUrl })
  expect(optional.html).toContain(`href="${stopUrl}"`)
  expect(optional.text).toContain(stopUrl)
  expect(
    (await composed({ kind: 'export-ready', exportId: id, bytes: 1, expiresAt: briefing.asOf })).html,
  ).not.toContain('unsubscribe')
})

test('figures have units, times are in the zone of the person, months end where they do', async () => {
  expect((await composed({ kind: 'deletion-scheduled', dueAt: '2026-12-22T23:30:00Z', receiptId: id })).text).toContain(
    '23 December 2026 at\n00:30 (Europe/Berlin)'.replace('\n', ' ').split(' at')[0] ?? '',
  )
  const { text } = await composed({ kind: 'budget-stopped', ...budget })
  expect(text.replace(/\s+/g, ' ')).toContain('$4.80 are spent')
  expect(text.replace(/\s+/g, ' ')).toContain('until 1 January')
})

test('a briefing that is not there any more makes a mail all the same', async () => {
  expect((await composed({ kind: 'digest', briefingId: id, day: '2026-11-22' }, { briefing: null })).subject).toBe(
    'Your briefing for Sunday 22 November',
  )
})

test('the last mail names nobody and keeps the way to the receipt', async () => {
  const parting = {
    receiptId: id,
    requestedAt: new Date('2026-10-23T08:00:00Z'),
    erasedAt: new Date('2026-11-22T08:00:00Z'),
  }
  const { html, text } = await composePartingMail(parting, `${publicUrl}/`)
  expect(text).toContain(`${publicUrl}/receipts/${id}`)
  expect(html).not.toContain('unsubscribe')
  expect(text).toContain('23 October 2026')
})
