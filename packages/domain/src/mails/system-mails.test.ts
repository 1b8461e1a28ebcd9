import { withUser } from '@jobpilot/db/with-user'
import { MailError, type MailPort } from '@jobpilot/platform/mail/mail-port'
import type { SystemMail } from '@jobpilot/schemas/mails'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecorder } from '../effects/testing/send-bench.ts'
import { pressBrake, releaseBrake } from '../people/brake.ts'
import { setMailChoice } from './mail-settings.service.ts'
import { createAddressee, ledgerOf, plan, workMail } from './testing/mail-bench.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const exportId = '11111111-1111-4111-8111-111111111111'
const ready: SystemMail = { kind: 'export-ready', exportId, bytes: 1, expiresAt: '2026-12-01T00:00:00Z' }
const warned: SystemMail = { kind: 'budget-warned', month: '2026-11', spentMicroUsd: 5, limitMicroUsd: 6 }
const digest: SystemMail = { kind: 'digest', briefingId: exportId, day: '2026-11-22' }
const hang = () => new Promise<never>(() => undefined)

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
  return { ...recorder, port, reached }
}
const failing = (error: MailError, isIdempotent = false): MailPort =>
  createRecorder(isIdempotent).port(() => Promise.reject(error))

test('a key is one mail, there when its transaction commits; nothing for somebody without an address', async () => {
  const userId = await createAddressee(database)
  await expect(
    withUser(database.db, userId, async () => {
      await plan(database, userId, 'a', ready)
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  const both = await Promise.all([plan(database, userId, 'b', ready), plan(database, userId, 'b', ready)])
  expect(both.sort()).toEqual([false, true])
  expect((await ledgerOf(database, userId)).map(({ key, state }) => `${key} ${state}`)).toEqual([
    'a planned',
    'b planned',
  ])
  const nobody = await createPerson(database.db)
  expect(await plan(database, nobody, 'a', ready)).toBe(false)
})

test('it goes to the address of the account, once', async () => {
  const userId = await createAddressee(database, 'ada@example.org')
  await plan(database, userId, 'k', warned)
  const { fine, delivered } = provider(false)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'done', again: false })
  expect(await workMail(database, fine, userId)).toBe('not-claimed')
  expect(delivered).toMatchObject([
    {
      key: expect.stringMatching(/^system-mail\//),
      mail: {
        to: { address: 'ada@example.org' },
        unsubscribeUrl: expect.stringMatching(/^https:\/\/jobpilot\.test\/unsubscribe\/[\w-]+\.budget\.[\w-]{43}$/),
      },
    },
  ])
})

test('a crash between sending and writing it down: asked again under the same key where that does nothing, else unknown', async () => {
  for (const [isIdempotent, state, count] of [
    [true, 'done', 2],
    [false, 'unknown', 1],
  ] as const) {
    const userId = await createAddressee(database)
    await plan(database, userId, 'k', ready)
    const dying = provider(isIdempotent, hang)
    void workMail(database, dying.port, userId)
    await dying.reached
    expect(await workMail(database, dying.fine, userId)).toMatchObject({ state, again: false })
    expect(dying.delivered).toHaveLength(1)
    expect(await ledgerOf(database, userId)).toMatchObject([{ state, attempt: count }])
  }
})

test('a key that the provider has forgotten by now is not relied upon', async () => {
  const userId = await createAddressee(database)
  await plan(database, userId, 'k', ready)
  const dying = provider(true, hang)
  const port = (each: MailPort) => ({ ...each, keyHours: 24 })
  void workMail(database, port(dying.port), userId)
  await dying.reached
  await database.owner.query(`update effects set attempted_at = now() - interval '23.5 hours' where user_id = $1`, [
    userId,
  ])
  expect(await workMail(database, port(dying.fine), userId)).toMatchObject({ state: 'unknown' })
})

test('silence: open for another try under the same key, until there are none left; over SMTP unknown at once', async () => {
  const userId = await createAddressee(database)
  await plan(database, userId, 'k', ready)
  const silence = new MailError('no-answer', 'silence', false)
  expect(await workMail(database, failing(silence, true), userId)).toMatchObject({ state: 'attempting', again: true })
  expect(await workMail(database, failing(silence, true), userId, true)).toMatchObject({ again: true })
  expect(await ledgerOf(database, userId)).toMatchObject([{ state: 'unknown', attempt: 2 }])

  const other = await createAddressee(database)
  await plan(database, other, 'k', ready)
  expect(await workMail(database, failing(silence), other)).toMatchObject({ state: 'unknown', again: false })
})

test('what surely was not sent is tried again when that may help, and only then', async () => {
  const userId = await createAddressee(database)
  await plan(database, userId, 'k', ready)
  expect(await workMail(database, failing(new MailError('unreachable', 'away', true)), userId)).toMatchObject({
    state: 'failed',
    again: true,
  })
  const { fine, delivered } = provider(false)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'done' })
  expect(delivered).toHaveLength(1)

  const other = await createAddressee(database)
  await plan(database, other, 'k', ready)
  expect(await workMail(database, failing(new MailError('recipient-refused', 'no', true)), other)).toMatchObject({
    state: 'failed',
    again: false,
  })
})

