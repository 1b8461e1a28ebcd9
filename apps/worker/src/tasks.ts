import { catalog, type TaskName, type TaskSpec, taskNames } from '@jobpilot/tasks/catalog'
import { queues } from '@jobpilot/tasks/queues'
import type { WorkerContext } from './context.ts'
import { handlers } from './handlers.ts'
import type { RunHandle } from './run-handle.ts'

type Named = { userId: string; runId: string }
/** What a short task holds: it shows no steps, but it can be stopped. */
export type ShortRun = { runId: string; signal: AbortSignal }

/** A task as the worker runs it, whatever its payload: parsed against `spec` before `run` sees it. */
export type LongTask = {
  name: string
  spec: TaskSpec
  pace: 'long'
  run: (context: WorkerContext, payload: Named, run: RunHandle) => Promise<void>
}
export type ShortTask = {
  name: string
  spec: TaskSpec
  pace: 'short'
  run: (context: WorkerContext, payload: Named, run: ShortRun) => Promise<void>
}
export type Task = LongTask | ShortTask

/** Everything in the catalog with its handler. The one place where a payload's type is given up, after it was parsed. */
export const productTasks: readonly Task[] = taskNames.map((name: TaskName): Task => {
  const spec: TaskSpec = catalog[name]
  const { pace } = queues[spec.queue]
  return pace === 'long'
    ? { name, spec, pace, run: handlers[name] as unknown as LongTask['run'] }
    : { name, spec, pace, run: handlers[name] as unknown as ShortTask['run'] }
})
