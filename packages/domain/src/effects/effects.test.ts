import { randomUUID } from 'node:crypto'
import { withUser } from '@jobpilot/db/with-user'
import { MailError } from '@jobpilot/platform/mail/mail-port'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, approveDraft, askApproval, cancel, reject } from '../approvals/approvals.service.ts'
import { editDraft, setDraftRemoved, setRecipient } from '../outreach/outreach.service.ts'
import { setAutonomy } from '../people/autonomy.ts'
import { pressBrake, releaseBrake } from '../people/brake.ts'
import { claimRun } from '../runs/runs.repository.ts'
import { cancelRun, getRun } from '../runs/runs.service.ts'
import { createLocalMailbox, getMailboxMessage, listMailbox } from './local-mailbox.ts'
import { performEffect } from './perform-effect.ts'
import { resolveEffect } from './resolve-effect.ts'
import { getOutbox } from './sending.service.ts'
import {
  approveNow,
  createRecorder,
  createSender,
  passExpiry,
  passUndo,
  publicUrl,
  sendingOf,
  work,
} from './testing/send-bench.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const hang = () => new Promise<never>(() => undefined)
const stateOf = async (userId: string, draftId: string) => (await sendingOf(database, userId, draftId)).effect?.state

/** A provider under watch; `send` may fail or hang after the recorder has seen the message. */
function provider(isIdempotent: boolean, then: () => Promise<void> = async () => undefined) {
  const recorder = createRecorder(isIdempotent)
  let isReached = () => {}
  const reached = new Promise<void>((done) => {
    isReached = done
  })
  const port = recorder.port(async (mail, key) => {
    recorder.deliver(mail, key)
    isReached()
    await then()
    return { answer: '250' }
  })
  const revived = recorder.port(async (mail, key) => {
    recorder.deliver(mail, key)
    return { answer: '250' }
  })
  return { ...recorder, port, reached, revived }
}

/** An approved e-mail whose undo window is over. */
async function approved() {
  const person = await createSender(database)
  const approvalId = await approveNow(database, person.userId, person.draftId)
  await passUndo(database, person.userId)
  const { effect } = await sendingOf(database, person.userId, person.draftId)
  return { ...person, approvalId, effectId: effect?.id ?? '', runId: effect?.runId ?? '' }
}

test('what is approved goes out after the undo window, word for word, and not before', async () => {
  const person = await createSender(database)
  await approveNow(database, person.userId, person.draftId)
  const { port, delivered } = provider(true)
  expect(await work(database, port, person)).toMatchObject({ kind: 'wait' })
  expect(delivered).toEqual([])
  await passUndo(database, person.userId)
  expect(await work(database, port, person)).toMatchObject({ kind: 'ended', effect: { state: 'done', attempt: 1 } })
  expect(delivered).toMatchObject([
    {
      mail: {
        to: { address: 'jana@example.org', name: 'Jana' },
        subject: 'Hello',
        text: 'Text 0',
        html: '<p>Text 0</p>',
      },
    },
  ])
  const after = await sendingOf(database, person.userId, person.draftId)
  expect(after).toMatchObject({ approval: { state: 'used' }, effect: { state: 'done', outcome: { code: 'accepted' } } })
  await expect(approveNow(database, person.userId, person.draftId)).rejects.toMatchObject({ code: 'already-ended' })
})

test.each<[string, (person: { userId: string; draftId: string }) => Promise<unknown>]>([
  [
    'the text',
    ({ userId, draftId }) =>
      editDraft(database.db, userId, { id: draftId, baseVersion: 1, subject: 'Hello', body: 'X' }),
  ],
  [
    'the recipient',
    ({ userId, draftId }) => setRecipient(database.db, userId, { id: draftId, recipientEmail: 'b@c.de' }),
  ],
  ['that it exists', ({ userId, draftId }) => setDraftRemoved(database.db, userId, draftId, true)],
])('changing %s voids the approval and cancels its run', async (_what, change) => {
  const person = await approved()
  await change(person)
  expect((await getRun(database.db, person.userId, person.runId)).state).toBe('cancelled')
  const { rows } = await database.owner.query(
    'select a.state, a.reason, e.state as effect from approvals a join effects e on e.approval_id = a.id where a.id = $1',
    [person.approvalId],
  )
  expect(rows).toMatchObject([
    { state: 'voided', effect: 'cancelled', reason: expect.stringMatching(/changed|removed/) },
  ])
  const { port, delivered } = provider(true)
  expect(await work(database, port, person)).toEqual({ kind: 'not-claimed' })
  expect(delivered).toEqual([])
})

