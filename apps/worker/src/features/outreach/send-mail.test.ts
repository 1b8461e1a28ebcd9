import { createServer } from 'node:net'
import { approveDraft } from '@jobpilot/domain/approvals/approvals.service'
import { getSending } from '@jobpilot/domain/effects/sending.service'
import { createSender } from '@jobpilot/domain/effects/testing/send-bench'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { afterEach, expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

let worker: TestWorker
afterEach(async () => {
  await worker[Symbol.asyncDispose]()
})

/** An e-mail approved a moment ago, due now. */
async function approved(): Promise<{ userId: string; draftId: string; runId: string }> {
  const { db, owner } = worker.database
  const person = await createSender(worker.database)
  const { contentHash } = await getSending(db, person.userId, person.draftId)
  await approveDraft(db, person.userId, { draftId: person.draftId, contentHash: contentHash ?? '' })
  await owner.query('update approvals set runs_at = now()')
  await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  const { effect } = await getSending(db, person.userId, person.draftId)
  return { ...person, runId: effect?.runId ?? '' }
}

test('kept in the mailbox: the run is done, and the log says what was done and why', async () => {
  worker = await createTestWorker()
  const { userId, draftId, runId } = await approved()
  await worker.start()
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  expect(run).toMatchObject({ state: 'done', steps: [{ state: 'done' }, { state: 'done' }] })
  expect(run.steps[0]?.detail).toMatch(/kept the e-mail to jana@example\.org.*nothing was delivered/i)
  const { rows } = await worker.database.owner.query('select agent, subject_id from agent_actions')
  expect(rows).toEqual([{ agent: 'Mail sender', subject_id: draftId }])
})

test('a mail server that is not there: failed with words for the person, not tried again by itself', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => closed.once('listening', done))
  const { port } = closed.address() as { port: number }
  await new Promise((done) => closed.close(done))
  worker = await createTestWorker({ SMTP_URL: `smtp://ada:hunter2@127.0.0.1:${port}`, MAIL_FROM: 'mail@jobpilot.test' })
  const { userId, draftId, runId } = await approved()
  await worker.start()
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  expect(run).toMatchObject({ state: 'failed', attempt: 1, error: { code: 'unreachable' } })
  expect(run.error?.message).toBe(
    'The mail server could not be reached. Nothing went out. Approve it again to try once more.',
  )
  expect(await getSending(worker.database.db, userId, draftId)).toMatchObject({ effect: { state: 'failed' } })
  const { rows } = await worker.database.owner.query(`select 1 from events where body::text like '%hunter2%'`)
  expect(rows).toEqual([])
})

test('held by the brake until the approval has expired: the run ends and asks to approve again', async () => {
  worker = await createTestWorker()
  const { userId, runId } = await approved()
  const { db, owner } = worker.database
  await pressBrake(db, userId)
  await worker.start()
  await worker.runIn(userId, runId, 'held')
  await owner.query(`update approvals set expires_at = now() - interval '1 second'`)
  await releaseBrake(db, userId)
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  expect(run).toMatchObject({ state: 'failed', error: { code: 'expired' } })
  expect(run.error?.message).toMatch(/approve it again/)
  const { rowCount } = await owner.query('select from mailbox_messages')
  expect(rowCount).toBe(0)
})
