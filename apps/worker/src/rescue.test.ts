import { createLogger } from '@jobpilot/platform/logger'
import { cloneDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { openPresence } from './presence.ts'
import { freeOverdueJobs, rescueOrphanedJobs } from './rescue.ts'

const deaf = { cancel: () => undefined, held: () => undefined, jobs: () => undefined }
const log = createLogger({ name: 'test', level: 'silent', isReadable: false })

test('the jobs of a pool that is gone are given back, those of a living one are not', async () => {
  await using database = await cloneDatabase()
  await database.owner.query(`select graphile_worker.add_job('x', '{"n":1}'), graphile_worker.add_job('x', '{"n":2}')`)
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', attempts = 1, locked_by = case when (payload->>'n') = '1' then 'dead' else 'alive' end`,
  )
  const alive = await openPresence(database.url, log, deaf)
  await alive.add('alive')
  const somebodyElse = { isOwn: () => false }
  const owners = async () =>
    (await database.owner.query(`select locked_by from graphile_worker._private_jobs order by payload->>'n'`)).rows.map(
      (row) => row.locked_by,
    )
  await rescueOrphanedJobs(database.owner, somebodyElse, log)
  expect(await owners()).toEqual([null, 'alive'])
  await alive[Symbol.asyncDispose]()
  await rescueOrphanedJobs(database.owner, somebodyElse, log)
  expect(await owners()).toEqual([null, null])
})

test('a job that ended with its process before comes later than the others, and later each time', async () => {
  await using database = await cloneDatabase()
  for (const attempts of [1, 2, 3, 9])
    await database.owner.query(`select graphile_worker.add_job('x', json_build_object('attempts', $1::int))`, [
      attempts,
    ])
  await database.owner.query(
    `update graphile_worker._private_jobs set attempts = (payload->>'attempts')::int,
       locked_at = now() - interval '1 minute', locked_by = 'dead'`,
  )
  await rescueOrphanedJobs(database.owner, { isOwn: () => false }, log)
  const { rows } = await database.owner.query(
    `select attempts, greatest(0, extract(epoch from run_at - updated_at))::int as wait_s, locked_by
     from graphile_worker._private_jobs order by attempts`,
  )
  expect(rows).toEqual([
    { attempts: 1, wait_s: 0, locked_by: null },
    { attempts: 2, wait_s: 2, locked_by: null },
    { attempts: 3, wait_s: 4, locked_by: null },
    { attempts: 9, wait_s: 32, locked_by: null },
  ])
})

test('a worker whose connection was cut holds its lock again, and is not robbed meanwhile', async () => {
  await using database = await cloneDatabase()
  const lock = await openPresence(database.url, log, deaf)
  await lock.add('alive')
  const isFree = async () => {
    const { rows } = await database.owner.query(
      `select not exists (select from pg_locks where locktype = 'advisory' and granted and classid = 7301
          and database = (select oid from pg_database where datname = current_database())) as free`,
    )
    return rows[0]?.free as boolean
  }
  expect(await isFree()).toBe(false)
  await database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jobpilot-worker-alive' and datname = current_database()`,
  )
  await database.owner.query(`select graphile_worker.add_job('x')`)
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'alive'`,
  )
  await rescueOrphanedJobs(database.owner, lock, log)
  const { rows } = await database.owner.query('select locked_by from graphile_worker._private_jobs')
  expect(rows).toEqual([{ locked_by: 'alive' }])
  await waitFor('the lock', async () => ((await isFree()) ? undefined : true))
  await lock[Symbol.asyncDispose]()
})

test('a named queue whose worker is gone is open again, and one held too long is freed job by job', async () => {
  await using database = await cloneDatabase()
  const query = (text: string) => database.owner.query(text)
  await query(`select graphile_worker.add_job('x', '{}', queue_name => 'one-at-a-time')`)
  await query(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'dead'`)
  await query(
    `update graphile_worker._private_job_queues set locked_at = now() - interval '1 minute', locked_by = 'dead'`,
  )
  await rescueOrphanedJobs(database.owner, { isOwn: () => false }, log)
  const { rows } = await query(
    'select q.locked_by as queue, j.locked_by as job from graphile_worker._private_job_queues q, graphile_worker._private_jobs j',
  )
  expect(rows).toEqual([{ queue: null, job: null }])

  await query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '5 minutes', locked_by = 'stopped'`,
  )
  const lockedBy = async () => (await query('select locked_by from graphile_worker._private_jobs')).rows[0]?.locked_by
  await freeOverdueJobs(database.owner, { overdueMs: 6 * 60_000, scheduled: [] }, log)
  expect(await lockedBy()).toBe('stopped')
  // Something of the schedule may take longer than any task.
  await freeOverdueJobs(database.owner, { overdueMs: 4 * 60_000, scheduled: ['x'] }, log)
  expect(await lockedBy()).toBe('stopped')
  await freeOverdueJobs(database.owner, { overdueMs: 4 * 60_000, scheduled: [] }, log)
  expect(await lockedBy()).toBeNull()
})
