import { randomUUID } from 'node:crypto'
import { liftSuppression } from '@jobpilot/db/mail-suppressions'
import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askApproval } from '../approvals/approvals.service.ts'
import {
  approveNow,
  createRecorder,
  createSender,
  passUndo,
  publicUrl,
  sendingOf,
  work,
} from '../effects/testing/send-bench.ts'
import { setRecipient } from '../outreach/outreach.service.ts'
import { type Delivery, keepDelivery } from './deliveries.ts'
import { getMailSettings } from './mail-settings.service.ts'
import { followStopLink, lookAtStopLink } from './stop.service.ts'
import { stopUrl } from './stop-links.ts'
import { createAddressee, ledgerOf, plan, workMail } from './testing/mail-bench.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const welcome = { kind: 'welcome' } as const
const newAddress = () => `${randomUUID()}@example.org`
const provider = () => {
  const recorder = createRecorder(false)
  return { ...recorder, port: recorder.fine }
}
const tell = (change: Partial<Delivery>) =>
  keepDelivery(database.db, { state: 'delivered', at: new Date(), about: null, suppress: null, ...change })
const bounced = (address: string, reason: 'bounced' | 'complained' = 'bounced') =>
  tell({ state: reason, suppress: { addresses: [address], reason } })

async function writingTo(address: string) {
  const person = await createSender(database)
  await setRecipient(database.db, person.userId, { id: person.draftId, recipientEmail: address })
  return person
}
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

test('an address that bounced is written to by nobody: said before the approval, refused there, and again as it would go out', async () => {
  const address = newAddress()
  const early = await writingTo(address)
  await approveNow(database, early.userId, early.draftId)
  await passUndo(database, early.userId)
  await bounced(` ${address.toUpperCase()} `)
  const { port, delivered } = provider()
  expect(await work(database, port, early)).toMatchObject({
    effect: { state: 'cancelled', outcome: { code: 'bounced', message: expect.stringContaining('came back') } },
  })
  const late = await writingTo(address)
  const { refusal, contentHash } = await sendingOf(database, late.userId, late.draftId)
  expect(refusal).toBe('bounced')
  await expect(
    askApproval(database.db, late.userId, { draftId: late.draftId, contentHash: contentHash ?? '' }),
  ).rejects.toMatchObject({ code: 'not-ready' })
  await expect(approveNow(database, late.userId, late.draftId)).rejects.toMatchObject({ code: 'not-ready' })
  expect(delivered).toEqual([])
  const { rows } = await database.owner.query('select * from mail_suppressions')
  expect(JSON.stringify(rows)).not.toContain(address)
  expect(await liftSuppression(database.url, address)).toContain('may go to this address again')
  expect((await sendingOf(database, late.userId, late.draftId)).refusal).toBeNull()
  expect(await liftSuppression(database.url, address)).toContain('was not held back')
})

test('a complaint outweighs a bounce, which takes nothing back; the person reads why, and gets no mails either', async () => {
  const address = newAddress()
  const userId = await createAddressee(database, address)
  await plan(database, userId, 'before', welcome)
  await bounced(address)
  const { port, delivered } = provider()
  expect(await workMail(database, port, userId)).toMatchObject({ state: 'cancelled', outcome: { code: 'bounced' } })
  await bounced(address, 'complained')
  await bounced(address)
  expect(await getMailSettings(database.db, userId)).toMatchObject({ suppression: { reason: 'complained' } })
  expect(await plan(database, userId, 'after', welcome)).toBe(false)
  expect(delivered).toEqual([])
})

test('what became of a mail is kept, whatever the order and however often it is told; and only of its own person', async () => {
  const person = await writingTo(newAddress())
  await approveNow(database, person.userId, person.draftId)
  await passUndo(database, person.userId)
  await work(database, provider().port, person)
  const effectId = (await sendingOf(database, person.userId, person.draftId)).effect?.id ?? ''
  const stranger = await createAddressee(database)
  await tell({ state: 'complained', about: { userId: stranger, effectId } })
  const delivery = async () => (await sendingOf(database, person.userId, person.draftId)).effect?.delivery
  expect(await delivery()).toBeNull()
  const about = { userId: person.userId, effectId }
  for (const state of ['delivered', 'delivered', 'complained', 'bounced', 'delivered'] as const)
    await tell({ state, about })
  expect(await delivery()).toBe('complained')
  const { rowCount } = await database.owner.query(
    `select from events where user_id = $1 and body ->> 'type' = 'effect.changed' and body ->> 'state' in ('delivered', 'complained', 'bounced')`,
    [person.userId],
  )
  expect(rowCount).toBe(2)
})

