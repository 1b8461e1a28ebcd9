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
