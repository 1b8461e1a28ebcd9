import { randomUUID } from 'node:crypto'
import { withUser } from '@jobpilot/db/with-user'
import { claimRun } from '@jobpilot/domain/runs/runs.repository'
import { waitingStepsOf } from '@jobpilot/domain/runs/start-run'
import { TimedOutError, withinLimit } from '@jobpilot/platform/time-limit'
import type { RunStep } from '@jobpilot/schemas/runs'
import { maxCrashes, type TaskSpec } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from './context.ts'
import { type Attempt, endAttempt } from './end-attempt.ts'
import type { TaskOutcome } from './in-task.ts'
import { patiently } from './patiently.ts'
import { buryRun, buryUnreadable, parsePayload } from './run-burial.ts'
import { createRunHandle, LostRunError } from './run-handle.ts'
import type { LongTask } from './tasks.ts'

/** Runs under way in this process, so that a cancel can reach them. */
export type ActiveRuns = Map<string, Pick<AbortController, 'abort'>>

/**
 * One attempt of one job: claims the run, unless it was claimed with the fetch for `leaseToken`, heeds brake and cancellation,
 * runs the handler within its limits, and writes how it ended. Never throws for what a run can express, so the queue's own
 * retries serve crashes alone.
 */
export async function runTask(
  context: WorkerContext,
  task: LongTask,
  rawPayload: unknown,
  active: ActiveRuns,
  leaseToken?: string,
): Promise<TaskOutcome> {
  const { spec } = task
  const payload = parsePayload(task, rawPayload) ?? (await buryUnreadable(context, task, rawPayload))
  if (!payload) return 'dead'
  const steps = waitingStepsOf(spec)
  const { userId, runId } = payload
  const attempt = leaseToken
    ? { userId, runId, leaseToken, number: 1, tries: 1 }
    : await patiently(() => claim(context, payload, spec, steps))
  if (!attempt) return 'nothing'
  const controller = new AbortController()
  const soft = setTimeout(() => controller.abort(new TimedOutError()), spec.softLimitMs)
  active.set(attempt.runId, controller)
  const handle = createRunHandle(
    { ...attempt, db: context.db, signal: controller.signal, ignoresBrake: spec.ignoresBrake },
    steps,
  )
  try {
    await withinLimit(task.run(context, payload, handle), spec.hardLimitMs)
    return 'done'
  } catch (thrown) {
    const reason: unknown =
      controller.signal.aborted && !(thrown instanceof LostRunError) ? controller.signal.reason : thrown
    controller.abort(reason)
    return await patiently(() => endAttempt(context, task, attempt, reason, handle.steps()))
  } finally {
    clearTimeout(soft)
    if (active.get(attempt.runId) === controller) active.delete(attempt.runId)
  }
}

/** Takes the run, or buries it when its process has ended under it too often. Undefined when there is nothing to do. */
async function claim(
  { db }: WorkerContext,
  { userId, runId }: { userId: string; runId: string },
  { ignoresBrake }: Pick<TaskSpec, 'ignoresBrake'>,
  steps: RunStep[],
): Promise<Attempt | undefined> {
  const lease = { userId, runId, leaseToken: randomUUID() }
  const claimed = await claimRun(db, lease, steps, ignoresBrake)
  if (!claimed) return undefined
  if (claimed.crashes <= maxCrashes)
    return { ...lease, number: claimed.attempt, tries: claimed.attempt - claimed.crashes }
  await withUser(db, userId, (tx) => buryRun(tx, lease, 'crashed'))
  return undefined
}
