import { createLogger } from '@jobpilot/platform/logger'
import { cloneDatabase } from '@jobpilot/testing/test-database'
import { expect, test } from 'vitest'
import { holdPoolLock, rescueOrphanedJobs } from './pool-rescue.ts'

const log = createLogger({ name: 'test', level: 'silent', isReadable: false })

test('the jobs of a pool that is gone are given back, those of a living one are not', async () => {
  await using database = await cloneDatabase()
  await database.owner.query(`select graphile_worker.add_job('x', '{"n":1}'), graphile_worker.add_job('x', '{"n":2}')`)
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', attempts = 1, locked_by = case when (payload->>'n') = '1' then 'dead' else 'alive' end`,
  )
  const alive = await holdPoolLock(database.url, 'alive', log)
  const owners = async () =>
    (await database.owner.query(`select locked_by from graphile_worker._private_jobs order by payload->>'n'`)).rows.map(
      (row) => row.locked_by,
    )
  await rescueOrphanedJobs(database.owner, log)
  expect(await owners()).toEqual([null, 'alive'])
  await alive[Symbol.asyncDispose]()
  await rescueOrphanedJobs(database.owner, log)
  expect(await owners()).toEqual([null, null])
})
