import { createDatabase, createPool } from '@jobpilot/db/client'
import { MailError, type MailPort } from '@jobpilot/platform/mail/mail-port'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLocalMailbox } from '../effects/local-mailbox.ts'
import { createRecorder } from '../effects/testing/send-bench.ts'
import { erasePerson } from '../privacy/erase-person.ts'
import { createErasureBench, type ErasureBench, longFuse } from '../privacy/testing/erasure-bench.ts'
import { tablesHolding } from '../privacy/testing/seed-canaries.ts'
import { type Parting, sendPartingMails } from './parting-mail.ts'

let bench: ErasureBench
let system: ReturnType<typeof createDatabase>
beforeAll(async () => {
  bench = await createErasureBench()
  const { url } = bench.database
  system = createDatabase(createPool({ url, applicationName: 'test', max: 4, as: 'system', onError: () => undefined }))
})
afterAll(async () => {
  await system.destroy()
  await bench[Symbol.asyncDispose]()
})
beforeEach(() => query('delete from parting_mails'))

const query = (text: string, values: unknown[] = []) => bench.database.owner.query(text, values)
const compose = async ({ receiptId }: Parting) => ({ subject: 'Gone', text: receiptId, html: `<p>${receiptId}</p>` })
const send = (port: MailPort) => sendPartingMails(system, port, compose)
const hang = () => new Promise<never>(() => undefined)

/** Erased just now; their address was theirs alone. */
async function erased(): Promise<{ address: string; receiptId: string; userId: string }> {
  const canary = `canary-${crypto.randomUUID()}`
  const address = `${canary}@example.org`
  const userId = await bench.createLeaving(canary)
  await query('update users set email = $2 where id = $1', [userId, address])
  const receiptId = await bench.withContext(longFuse(), (context) => erasePerson(context, userId))
  return { address, receiptId: receiptId ?? '', userId }
}
const isDue = () => query('update parting_mails set next_at = now()')
const kept = async () => (await query('select state, address, attempt from parting_mails')).rows

test('told once that it is done; then the address is nowhere, and neither is anything else of them', async () => {
  const { address, receiptId, userId } = await erased()
  expect(await tablesHolding(bench.database, address)).toEqual(['public.parting_mails'])
  const { fine, delivered } = createRecorder(false)
  expect(await send(fine)).toEqual([{ receiptId, state: 'done' }])
  await isDue()
  expect(await send(fine)).toEqual([])
  expect(delivered).toMatchObject([
    { key: `deletion-done/${receiptId}`, mail: { to: { address }, text: receiptId, unsubscribeUrl: null } },
  ])
  expect(await tablesHolding(bench.database, address)).toEqual([])
  expect(await tablesHolding(bench.database, userId)).toEqual([])
  expect(await kept()).toEqual([{ state: 'done', address: null, attempt: 1 }])
})

test('five workers at once tell it once', async () => {
  await erased()
  const { fine, delivered } = createRecorder(false)
  await Promise.all([1, 2, 3, 4, 5].map(() => send(fine)))
  expect(delivered).toHaveLength(1)
})

test('a crash between sending and writing it down: the same key again where that does nothing, else it is left', async () => {
  for (const isIdempotent of [true, false]) {
    const { address, receiptId } = await erased()
    const { deliver, delivered, port, fine } = createRecorder(isIdempotent)
    let isReached = () => {}
    const reached = new Promise<void>((done) => {
      isReached = done
    })
    void send(
      port(async (mail, key) => {
        deliver(mail, key)
        isReached()
        return await hang()
      }),
    )
    await reached
    expect(await send(fine)).toEqual([])
    await isDue()
    expect(await send(fine)).toEqual([{ receiptId, state: isIdempotent ? 'done' : 'unknown' }])
    expect(delivered).toHaveLength(1)
    expect(await tablesHolding(bench.database, address)).toEqual([])
  }
})

test('a mail server that is away is tried again, for a day at most: then the address is forgotten unused', async () => {
  const { address, receiptId } = await erased()
  const away = createRecorder(false).port(() => Promise.reject(new MailError('unreachable', 'away', true)))
  expect(await send(away)).toEqual([])
  expect(await kept()).toEqual([{ state: 'planned', address, attempt: 1 }])
  expect(await send(away)).toEqual([])
  expect(await kept()).toMatchObject([{ attempt: 1 }])
  await isDue()
  await send(away)
  expect(await kept()).toMatchObject([{ attempt: 2 }])
  await query(`update parting_mails set next_at = now(), planned_at = now() - interval '25 hours'`)
  expect(await send(away)).toEqual([{ receiptId, state: 'failed' }])
  expect(await tablesHolding(bench.database, address)).toEqual([])
})

test('without a mail server there is nobody to keep it for, so the address goes at once', async () => {
  const { address, receiptId } = await erased()
  expect(await send(createLocalMailbox(bench.database.db))).toEqual([{ receiptId, state: 'failed' }])
  expect(await tablesHolding(bench.database, address)).toEqual([])
})

test('nothing is planned for an address that is none or is not written to, nor for whoever a backup brought back', async () => {
  const canary = `canary-${crypto.randomUUID()}`
  const again = async (email: string) => {
    const userId = await bench.createLeaving(canary)
    await query('update users set email = $2 where id = $1', [userId, email])
    await bench.withContext(longFuse(), (context) => erasePerson(context, userId))
    return userId
  }
  await again('not an address')
  await query(
    `insert into mail_suppressions (address_hash, reason) values (address_hash('gone@example.org'), 'bounced')`,
  )
  await again('Gone@example.org')
  expect(await kept()).toEqual([])
  const userId = await again('back@example.org')
  expect(await kept()).toHaveLength(1)
  await query('delete from parting_mails')
  await query(
    `insert into users (id, provider, external_id, email, created_at, deletion_due_at)
     values ($1::uuid, 'local', $1::text, 'back@example.org', now() - interval '1 year', now() - interval '1 minute')`,
    [userId],
  )
  await bench.withContext(longFuse(), (context) => erasePerson(context, userId))
  expect(await kept()).toEqual([])
})
