import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import { createRuns } from '@jobpilot/testing/create-rows'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { longTask, shortTask } from './testing/test-tasks.ts'
import { createTestWorker } from './testing/test-worker.ts'

test('a queue that the library gives up on is started again, and its jobs are done', async () => {
  let isUnderWay = false
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await using worker = await createTestWorker({}, [
    longTask('test/gated', async (_context, _payload, run) => {
      isUnderWay = true
      await gate
      await run.finish('work', async () => undefined)
    }),
  ])
  await worker.start()
  const countPools = async () => {
    const { rows } = await worker.database.owner.query<{ count: number }>(
      `select count(*)::int from pg_locks where locktype = 'advisory' and classid = $1
         and database = (select oid from pg_database where datname = current_database())`,
      [workerLockClass],
    )
    return rows[0]?.count ?? 0
  }
  const pools = await countPools()
  const userId = await createPerson(worker.database.db)
  const [first = ''] = await createRuns(worker.database.owner, 'test/gated', [userId])
  await waitFor('the task', () => isUnderWay || undefined)
  // The completion cannot be written, in a way the library does not try again.
  await worker.database.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
    create trigger refuse before delete on graphile_worker._private_jobs execute function refuse()`)
  letGo()
  await worker.runIn(userId, first, 'done')
  await waitFor('the queue to be given up', async () => (await countPools()) < pools || undefined)
  await worker.database.owner.query('drop trigger refuse on graphile_worker._private_jobs')
  const [second = ''] = await createRuns(worker.database.owner, 'test/gated', [userId])
  expect((await worker.runIn(userId, second, 'done')).state).toBe('done')
})

test('a job that a living pool holds and has not in hand is done all the same, and one that it has in hand is left alone', async () => {
  const begun: string[] = []
  let letGo = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await using worker = await createTestWorker({}, [
    longTask('test/long', async (_context, _payload, run) => void (await run.finish('work', async () => undefined))),
    longTask('test/gated-long', async (_context, { runId }, run) => {
      begun.push(runId)
      await gate
      await run.finish('work', async () => undefined)
    }),
    shortTask('test/short', async () => undefined),
    shortTask('test/gated-short', async (_context, { runId }) => {
      begun.push(runId)
      await gate
    }),
  ])
  const userId = await createPerson(worker.database.db)
  await worker.start()
  const pools = worker.pools()
  const { owner } = worker.database
  /** As if the pool had fetched them a minute ago; by and by in the name of every pool, or of those that hold them already. */
  const hold = (runs: string[], asTask: string | null) =>
    owner.query(
      `update graphile_worker._private_jobs as jobs set locked_at = now() - interval '1 minute',
         locked_by = coalesce(locked_by, ($1::text[])[at]),
         task_id = coalesce((select id from graphile_worker._private_tasks where identifier = $3), task_id)
       from unnest($2::text[]) with ordinality as own (key, at) where jobs.key = own.key`,
      [pools, runs, asTask],
    )
  const inHand = [
    ...(await createRuns(owner, 'test/gated-long', [userId])),
    ...(await createRuns(owner, 'test/gated-short', [userId])),
  ]
  await waitFor('both to begin', () => begun.length === 2 || undefined)
  await hold(inHand, null)
  for (const task of ['test/long', 'test/short']) {
    // Nobody knows the task yet, so that no pool takes the jobs before they stand in the pools' names.
    const forgotten = await createRuns(
      owner,
      'test/late',
      pools.map(() => userId),
    )
    await hold(forgotten, task)
    await owner.query('update task_runs set task = $1 where id = any ($2)', [task, forgotten])
    await waitFor(`${task}, held by any pool`, async () => {
      const { rows } = await owner.query(`select from task_runs where state = 'done' and id = any ($1)`, [forgotten])
      return rows.length === pools.length || undefined
    })
  }
  const { rows } = await owner.query('select attempts from graphile_worker._private_jobs where key = any ($1)', [
    inHand,
  ])
  expect(rows).toEqual([{ attempts: 1 }, { attempts: 1 }])
  letGo()
  for (const runId of inHand) await worker.runIn(userId, runId, 'done')
  expect(begun).toHaveLength(2)
})