test('an edit that changes nothing keeps the approval; a changed e-mail can be approved again and goes out as it is now', async () => {
  const person = await approved()
  const { userId, draftId } = person
  await editDraft(database.db, userId, { id: draftId, baseVersion: 1, subject: 'Hello', body: 'Text 0' })
  expect(await sendingOf(database, userId, draftId)).toMatchObject({ approval: { state: 'approved' } })
  await editDraft(database.db, userId, { id: draftId, baseVersion: 2, subject: 'Hello', body: 'Text 1' })
  await approveNow(database, userId, draftId)
  await passUndo(database, userId)
  const { port, delivered } = provider(true)
  await work(database, port, person)
  expect(delivered.map(({ mail }) => mail.text)).toEqual(['Text 1'])
})

test('even a change that went past the voiding is seen by may_act, and what was approved cannot be rewritten', async () => {
  const person = await approved()
  await database.owner.query(`update agent_outputs set body = 'Other' where id = $1`, [person.draftId])
  const { port, delivered } = provider(true)
  expect(await work(database, port, person)).toMatchObject({
    effect: { state: 'cancelled', outcome: { code: 'changed' } },
  })
  expect(delivered).toEqual([])
  await expect(
    withUser(database.db, person.userId, (tx) =>
      tx.updateTable('approvals').set({ content: '{}' }).where('id', '=', person.approvalId).execute(),
    ),
  ).rejects.toThrow(/cannot change/)
})

test('a hash of something else approves nothing, and each decision is made once', async () => {
  const { userId, draftId } = await createSender(database)
  const wrong = 'a'.repeat(64)
  await expect(approveDraft(database.db, userId, { draftId, contentHash: wrong })).rejects.toMatchObject({
    code: 'version-conflict',
  })
  const { contentHash } = await sendingOf(database, userId, draftId)
  const { id } = await askApproval(database.db, userId, { draftId, contentHash: contentHash ?? '' })
  await expect(approve(database.db, userId, [{ id, contentHash: wrong }])).rejects.toMatchObject({
    code: 'version-conflict',
  })
  expect(await reject(database.db, userId, id, 'too long')).toMatchObject({ state: 'rejected', reason: 'too long' })
  await expect(approve(database.db, userId, [{ id, contentHash: contentHash ?? '' }])).rejects.toMatchObject({
    code: 'already-ended',
  })
  expect(await getOutbox(database.db, userId)).toMatchObject({ pending: [], effects: [] })
})

test('a batch is approved whole or not at all', async () => {
  const { userId, draftId } = await createSender(database)
  const { contentHash } = await sendingOf(database, userId, draftId)
  const asked = await askApproval(database.db, userId, { draftId, contentHash: contentHash ?? '' })
  await expect(approve(database.db, userId, [asked, { ...asked, id: randomUUID() }])).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await getOutbox(database.db, userId)).toMatchObject({ pending: [{ state: 'pending' }], effects: [] })
  await approve(database.db, userId, [asked])
  expect(await getOutbox(database.db, userId)).toMatchObject({ pending: [], effects: [{ state: 'planned' }] })
})

test('taking back works until the effect begins, cancelling the run does the same, and not after', async () => {
  const first = await approved()
  expect(await cancel(database.db, first.userId, first.approvalId)).toMatchObject({ state: 'voided' })
  const second = await approved()
  await cancelRun(database.db, second.userId, second.runId)
  const { port, delivered } = provider(false)
  for (const person of [first, second]) {
    expect(await stateOf(person.userId, person.draftId)).toBe('cancelled')
    await work(database, port, person)
  }
  expect(delivered).toEqual([])
  const third = await approved()
  await work(database, port, third)
  await expect(cancel(database.db, third.userId, third.approvalId)).rejects.toMatchObject({ code: 'already-ended' })
})

