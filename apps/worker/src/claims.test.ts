import { createRuns } from '@jobpilot/testing/create-rows'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { longTask } from './testing/test-tasks.ts'
import { createTestWorker } from './testing/test-worker.ts'

const task = longTask(
  'test/work',
  async (_context, _payload, run) => void (await run.finish('work', async () => undefined)),
)

test('a run is claimed with the fetch of its job, however odd the payloads of other jobs are', async () => {
  await using worker = await createTestWorker({}, [task])
  const userId = await createPerson(worker.database.db)
  const { owner } = worker.database
  await owner.query(`
    create or replace function claim_run(person uuid, run uuid, lease uuid, first_steps jsonb, ignores_brake boolean)
    returns table (state run_state, attempt integer, crashes integer) language plpgsql as $$
    begin raise 'a claim by itself'; end $$`)
  for (const payload of ['[]', '7', '{"runId": "x", "userId": "y"}', '{"runId": 7}', `{"runId": "${userId}"}`])
    await owner.query(`select graphile_worker.add_job('test/work', $1::json)`, [payload])
  const [runId = ''] = await createRuns(owner, 'test/work', [userId])
  await worker.start()
  expect(await worker.runIn(userId, runId, 'done')).toMatchObject({ attempt: 1 })
})

test("a run whose person's row is locked is claimed by itself once it is free, and holds nobody up meanwhile", async () => {
  await using worker = await createTestWorker({}, [task])
  const [busy, other] = [await createPerson(worker.database.db), await createPerson(worker.database.db)]
  const { owner } = worker.database
  await worker.start()
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('select from users where id = $1 for no key update', [busy])
    const [waiting = ''] = await createRuns(owner, 'test/work', [busy])
    const [next = ''] = await createRuns(owner, 'test/work', [other])
    await worker.runIn(other, next, 'done')
    await waitFor('the job to be fetched', async () => {
      const { rows } = await owner.query(
        'select from graphile_worker._private_jobs where key = $1 and locked_at is not null',
        [waiting],
      )
      return rows.length > 0 || undefined
    })
    await client.query('commit')
    expect(await worker.runIn(busy, waiting, 'done')).toMatchObject({ attempt: 1 })
  } finally {
    client.release()
  }
})
