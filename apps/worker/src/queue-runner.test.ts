import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import { createRuns } from '@jobpilot/testing/create-rows'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { longTask } from './testing/test-tasks.ts'
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

test('a job that a living pool holds and has not in hand, as the answer to its fetch was lost, is done all the same', async () => {
  await using worker = await createTestWorker({}, [
    longTask('test/work', async (_context, _payload, run) => void (await run.finish('work', async () => undefined))),
  ])
  const userId = await createPerson(worker.database.db)
  await worker.start()
  const { pools } = worker
  const people = pools().map(() => userId)
  const { owner } = worker.database
  const runs = await createRuns(owner, 'test/late', people)
  // Nobody knows the task yet, so that no pool takes the jobs before they stand in the pools' names.
  await owner.query(
    `update graphile_worker._private_jobs as jobs set locked_at = now() - interval '1 minute', locked_by = ($1::text[])[at],
       task_id = (select id from graphile_worker._private_tasks where identifier = 'test/work')
     from unnest($2::text[]) with ordinality as own (key, at) where jobs.key = own.key`,
    [pools(), runs],
  )
  await owner.query(`update task_runs set task = 'test/work' where id = any ($1)`, [runs])
  await waitFor('a job in the name of a long queue', async () => {
    const { rows } = await owner.query(`select from task_runs where state = 'done' and id = any ($1)`, [runs])
    return rows.length > 0 || undefined
  })
})
