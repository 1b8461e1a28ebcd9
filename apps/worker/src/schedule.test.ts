import { keepListing } from '@jobpilot/domain/listings/keep-listing'
import { addPosting } from '@jobpilot/domain/postings/postings.service'
import { startEmptyProfile } from '@jobpilot/domain/profile/profile.service'
import { getRunResult } from '@jobpilot/domain/runs/runs.service'
import { rubricVersion } from '@jobpilot/engine/match/rubric'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cronItems } from './schedule.ts'
import { createTestWorker, type TestWorker } from './testing/test-worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await createTestWorker()
  await worker.start()
})
afterAll(() => worker[Symbol.asyncDispose]())

const query = (text: string, values: unknown[] = []) => worker.database.owner.query(text, values)
/** Runs a scheduled task now, as its hour would. */
async function runNow(task: string): Promise<void> {
  const { rows } = await query('select id from graphile_worker.add_job($1, $2)', [task, '{}'])
  await waitFor(`${task} to be done`, async () => {
    const left = await query('select from graphile_worker._private_jobs where id = $1', [rows[0].id])
    return left.rowCount === 0 || undefined
  })
}

async function readOpening(): Promise<{ userId: string; runId: string; postingId: string }> {
  const userId = await createPerson(worker.database.db)
  await startEmptyProfile(worker.database.db, userId)
  const posting = await addPosting(worker.database.db, userId, {
    text: 'Nurse\n\nRequirements\n- 2 years in a hospital',
  })
  await worker.runIn(userId, posting.runId, 'done')
  return { userId, ...posting }
}

test('every scheduled task is known to the queue', async () => {
  const { rows } = await query('select identifier from graphile_worker._private_known_crontabs order by 1')
  const byTheClock = cronItems().map(({ task }) => task)
  expect(rows.map((row) => row.identifier)).toEqual(byTheClock.sort())
})

test('a result is there for an hour, its summary longer, and old runs are forgotten', async () => {
  const { userId, runId, postingId } = await readOpening()
  expect(await getRunResult(worker.database.db, userId, runId)).toMatchObject({
    result: { postingId },
    run: { summary: 'Read Nurse' },
  })
  await query(`update task_runs set ended_at = now() - interval '61 minutes' where id = $1`, [runId])
  expect(await getRunResult(worker.database.db, userId, runId)).toMatchObject({ result: null })
  await runNow('maintenance/tidy-runs')
  const { rows } = await query('select result, summary from task_runs where id = $1', [runId])
  expect(rows).toEqual([{ result: null, summary: 'Read Nurse' }])
  await query(`update task_runs set created_at = now() - interval '91 days' where id = $1`, [runId])
  await runNow('maintenance/tidy-runs')
  expect((await query('select from task_runs where id = $1', [runId])).rowCount).toBe(0)
})

test('openings scored by an older rubric are compared again, once', async () => {
  const { userId, postingId } = await readOpening()
  const versions = async () =>
    (await query('select rubric_version from matches where posting_id = $1 order by created_at', [postingId])).rows.map(
      (row) => row.rubric_version,
    )
  expect(await versions()).toEqual([rubricVersion])
  await query(`update matches set rubric_version = '0' where posting_id = $1`, [postingId])
  await runNow('maintenance/rescore-old-matches')
  await waitFor('the new score', async () => ((await versions()).length === 2 ? true : undefined))
  expect(await versions()).toEqual(['0', rubricVersion])
  await query(`update matches set rubric_version = '0' where posting_id = $1`, [postingId])
  await runNow('maintenance/rescore-old-matches')
  const runs = await query(`select from task_runs where user_id = $1 and task = 'matches/rescore'`, [userId])
  expect(runs.rowCount).toBe(1)
})

test('what the schedule cannot do now is put off like any other task', async () => {
  await query('alter table sources rename to sources_away')
  try {
    await query(`select graphile_worker.add_job('sources/plan', '{}', max_attempts => 3, job_key => 'put-off')`)
    const job = await waitFor('the job to be put off', async () => {
      const { rows } = await query(
        `select attempts, extract(epoch from run_at - now())::int as seconds from graphile_worker._private_jobs
         where key = 'put-off' and attempts = 1 and locked_at is null and run_at > now() + interval '10 seconds'`,
      )
      return rows[0]
    })
    expect(job.seconds).toBeGreaterThanOrEqual(20)
    expect(job.seconds).toBeLessThanOrEqual(30)
  } finally {
    await query('alter table sources_away rename to sources')
  }
})

test('a copy whose listing changed at its source is brought in line, once', async () => {
  const userId = await createPerson(worker.database.db)
  await startEmptyProfile(worker.database.db, userId)
  const [listing = ''] = await createListings(worker.database.owner, [{ content: emptyPosting, text: 'Nurse' }])
  const { postingId } = await keepListing(worker.database.db, userId, listing)
  await runNow('openings/plan-refreshes')
  await query(`update listings set version = 2, text = 'Night nurse' where id = $1`, [listing])
  await runNow('openings/plan-refreshes')
  const copy = await waitFor('the new reading', async () => {
    const { rows } = await query('select text, version, listing_version from postings where id = $1', [postingId])
    return rows[0].version === 2 ? rows[0] : undefined
  })
  expect(copy).toEqual({ text: 'Night nurse', version: 2, listing_version: 2 })
  await runNow('openings/plan-refreshes')
  const runs = await query(`select from task_runs where user_id = $1 and task = 'openings/refresh-copies'`, [userId])
  expect(runs.rowCount).toBe(1)
})