test('below level 2 nothing is approved or sent, also when the level is lowered in between; level 3 is not there', async () => {
  const { userId, draftId } = await createSender(database, 0)
  await expect(approveNow(database, userId, draftId)).rejects.toMatchObject({ code: 'not-ready' })
  expect(await sendingOf(database, userId, draftId)).toMatchObject({ verdict: 'level', approval: null })
  await expect(setAutonomy(database.db, userId, 3)).rejects.toMatchObject({ code: 'not-ready' })
  const person = await approved()
  await setAutonomy(database.db, person.userId, 1)
  const { port, delivered } = provider(true)
  expect(await work(database, port, person)).toMatchObject({
    effect: { state: 'cancelled', outcome: { code: 'level' } },
  })
  expect(delivered).toEqual([])
})

test('the brake holds a send, releasing brings it back; an approval that has expired meanwhile must be given again', async () => {
  const { port, delivered } = provider(true)
  const person = await approved()
  await pressBrake(database.db, person.userId)
  await expect(work(database, port, person)).resolves.toEqual({ kind: 'not-claimed' })
  expect((await getRun(database.db, person.userId, person.runId)).state).toBe('held')
  await releaseBrake(database.db, person.userId)
  expect(await work(database, port, person)).toMatchObject({ effect: { state: 'done' } })
  expect(delivered).toHaveLength(1)

  const late = await approved()
  await pressBrake(database.db, late.userId)
  await passExpiry(database, late.userId)
  await releaseBrake(database.db, late.userId)
  expect(await work(database, port, late)).toMatchObject({
    effect: { state: 'cancelled', outcome: { code: 'expired' } },
  })
  expect(delivered).toHaveLength(1)
  await approveNow(database, late.userId, late.draftId)
})

test('the brake pressed after the run was claimed stops the effect in its own transaction', async () => {
  const person = await approved()
  await claimRun(database.db, { ...person, leaseToken: randomUUID() }, [])
  await pressBrake(database.db, person.userId)
  const { port, delivered } = provider(true)
  await expect(performEffect(database.db, port, { ...person, publicUrl })).rejects.toMatchObject({ name: 'BrakeError' })
  expect(delivered).toEqual([])
  expect(await stateOf(person.userId, person.draftId)).toBe('planned')
})

test('two workers at one effect: one does it, the other leaves it alone', async () => {
  const person = await approved()
  await claimRun(database.db, { ...person, leaseToken: randomUUID() }, [])
  let answer = () => {}
  const answered = new Promise<void>((done) => {
    answer = done
  })
  const { port, delivered, reached } = provider(false, () => answered)
  const first = performEffect(database.db, port, { ...person, publicUrl })
  await reached
  expect(await performEffect(database.db, port, { ...person, publicUrl })).toEqual({ kind: 'busy' })
  expect(await stateOf(person.userId, person.draftId)).toBe('attempting')
  answer()
  expect(await first).toMatchObject({ kind: 'ended', effect: { state: 'done' } })
  expect(delivered).toHaveLength(1)
  const again = await Promise.all([1, 2, 3].map(() => performEffect(database.db, port, { ...person, publicUrl })))
  expect(again.map(({ kind }) => kind)).toEqual(['ended', 'ended', 'ended'])
  expect(delivered).toHaveLength(1)
})

test('five workers that come at the same moment do it once', async () => {
  const person = await approved()
  await claimRun(database.db, { ...person, leaseToken: randomUUID() }, [])
  const { port, delivered } = provider(false)
  await Promise.all([1, 2, 3, 4, 5].map(() => performEffect(database.db, port, { ...person, publicUrl })))
  expect(delivered).toHaveLength(1)
  expect(await stateOf(person.userId, person.draftId)).toBe('done')
})

test('an answer that comes after the attempt was given up still counts, but not against the word of the person', async () => {
  for (const resolution of [undefined, 'went-out', 'send-again'] as const) {
    const person = await approved()
    let answer = () => {}
    const answered = new Promise<void>((done) => {
      answer = done
    })
    const slow = provider(false, async () => {
      await answered
      throw new MailError('refused', 'no', true)
    })
    const late = work(database, slow.port, person)
    await slow.reached
    expect(await work(database, slow.port, person)).toMatchObject({ effect: { state: 'unknown' } })
    if (resolution) await resolveEffect(database.db, person.userId, { id: person.effectId, resolution })
    answer()
    await late
    const after = { 'went-out': 'done', 'send-again': 'planned' } as const
    expect(await stateOf(person.userId, person.draftId)).toBe(resolution ? after[resolution] : 'failed')
  }
})

