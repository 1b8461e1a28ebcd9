import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { getMe } from '@jobpilot/domain/people/me'
import { createRuns } from '@jobpilot/testing/create-rows'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { LostRunError } from './run-handle.ts'
import { longTask } from './testing/test-tasks.ts'
import { createTestWorker } from './testing/test-worker.ts'

test('what does not stop under the brake is named after 30 s and held by force after two minutes; it goes on when released', async () => {
  const dropped: unknown[] = []
  await using worker = await createTestWorker({}, [
    // Its first attempt never comes to a checkpoint.
    longTask('postings/read-posting', async (_context, _payload, run) => {
      const isFirst = dropped.length === 0
      await run
        .step('work', async () => {
          if (!isFirst) return
          await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)))
        })
        .catch((error: unknown) => {
          dropped.push(error)
          throw error
        })
      await run.finish('work', async () => undefined)
    }),
  ])
  const { db, owner } = worker.database
  await worker.start()
  const userId = await createPerson(db)
  const pressedFor = (seconds: number) =>
    owner.query('update users set paused_at = now() - make_interval(secs => $2) where id = $1', [userId, seconds])
  const [runId = ''] = await createRuns(owner, 'postings/read-posting', [userId])
  await waitFor('its step', async () => {
    const { rows } = await owner.query(`select from task_runs where steps -> 0 ->> 'state' = 'running'`)
    return rows[0]
  })

  const stoppingRuns = [{ id: runId, step: 'Working' }]
  expect(await pressBrake(db, userId)).toMatchObject({ phase: 'pausing', heldRuns: 0, stoppingRuns })
  await pressedFor(31)
  expect(await getMe(db, userId)).toMatchObject({ phase: 'partial', stoppingRuns })
  await pressedFor(121)
  expect(await worker.runIn(userId, runId, 'held')).toMatchObject({ attempt: 0, steps: [{ state: 'failed' }] })
  expect(await getMe(db, userId)).toMatchObject({ phase: 'paused', heldRuns: 1, stoppingRuns: [] })
  expect(await waitFor('its worker to drop it', () => dropped[0])).toBeInstanceOf(LostRunError)

  await releaseBrake(db, userId)
  expect(await worker.runIn(userId, runId, 'done')).toMatchObject({ attempt: 1 })
  expect(await getMe(db, userId)).toMatchObject({ phase: 'running', heldRuns: 0 })
})
