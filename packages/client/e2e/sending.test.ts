import type { AddressInfo } from 'node:net'
import { careersSite, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { createClient, type JobPilotClient } from '../src/create-client.ts'

/** Two processes start, one is killed, and its work is found again. */
const timeout = 120_000

type Running = AsyncDisposable & { stack: TestStack; client: JobPilotClient }

async function start(env: Record<string, string> = {}): Promise<Running> {
  const stack = await startTestStack(careersSite, env)
  const client = createClient(stack.url, { demo: true })
  return {
    stack,
    client,
    async [Symbol.asyncDispose]() {
      await client.close()
      await stack[Symbol.asyncDispose]()
    },
  }
}

/** An e-mail written, addressed and approved, with its undo window cut short. */
async function approveMail({ stack, client: { api } }: Running): Promise<string> {
  await api.profile.startEmpty.mutate()
  const { draftId } = await api.outreach.compose.mutate({
    postingId: null,
    recipientName: 'Jana',
    recipientRole: null,
    companyUrl: null,
    companyText: 'Ledgerline keeps the books of 4,000 online shops and opened its second office this year.',
    tone: 'formal',
    goal: 'introduce',
    painPoint: null,
    links: [],
  })
  await waitFor(
    'the e-mail',
    async () => {
      const { state } = await api.outreach.get.query({ id: draftId })
      return state === 'ready' ? true : undefined
    },
    30_000,
  )
  await api.outreach.setRecipient.mutate({ id: draftId, recipientEmail: 'jana@example.org' })
  await api.me.setAutonomy.mutate({ level: 2 })
  const { contentHash } = await api.effects.forDraft.query({ draftId })
  await api.effects.approveDraft.mutate({ draftId, contentHash: contentHash ?? '' })
  await stack.database.owner.query('update approvals set runs_at = now()')
  await stack.database.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  return draftId
}

const effectIn = ({ client: { api } }: Running, draftId: string, ...states: string[]) =>
  waitFor(
    `the effect ${states.join(' or ')}`,
    async () => {
      const { effect } = await api.effects.forDraft.query({ draftId })
      return effect && states.includes(effect.state) ? effect : undefined
    },
    40_000,
  )

test('a worker killed -9 while the mail server keeps its answer: unknown, never sent again without a person', {
  timeout,
}, async () => {
  let received = 0
  let isAnswering = false
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    onData(stream, _session, done) {
      stream.resume().on('end', () => {
        received += 1
        if (isAnswering) done()
      })
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  const { port } = smtp.server.address() as AddressInfo
  try {
    await using running = await start({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'mail@jobpilot.test' })
    const { stack, client } = running
    const { components } = await client.api.system.status.query()
    expect(components).toContainEqual({
      name: 'Mail',
      state: 'ok',
      reason: expect.stringContaining('mail@jobpilot.test'),
    })
    const draftId = await approveMail(running)
    await waitFor('the message', () => (received > 0 ? true : undefined), 20_000)
    await stack.stack.end('worker', 'SIGKILL')
    await stack.stack.start('worker')
    const effect = await effectIn(running, draftId, 'unknown', 'done', 'failed')
    expect(effect).toMatchObject({ state: 'unknown', adapter: 'smtp', attempt: 1 })
    expect(received).toBe(1)

    isAnswering = true
    await client.api.effects.resolve.mutate({ id: effect.id, resolution: 'send-again' })
    await stack.database.owner.query('update approvals set runs_at = now() where runs_at > now()')
    await stack.database.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    expect(await effectIn(running, draftId, 'done', 'failed')).toMatchObject({
      state: 'done',
      resolution: 'send-again',
    })
    expect(received).toBe(2)
  } finally {
    await new Promise<void>((done) => smtp.close(() => done()))
  }
})

test('a worker killed -9 between keeping a mail and writing that down: it is in the mailbox once, and done', {
  timeout,
}, async () => {
  await using running = await start()
  const { stack, client } = running
  const { components } = await client.api.system.status.query()
  expect(components).toContainEqual({
    name: 'Mail',
    state: 'off',
    reason: expect.stringContaining('nothing is delivered'),
  })
  const adapterGate = await stack.database.owner.connect()
  const recordGate = await stack.database.owner.connect()
  let draftId: string
  try {
    await adapterGate.query('begin; lock table mailbox_messages in exclusive mode')
    draftId = await approveMail(running)
    await effectIn(running, draftId, 'attempting')
    await recordGate.query('begin; select from users for no key update')
    await adapterGate.query('commit')
    await waitFor('the mail to be kept', async () => {
      const { rowCount } = await adapterGate.query('select from mailbox_messages')
      return rowCount === 1 ? true : undefined
    })
    await stack.stack.end('worker', 'SIGKILL')
    await recordGate.query('commit')
  } finally {
    adapterGate.release()
    recordGate.release()
  }
  await stack.stack.start('worker')
  expect(await effectIn(running, draftId, 'done', 'unknown', 'failed')).toMatchObject({ state: 'done', attempt: 2 })
  expect((await client.api.mail.mailbox.query()).messages).toHaveLength(1)
})