test('a crash between sending and writing it down: an idempotent provider is asked again under the same key', async () => {
  const person = await approved()
  const dying = provider(true, hang)
  void work(database, dying.port, person)
  await dying.reached
  expect(await stateOf(person.userId, person.draftId)).toBe('attempting')
  expect(await work(database, dying.revived, person)).toMatchObject({ effect: { state: 'done', attempt: 2 } })
  expect(dying.delivered).toHaveLength(1)
})

test('without idempotency it becomes unknown, and only a person may have it sent again', async () => {
  const person = await approved()
  const dying = provider(false, hang)
  void work(database, dying.port, person)
  await dying.reached
  const next = provider(false)
  expect(await work(database, next.port, person)).toMatchObject({ effect: { state: 'unknown', attempt: 1 } })
  await work(database, next.port, person)
  await expect(approveNow(database, person.userId, person.draftId)).rejects.toMatchObject({ code: 'already-ended' })
  expect(next.delivered).toEqual([])

  const again = await resolveEffect(database.db, person.userId, { id: person.effectId, resolution: 'send-again' })
  expect(again).toMatchObject({ state: 'planned', resolution: 'send-again' })
  await passUndo(database, person.userId)
  expect(await work(database, next.port, person)).toMatchObject({ effect: { state: 'done', resolution: 'send-again' } })
  expect(next.delivered).toHaveLength(1)
  expect(next.delivered[0]?.key).toBe(dying.delivered[0]?.key)
})

test('a person may also say that it went out, or leave it; both end the question', async () => {
  for (const [resolution, state] of [
    ['went-out', 'done'],
    ['left', 'unknown'],
  ] as const) {
    const person = await approved()
    const silent = provider(false, () => Promise.reject(new MailError('no-answer', 'silence', false)))
    expect(await work(database, silent.port, person)).toMatchObject({ effect: { state: 'unknown' } })
    expect(await resolveEffect(database.db, person.userId, { id: person.effectId, resolution })).toMatchObject({
      state,
      resolution,
    })
    await expect(approveNow(database, person.userId, person.draftId)).rejects.toMatchObject({ code: 'already-ended' })
  }
})

test('what surely did not go out failed, and may be approved and tried again', async () => {
  const person = await approved()
  const recorder = createRecorder(false)
  const refusing = recorder.port(() => Promise.reject(new MailError('recipient-refused', 'no such mailbox', true)))
  expect(await work(database, refusing, person)).toMatchObject({
    effect: { state: 'failed', outcome: { code: 'recipient-refused' } },
  })
  await approveNow(database, person.userId, person.draftId)
  await passUndo(database, person.userId)
  const { port, delivered } = provider(false)
  await work(database, port, person)
  expect(delivered).toHaveLength(1)
})

test('the local mailbox keeps a key once and shows it to its person alone', async () => {
  const person = await approved()
  const mailbox = createLocalMailbox(database.db)
  await work(database, mailbox, person)
  const [kept] = await listMailbox(database.db, person.userId)
  expect(kept).toMatchObject({ subject: 'Hello', to: 'jana@example.org' })
  const message = await getMailboxMessage(database.db, person.userId, kept?.id ?? '')
  expect(message).toMatchObject({ text: 'Text 0', html: '<p>Text 0</p>' })
  expect(message.head).toContainEqual({
    name: 'List-Unsubscribe',
    value: expect.stringMatching(/^<https:\/\/jobpilot\.test\/unsubscribe\/[\w.-]+>$/),
  })
  const { effect } = await sendingOf(database, person.userId, person.draftId)
  const mail = { to: { name: '', address: 'a@b.de' }, fromName: '', replyTo: null, subject: 's', text: 't', html: 't' }
  await mailbox.send(
    { ...mail, unsubscribeUrl: null },
    { key: effect?.key ?? '', about: { userId: person.userId, effectId: person.effectId } },
  )
  expect(await listMailbox(database.db, person.userId)).toHaveLength(1)
  const stranger = await createPerson(database.db)
  expect(await listMailbox(database.db, stranger)).toEqual([])
  await expect(getMailboxMessage(database.db, stranger, kept?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
})
