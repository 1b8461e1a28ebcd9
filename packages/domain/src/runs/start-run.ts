import type { UserTransaction } from '@jobpilot/db/with-user'
import { currentOrigin } from '@jobpilot/platform/telemetry/origin'
import { inSpan } from '@jobpilot/platform/telemetry/spans'
import type { RunStep, RunView } from '@jobpilot/schemas/runs'
import { catalog, type Refs, type TaskName, type TaskSpec } from '@jobpilot/tasks/catalog'
import { enqueueRun } from '@jobpilot/tasks/enqueue'
import { publishRun } from './runs.repository.ts'

/** The steps of a task before anything has happened. */
export const waitingSteps = (task: TaskName): RunStep[] => waitingStepsOf(catalog[task])

export const waitingStepsOf = ({ steps }: Pick<TaskSpec, 'steps'>): RunStep[] =>
  steps.map(([key, label]) => ({
    key,
    label,
    state: 'waiting',
    detail: null,
    startedAt: null,
    endedAt: null,
  }))

/**
 * Starts background work in this transaction: the run a person sees, the job and the event exist when it commits, or
 * none of them. `refs` are the ids the task needs beside the person and the run; `runAt` is when it may start, now unless given.
 */
export function startRun<N extends TaskName>(
  tx: UserTransaction,
  userId: string,
  task: N,
  subject: { kind: RunView['subjectKind']; id: string | null },
  refs: Refs<N>,
  runAt: Date | null = null,
): Promise<string> {
  const runId = crypto.randomUUID()
  return inEnqueueSpan(task, { 'jobpilot.run.id': runId, 'user.id': userId }, async () => {
    const payload = catalog[task].payload.parse({ ...refs, userId, runId, origin: currentOrigin() })
    await tx
      .insertInto('taskRuns')
      .values({
        id: runId,
        userId,
        task,
        payload: JSON.stringify(payload),
        subjectKind: subject.kind,
        subjectId: subject.id,
        steps: JSON.stringify(waitingSteps(task)),
      })
      .execute()
    await enqueueRun(tx, runId, runAt)
    await publishRun(tx, userId, runId)
    return runId
  })
}

/** The step that the worker's part of the trace hangs under. */
export const inEnqueueSpan = <T>(
  task: TaskName,
  attributes: Record<string, string | number>,
  work: () => Promise<T>,
): Promise<T> =>
  inSpan(
    `enqueue ${task}`,
    { kind: 'producer', attributes: { 'jobpilot.task': task, 'jobpilot.queue': catalog[task].queue, ...attributes } },
    work,
  )
