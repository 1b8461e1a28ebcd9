import { withUser } from '@jobpilot/db/with-user'
import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import { discardDeadJob, listDeadJobs, retryDeadJob } from '@jobpilot/domain/runs/dead-jobs.service'
import { getRun } from '@jobpilot/domain/runs/runs.service'
import { TimedOutError } from '@jobpilot/platform/time-limit'
import { maxCrashes } from '@jobpilot/tasks/catalog'
import { createRuns } from '@jobpilot/testing/create-rows'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShortTask } from './tasks.ts'
import { longTask, shortTask } from './testing/test-tasks.ts'
import { createTestWorker, type TestWorker } from './testing/test-worker.ts'

let worker: TestWorker
let admin: string
let isBroken = true
const failing = async () => {
  if (isBroken) throw new Error('a fault')
}

const heeding: ShortTask['run'] = (_context, _payload, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

beforeAll(async () => {
  worker = await createTestWorker({}, [
    longTask('test/fails', failing, { maxAttempts: 1 }),
    shortTask('test/fails-short', failing, { maxAttempts: 1 }),
    longTask('test/never', () => new Promise(() => undefined), { maxAttempts: 1, softLimitMs: 30, hardLimitMs: 60 }),
    shortTask('test/heeds', heeding, { maxAttempts: 1, softLimitMs: 30, hardLimitMs: 120_000 }),
    longTask('test/slow', () => Promise.reject(new TimedOutError()), { maxAttempts: 2 }),
    longTask('test/fine', (_context, _payload, run) => run.finish('work', async () => undefined)),
  ])
  admin = await createPerson(worker.database.db)
  await worker.database.owner.query('insert into admins (user_id) values ($1)', [admin])
  await worker.start()
})
afterAll(() => worker[Symbol.asyncDispose]())

const db = () => worker.database.db
const open = () => listDeadJobs(db(), admin, { isOpen: true, limit: 50 })
const letterOf = (task: string) =>
  waitFor(`the dead letter of ${task}`, async () => (await open()).items.find((item) => item.task === task))

async function start(task: string): Promise<{ userId: string; runId: string }> {
  const userId = await createPerson(db())
  const [runId = ''] = await createRuns(worker.database.owner, task, [userId])
  return { userId, runId }
}

test.each(['test/fails', 'test/fails-short'])(
  '%s: what fails each time ends dead, an admin hears of it and starts it again',
  async (task) => {
    isBroken = true
    const { userId, runId } = await start(task)
    const run = await worker.runIn(userId, runId, 'dead')
    expect(run.error?.code).toBe('failed')
    const letter = await letterOf(task)
    expect(letter).toMatchObject({ cause: 'failed', userId, runId, attempts: 1, payload: { userId, runId } })
    await waitFor('the alert', async () => {
      const events = await withUser(db(), admin, (tx) => findEventsSince(tx, admin, 0, 500))
      return events.find(({ body }) => body.type === 'alert.dead-job' && body.deadJobId === letter.id)
    })
    isBroken = false
    await retryDeadJob(db(), admin, letter.id)
    if (task === 'test/fails-short') await worker.runIn(userId, runId, 'done')
    expect((await open()).items.map((item) => item.id)).not.toContain(letter.id)
    await expect(retryDeadJob(db(), admin, letter.id)).rejects.toMatchObject({ code: 'already-ended' })
  },
)

test('a task that heeds nothing is timed out and its slot is free', async () => {
  const { userId, runId } = await start('test/never')
  expect((await worker.runIn(userId, runId, 'dead')).error?.code).toBe('timed-out')
  expect(await letterOf('test/never')).toMatchObject({ cause: 'timed-out' })
})

test('a short task is told at its soft limit', async () => {
  const { userId, runId } = await start('test/heeds')
  expect((await worker.runIn(userId, runId, 'dead')).error?.code).toBe('timed-out')
})

test('a time-out is tried again before it is given up', async () => {
  const { userId, runId } = await start('test/slow')
  const run = await waitFor('the second try', async () => {
    const seen = await getRun(db(), userId, runId)
    return seen.state === 'queued' && seen.error ? seen : undefined
  })
  expect(run.error?.message).toMatch(/trying again/)
})

test('a run whose process ended under it too often is not started again', async () => {
  const userId = await createPerson(db())
  await worker.stop()
  const [runId = ''] = await createRuns(worker.database.owner, 'test/fine', [userId])
  await worker.database.owner.query(`update task_runs set state = 'running', crashes = $2 where id = $1`, [
    runId,
    maxCrashes,
  ])
  await worker.start()
  expect((await worker.runIn(userId, runId, 'dead', 'done')).state).toBe('dead')
  expect(await letterOf('test/fine')).toMatchObject({ cause: 'crashed', runId })
})

test('one process that ended does not count as a failure', async () => {
  const userId = await createPerson(db())
  await worker.stop()
  const [runId = ''] = await createRuns(worker.database.owner, 'test/fine', [userId])
  await worker.database.owner.query(`update task_runs set state = 'running', attempt = 2 where id = $1`, [runId])
  await worker.start()
  expect((await worker.runIn(userId, runId, 'dead', 'done')).state).toBe('done')
})

test('a job nobody can read becomes a letter without owner, and can only be discarded', async () => {
  await worker.database.owner.query(`select graphile_worker.add_job('test/fine', '{"userId": 7}')`)
  const letter = await waitFor('the letter', async () =>
    (await open()).items.find((item) => item.cause === 'unreadable'),
  )
  expect(letter).toMatchObject({ userId: null, runId: null, payload: {} })
  await expect(retryDeadJob(db(), admin, letter.id)).rejects.toMatchObject({ code: 'not-ready' })
  await discardDeadJob(db(), admin, letter.id)
  expect((await open()).items.map((item) => item.id)).not.toContain(letter.id)
  const all = await listDeadJobs(db(), admin, { isOpen: false, limit: 50 })
  expect(all.items.find((item) => item.id === letter.id)).toMatchObject({ resolution: 'discarded' })
})

test('a dead job of the instance says which source it was about, and an admin starts it again', async () => {
  const sourceId = crypto.randomUUID()
  const { owner } = worker.database
  const payload = JSON.stringify({ sourceId, words: 'what somebody wrote' })
  await owner.query(
    `select graphile_worker.add_job('sources/fetch-board', $1, job_key => 'spent', run_at => now() + interval '1 day')`,
    [payload],
  )
  await owner.query("update graphile_worker._private_jobs set attempts = max_attempts where key = 'spent'")
  const letter = await letterOf('sources/fetch-board')
  expect(letter).toMatchObject({ userId: null, runId: null, payload: { sourceId }, isRetriable: true })
  const stranger = await createPerson(db())
  await expect(retryDeadJob(db(), stranger, letter.id)).rejects.toMatchObject({ code: 'not-admin' })
  await worker.stop()
  await retryDeadJob(db(), admin, letter.id)
  const { rows } = await owner.query(
    'select task_identifier, attempts, max_attempts from graphile_worker.jobs where key = $1',
    [`source:${sourceId}`],
  )
  expect(rows).toEqual([{ task_identifier: 'sources/fetch-board', attempts: 0, max_attempts: 3 }])
  await worker.start()
  expect((await open()).items.map(({ id }) => id)).not.toContain(letter.id)
  await expect(retryDeadJob(db(), admin, letter.id)).rejects.toMatchObject({ code: 'already-ended' })
})

test('a job no worker knows, and one without tries left, do not stay in the queue for ever', async () => {
  const unknown = await start('test/from-the-future')
  const spent = await start('test/fine-later')
  const query = (text: string, id: string) => worker.database.owner.query(text, [id])
  await query(
    `update graphile_worker._private_jobs set run_at = now() - interval '2 hours' where key = $1`,
    unknown.runId,
  )
  await query('update graphile_worker._private_jobs set attempts = max_attempts where key = $1', spent.runId)
  expect((await worker.runIn(unknown.userId, unknown.runId, 'dead')).error?.code).toBe('unknown-task')
  expect((await worker.runIn(spent.userId, spent.runId, 'dead')).error?.code).toBe('crashed')
  await waitFor('the jobs to be gone', async () => {
    const { rowCount } = await worker.database.owner.query(
      'select from graphile_worker._private_jobs where key = any($1)',
      [[unknown.runId, spent.runId]],
    )
    return rowCount === 0
  })
})

test('a run that lost its job gets one again', async () => {
  const { userId, runId } = await start('test/from-nowhere')
  await worker.database.owner.query('delete from graphile_worker._private_jobs where key = $1', [runId])
  await worker.database.owner.query(
    `update task_runs set task = 'test/fine', created_at = now() - interval '5 minutes' where id = $1`,
    [runId],
  )
  expect((await worker.runIn(userId, runId, 'done')).state).toBe('done')
})

test('only an admin sees or touches dead jobs, their own included', async () => {
  isBroken = true
  const { userId, runId } = await start('test/fails')
  await worker.runIn(userId, runId, 'dead')
  const letter = await waitFor('the letter', async () => (await open()).items.find((item) => item.runId === runId))
  const refused = { code: 'not-admin' }
  await expect(listDeadJobs(db(), userId, { isOpen: true, limit: 5 })).rejects.toMatchObject(refused)
  await expect(retryDeadJob(db(), userId, letter.id)).rejects.toMatchObject(refused)
  await expect(discardDeadJob(db(), userId, letter.id)).rejects.toMatchObject(refused)
  const stranger = await createPerson(db())
  const seen = await withUser(db(), stranger, (tx) => tx.selectFrom('deadJobs').selectAll().execute())
  expect(seen).toEqual([])
})