test('whatever happens in whatever order, nothing goes out twice', async () => {
  const weather = fc.constantFrom('fine', 'refused', 'away', 'silent', 'dies-before', 'dies-after')
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(weather, { minLength: 1, maxLength: 6 }), async (isIdempotent, moods) => {
      const userId = await createAddressee(database)
      await plan(database, userId, 'k', ready)
      const { delivered, deliver, port: portOf } = createRecorder(isIdempotent)
      for (const mood of [...moods, 'fine']) {
        let onDeath = () => {}
        const death = new Promise<void>((done) => {
          onDeath = done
        })
        const port = portOf(async (mail, key) => {
          if (mood === 'refused') throw new MailError('refused', 'no', true)
          if (mood === 'away') throw new MailError('unreachable', 'no', true)
          if (mood !== 'dies-before') deliver(mail, key)
          if (mood === 'silent') throw new MailError('no-answer', 'silence', false)
          if (mood.startsWith('dies')) {
            onDeath()
            return await hang()
          }
          return { answer: '250' }
        })
        await Promise.race([workMail(database, port, userId), death])
      }
      expect(delivered.length).toBeLessThanOrEqual(1)
      const [entry] = await ledgerOf(database, userId)
      expect(['done', 'failed', 'unknown']).toContain(entry?.state)
      if (delivered.length === 0) expect(entry?.state).not.toBe('done')
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('the brake leaves out all but what tells of the own rights, before and after it was planned', async () => {
  const userId = await createAddressee(database)
  await setMailChoice(database.db, userId, { choice: 'digest', isOn: true })
  await plan(database, userId, 'before', warned)
  await pressBrake(database.db, userId)
  const { fine, delivered } = provider(true)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'cancelled', outcome: { code: 'brake' } })
  for (const mail of [warned, digest, { kind: 'welcome' } as const])
    expect(await plan(database, userId, mail.kind, mail), mail.kind).toBe(false)
  expect(await plan(database, userId, 'export', ready)).toBe(true)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'done' })
  expect(delivered.map(({ mail }) => mail.subject)).toEqual(['export-ready'])
  await releaseBrake(database.db, userId)
  expect(await plan(database, userId, 'later', warned)).toBe(true)
})

test('switches are heeded as it is planned and as it goes out; the briefing is off until it is asked for', async () => {
  const userId = await createAddressee(database)
  expect(await plan(database, userId, 'd', digest)).toBe(false)
  await setMailChoice(database.db, userId, { choice: 'digest', isOn: true })
  expect(await plan(database, userId, 'd', digest)).toBe(true)
  await setMailChoice(database.db, userId, { choice: 'digest', isOn: false })
  const { fine, delivered } = provider(true)
  expect(await workMail(database, fine, userId)).toMatchObject({ state: 'cancelled', outcome: { code: 'turned-off' } })
  await setMailChoice(database.db, userId, { choice: 'budget', isOn: false })
  expect(await plan(database, userId, 'b', warned)).toBe(false)
  expect(delivered).toEqual([])
})
