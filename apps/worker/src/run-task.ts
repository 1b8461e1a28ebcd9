import { randomUUID } from 'node:crypto'
import { withUser } from '@jobpilot/db/with-user'
import { appendEvent } from '@jobpilot/domain/events/append-event'
import { BrakeError } from '@jobpilot/domain/people/brake'
import { lockPerson } from '@jobpilot/domain/people/lock-person'
import { failSubject } from '@jobpilot/domain/runs/run-subject'
import { claimRun, findRun, updateHeldRun } from '@jobpilot/domain/runs/runs.repository'
import { waitingSteps } from '@jobpilot/domain/runs/start-run'
import type { RunState, RunStep } from '@jobpilot/schemas/runs'
import { catalog, type Payload, type TaskName } from '@jobpilot/tasks/catalog'
import { enqueue } from '@jobpilot/tasks/enqueue'
import { backoffMs } from './backoff.ts'
import type { WorkerContext } from './context.ts'
import { type Handler, handlers } from './handlers.ts'
import { withHardLimit } from './hard-limit.ts'
import { CancelledError, createRunHandle, LostRunError } from './run-handle.ts'
import { asTaskFailure, TaskFailure } from './task-failure.ts'

/** Runs under way in this process, so that a cancel can reach them. */
export type ActiveRuns = Map<string, AbortController>

type Attempt = { userId: string; runId: string; leaseToken: string; number: number }

/**
 * One attempt of one job: claims the run, heeds brake and cancellation, runs the handler within its limits, and writes
 * how it ended. Never throws for what a run can express, so the queue's own retries serve crashes alone.
 */
export async function runTask<N extends TaskName>(
  context: WorkerContext,
  name: N,
  rawPayload: unknown,
  active: ActiveRuns,
): Promise<void> {
  const spec = catalog[name]
  const payload = spec.payload.parse(rawPayload) as Payload<N>
  const steps = waitingSteps(name)
  const attempt = await claim(context, payload, steps)
  if (!attempt) return
  const controller = new AbortController()
  const soft = setTimeout(
    () => controller.abort(new TaskFailure('timed-out', 'This took too long and was stopped. Try it again.')),
    spec.softLimitMs,
  )
  active.set(attempt.runId, controller)
  const handle = createRunHandle({ ...attempt, db: context.db, signal: controller.signal }, steps)
  try {
    const handler = handlers[name] as unknown as Handler<N>
    await withHardLimit(handler(context, payload, handle), spec.hardLimitMs)
  } catch (thrown) {
    const reason: unknown =
      controller.signal.aborted && !(thrown instanceof LostRunError) ? controller.signal.reason : thrown
    controller.abort(reason)
    await endAttempt(context, name, payload, attempt, reason, stepsOf(thrown) ?? steps)
  } finally {
    clearTimeout(soft)
    active.delete(attempt.runId)
  }
}

const stepsOf = (error: unknown): RunStep[] | undefined =>
  error instanceof Error && 'steps' in error ? (error.steps as RunStep[]) : undefined

/** Takes the run, or holds it when the brake is on. Undefined when there is nothing to do. */
function claim(
  context: WorkerContext,
  payload: { userId: string; runId: string },
  steps: RunStep[],
): Promise<Attempt | undefined> {
  const { userId, runId } = payload
  return withUser(context.db, userId, async (tx) => {
    const brake = await lockPerson(tx, userId)
    if (!brake) return undefined
    const leaseToken = randomUUID()
    const claimed = await claimRun(tx, runId, leaseToken, steps)
    if (!claimed) return undefined
    if (brake === 'paused') await updateHeldRun(tx, runId, leaseToken, { state: 'held' })
    const run = await findRun(tx, userId, runId)
    if (run) await appendEvent(tx, userId, { type: 'run.changed', run })
    return brake === 'paused' ? undefined : { userId, runId, leaseToken, number: claimed.attempt }
  })
}

/** Writes the end of an attempt that did not finish: held, cancelled, failed, or back in the queue. */
async function endAttempt<N extends TaskName>(
  context: WorkerContext,
  name: N,
  payload: Payload<N>,
  attempt: Attempt,
  error: unknown,
  steps: RunStep[],
): Promise<void> {
  if (error instanceof LostRunError) return
  const failure = asTaskFailure(error)
  const isFault = !failure && !(error instanceof BrakeError) && !(error instanceof CancelledError)
  if (isFault)
    context.log.error({ err: error, task: name, runId: attempt.runId, attempt: attempt.number }, 'attempt failed')
  await withUser(context.db, attempt.userId, async (tx) => {
    const brake = await lockPerson(tx, attempt.userId)
    const end = (state: RunState, message: { code: string; message: string } | null) =>
      updateHeldRun(tx, attempt.runId, attempt.leaseToken, { state, error: message, steps })
    let isOurs: boolean
    if (error instanceof BrakeError) {
      isOurs = await end(brake === 'paused' ? 'held' : 'queued', null)
      if (isOurs && brake === 'running') await enqueue(tx, name, payload)
    } else if (isFault && attempt.number < catalog[name].maxAttempts) {
      isOurs = await end('queued', {
        code: 'unexpected',
        message: 'Something went wrong on our side. I am trying again.',
      })
      if (isOurs) await enqueue(tx, name, payload, new Date(Date.now() + backoffMs(attempt.number)))
    } else {
      const message = describe(error, failure)
      isOurs = await end(error instanceof CancelledError ? 'cancelled' : 'failed', message)
      const run = await findRun(tx, attempt.userId, attempt.runId)
      if (isOurs && run) await failSubject(tx, attempt.userId, run, message)
    }
    const run = await findRun(tx, attempt.userId, attempt.runId)
    if (isOurs && run) await appendEvent(tx, attempt.userId, { type: 'run.changed', run })
  })
}

function describe(error: unknown, failure: TaskFailure | undefined): { code: string; message: string } {
  if (error instanceof CancelledError)
    return { code: 'cancelled', message: 'You cancelled this. Nothing was lost: start it again whenever you like.' }
  if (failure) return { code: failure.code, message: failure.message }
  return {
    code: 'unexpected',
    message:
      'Something went wrong on our side, three times. Your data is safe. Try again; if it stays, tell whoever runs this instance.',
  }
}