test('whoever got an e-mail can stop its sender, and only them: by looking nothing happens, by following it does, once', async () => {
  const address = newAddress()
  const person = await writingTo(address)
  await approveNow(database, person.userId, person.draftId)
  await passUndo(database, person.userId)
  const { port, delivered } = provider()
  await work(database, port, person)
  const token = tokenOf(delivered[0]?.mail.unsubscribeUrl ?? '')
  expect(await lookAtStopLink(database.db, token)).toEqual({ kind: 'contact', name: 'Test Person' })
  expect(await getMailSettings(database.db, person.userId)).toMatchObject({ optOuts: [] })
  for (const _ of [1, 2]) expect(await followStopLink(database.db, token)).toMatchObject({ kind: 'contact' })
  expect(await getMailSettings(database.db, person.userId)).toMatchObject({ optOuts: [{ address }] })
  const { rowCount } = await database.owner.query(
    `select from audit_log where action = 'recipient-opted-out' and actor = (select ref from audit_refs where user_id = $1)`,
    [person.userId],
  )
  expect(rowCount).toBe(1)

  const { rows } = await database.owner.query<{ id: string }>(
    `insert into agent_outputs (user_id, kind, state, subject, body, recipient_email, request)
     select user_id, kind, state, 'Again', body, upper(recipient_email), request from agent_outputs where id = $1 returning id`,
    [person.draftId],
  )
  const again = { userId: person.userId, draftId: rows[0]?.id ?? '' }
  expect((await sendingOf(database, again.userId, again.draftId)).refusal).toBe('opted-out')
  await expect(approveNow(database, again.userId, again.draftId)).rejects.toMatchObject({ code: 'not-ready' })
  const somebodyElse = await writingTo(address)
  expect((await sendingOf(database, somebodyElse.userId, somebodyElse.draftId)).refusal).toBeNull()
})

test('one press turns one kind off; a link that is changed, borrowed or guessed does nothing', async () => {
  const userId = await createAddressee(database)
  const other = await createAddressee(database)
  const linkOf = (id: string, choice: 'budget' | 'digest' = 'budget') =>
    withUser(database.db, id, (tx) => stopUrl(tx, id, `${publicUrl}/`, { choice }))
  const url = await linkOf(userId)
  expect(await linkOf(userId)).toBe(url)
  const [person = '', name = '', signature = ''] = tokenOf(url).split('.')
  const forged = [
    `${person}.digest.${signature}`,
    `${other}.${name}.${signature}`,
    `${person}.${name}.${tokenOf(await linkOf(other)).split('.')[2]}`,
    `${person}.${name}.${signature.slice(0, -1)}`,
    `${person}.${name}.${signature}.x`,
    `${person}.${name}.`,
    `${randomUUID()}.${name}.${signature}`,
    `${person}.${randomUUID()}.${signature}`,
    `' or 1=1.${name}.${signature}`,
    '',
    'x'.repeat(5_000),
  ]
  for (const token of forged) {
    expect(await lookAtStopLink(database.db, token), token).toBeUndefined()
    expect(await followStopLink(database.db, token), token).toBeUndefined()
  }
  expect(await getMailSettings(database.db, userId)).toMatchObject({ choices: { budget: true, digest: false } })
  expect(await lookAtStopLink(database.db, tokenOf(url))).toEqual({ kind: 'choice', choice: 'budget' })
  expect(await getMailSettings(database.db, userId)).toMatchObject({ choices: { budget: true } })
  await followStopLink(database.db, tokenOf(url))
  await followStopLink(database.db, tokenOf(url))
  expect(await getMailSettings(database.db, userId)).toMatchObject({
    choices: { budget: false, 'approval-waiting': true },
  })
  expect(await getMailSettings(database.db, other)).toMatchObject({ choices: { budget: true } })
  expect(await ledgerOf(database, userId)).toEqual([])
})
