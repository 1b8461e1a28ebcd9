import { createAddressee, ledgerOf, plan } from '@jobpilot/domain/mails/testing/mail-bench'
import { type LoopbackResend, startLoopbackResend } from '@jobpilot/platform/mail/loopback-resend'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

let resend: LoopbackResend
let worker: TestWorker
beforeEach(async () => {
  resend = await startLoopbackResend()
})
afterEach(async () => {
  await worker[Symbol.asyncDispose]()
  await resend[Symbol.asyncDispose]()
})

const start = async (env: Record<string, string> = {}) => {
  worker = await createTestWorker({
    RESEND_API_KEY: resend.config.apiKey,
    RESEND_API_URL: resend.config.apiUrl ?? '',
    MAIL_FROM: 'mail@jobpilot.test',
    PUBLIC_URL: 'https://jobs.example',
    ...env,
  })
  return worker.database
}
const ended = (userId: string, ...states: string[]) =>
  waitFor(
    `the mail ${states.join(' or ')}`,
    async () => {
      const [entry] = await ledgerOf(worker.database, userId)
      return entry && states.includes(entry.state) ? entry : undefined
    },
    20_000,
  )
const welcome = { kind: 'welcome' } as const

test('a mail that is planned goes out through Resend in both forms, under its key', async () => {
  const database = await start()
  const userId = await createAddressee(database, 'ada@example.org')
  await plan(database, userId, 'welcome', welcome)
  await worker.start()
  expect(await ended(userId, 'done')).toMatchObject({ attempt: 1 })
  expect(resend.delivered).toMatchObject([
    {
      key: expect.stringMatching(/^system-mail\/[0-9a-f-]{36}$/),
      body: {
        from: '"JobPilot" <mail@jobpilot.test>',
        to: ['"Ada" <ada@example.org>'],
        subject: 'Welcome to JobPilot',
        html: expect.stringContaining('https://jobs.example/profile'),
        text: expect.stringContaining('https://jobs.example/profile'),
        headers: {},
      },
    },
  ])
  const run = await waitFor('its run to end', async () => {
    const { rows } = await database.owner.query(`select * from task_runs where user_id = $1 and state = 'done'`, [
      userId,
    ])
    return rows[0]
  })
  expect(run).toMatchObject({ task: 'mail/send-system-mail', summary: 'Handed over' })
})

test('a worker that is killed over a mail: the next one asks again under the same key, and it goes out once', async () => {
  const database = await start()
  const userId = await createAddressee(database)
  await plan(database, userId, 'welcome', welcome)
  resend.moods.push('taken-then-hang', 'taken-then-hang', 'taken-then-hang')
  await worker.start()
  await waitFor('Resend to be asked', async () => (resend.requests.length > 0 ? true : undefined))
  // As if the process were gone: its run is free again while it still waits for the answer.
  await database.owner.query(`update task_runs set lease_token = null, state = 'queued' where user_id = $1`, [userId])
  await database.owner.query(`select enqueue_run(id, null) from task_runs where user_id = $1`, [userId])
  await worker.stop()
  await worker.start()
  expect(await ended(userId, 'done')).toMatchObject({ attempt: 2 })
  expect(resend.delivered).toHaveLength(1)
  expect(new Set(resend.requests.map(({ key }) => key)).size).toBe(1)
}, 60_000)

test('a key that is refused is no reason to try the same at once for ever: said in the ledger, without the key', async () => {
  const database = await start({ RESEND_API_KEY: 're_secret_key' })
  const userId = await createAddressee(database)
  await plan(database, userId, 'welcome', welcome)
  await worker.start()
  expect(await ended(userId, 'failed')).toMatchObject({ outcome: 'sign-in-refused', attempt: 1 })
  const { rowCount } = await database.owner.query(
    `select from effects where outcome::text like '%secret%' union all select from events where body::text like '%secret%'`,
  )
  expect(rowCount).toBe(0)
  expect(resend.delivered).toEqual([])
})
