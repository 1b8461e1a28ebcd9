import { isDatabaseDown } from '@jobpilot/db/database-down'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { BrakeError } from '@jobpilot/domain/people/brake'
import { lockPerson } from '@jobpilot/domain/people/lock-person'
import { failSubject } from '@jobpilot/domain/runs/run-subject'
import type { RunChange } from '@jobpilot/domain/runs/runs.repository'
import { changeHeldRun, type Lease } from '@jobpilot/domain/runs/runs.repository'
import { cancelledByPerson } from '@jobpilot/domain/runs/runs.service'
import { TimedOutError } from '@jobpilot/platform/time-limit'
import type { RunStep } from '@jobpilot/schemas/runs'
import { enqueueRun } from '@jobpilot/tasks/enqueue'
import { backoffMs } from './backoff.ts'
import type { WorkerContext } from './context.ts'
import { DrainError } from './drain.ts'
import type { TaskOutcome } from './in-task.ts'
import { buryRun } from './run-burial.ts'
import { CancelledError, LostRunError } from './run-handle.ts'
import { asTaskFailure } from './task-failure.ts'
import type { Task } from './tasks.ts'

/** `number` counts every attempt; `tries` leaves out those that ended with their process. Both count from 1. */
export type Attempt = Lease & { number: number; tries: number }

/** The database was away under the attempt and is back: no fault of the task's, and no use in hurrying. */
const databaseDelayMs = 2_000

const tryingAgain = {
  'timed-out': { code: 'timed-out', message: 'This took too long. I am trying again.' },
  failed: { code: 'unexpected', message: 'Something went wrong on our side. I am trying again.' },
}

/** Writes, and returns, how an attempt ended that did not finish: held, cancelled, failed, dead, or back in the queue. */
export async function endAttempt(
  context: WorkerContext,
  task: Task,
  attempt: Attempt,
  error: unknown,
  steps: RunStep[],
): Promise<TaskOutcome> {
  if (error instanceof LostRunError) return 'void'
  return await withUser(context.db, attempt.userId, async (tx) => {
    const brake = await lockPerson(tx, attempt.userId)
    const write = (change: RunChange) => changeHeldRun(tx, attempt, { steps, ...change })
    const backInQueue = async (change: RunChange, delayMs = 0): Promise<TaskOutcome> => {
      if (await write({ state: 'queued', ...change }))
        await enqueueRun(tx, attempt.runId, delayMs ? new Date(Date.now() + delayMs) : null)
      return change.isAttemptVoid ? 'void' : 'retried'
    }
    if (error instanceof BrakeError) {
      if (brake !== 'paused') return await backInQueue({ isAttemptVoid: true })
      await write({ state: 'held', isAttemptVoid: true })
      return 'held'
    }
    if (error instanceof DrainError) return await backInQueue({ isAttemptVoid: true })
    if (isDatabaseDown(error)) return await backInQueue({ isAttemptVoid: true }, databaseDelayMs)
    if (error instanceof CancelledError) {
      await writeFailure(tx, attempt, { state: 'cancelled', steps }, cancelledByPerson)
      return 'cancelled'
    }
    const failure = asTaskFailure(error)
    if (failure) {
      const { code, message } = failure
      await writeFailure(tx, attempt, { state: 'failed', steps }, { code, message })
      return 'failed'
    }

    const cause = error instanceof TimedOutError ? 'timed-out' : 'failed'
    const isLast = attempt.tries >= task.spec.maxAttempts
    context.log.error(
      { err: error, task: task.name, runId: attempt.runId, attempt: attempt.number, isLast },
      'attempt failed',
    )
    if (!isLast) return await backInQueue({ error: tryingAgain[cause] }, backoffMs(attempt.tries))
    await buryRun(tx, attempt, cause, { steps, detail: error instanceof Error ? error.name : typeof error })
    return 'dead'
  })
}

async function writeFailure(
  tx: UserTransaction,
  attempt: Attempt,
  change: RunChange,
  error: { code: string; message: string },
): Promise<void> {
  const run = await changeHeldRun(tx, attempt, { ...change, error })
  if (run) await failSubject(tx, attempt.userId, run, error)
}
