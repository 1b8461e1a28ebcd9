import type { Logger } from '@jobpilot/platform/logger'
import { recordSeconds } from '@jobpilot/platform/telemetry/metrics'
import { type Attributes, enter, failSpan, markFailed } from '@jobpilot/platform/telemetry/spans'
import * as z from 'zod'
import type { Task } from './tasks.ts'

/** How an attempt ended. `retried`, `held`, `void`: the run is not over; `nothing`: there was none to work on. */
export type TaskOutcome = 'done' | 'failed' | 'cancelled' | 'dead' | 'retried' | 'held' | 'void' | 'nothing'

const troubled: readonly TaskOutcome[] = ['failed', 'dead', 'retried']

/** What of a payload is known before the task has read it. */
const known = z
  .object({
    userId: z.string(),
    runId: z.string(),
    origin: z.object({ traceparent: z.string(), requestId: z.string().optional() }).optional().catch(undefined),
  })
  .partial()
  .catch({})

type Work = { name: string; queue: string; attributes?: Attributes; payload?: unknown; log: Logger; isQuiet: boolean }

/** Works as a part of the trace that a job was enqueued in; says at its end how it went and how long it took. */
function inWork(work: Work, run: () => Promise<TaskOutcome>): Promise<void> {
  const { userId, runId, origin } = known.parse(work.payload ?? {})
  const labels = { task: work.name, userId, runId, requestId: origin?.requestId }
  const attributes = {
    'jobpilot.task': work.name,
    'jobpilot.queue': work.queue,
    'user.id': userId,
    'jobpilot.run.id': runId,
    ...work.attributes,
  }
  const entry = {
    name: `task ${work.name}`,
    kind: 'consumer',
    traceparent: origin?.traceparent,
    labels,
    attributes,
  } as const
  return enter(entry, async (span) => {
    const began = performance.now()
    let outcome: TaskOutcome = 'retried'
    try {
      outcome = await run()
      if (troubled.includes(outcome)) markFailed(span)
    } catch (error) {
      failSpan(span, error)
      throw error
    } finally {
      const seconds = (performance.now() - began) / 1_000
      const names = { 'jobpilot.task': work.name, 'jobpilot.queue': work.queue, outcome }
      recordSeconds('jobpilot.job.duration', seconds, names)
      span.setAttribute('outcome', outcome)
      span.end()
      const isWorthALine = !work.isQuiet || (outcome !== 'done' && outcome !== 'nothing')
      work.log[isWorthALine ? 'info' : 'debug']({ outcome, ms: Math.round(seconds * 1_000) }, 'task ended')
    }
  })
}

/** One attempt of a task of the catalog. `waitedMs`: since it could have started. */
export const inTask = (
  { name, spec, pace }: Task,
  job: { payload: unknown; attempts: number; waitedMs: number; log: Logger },
  run: () => Promise<TaskOutcome>,
): Promise<void> =>
  inWork(
    {
      name,
      queue: spec.queue,
      payload: job.payload,
      log: job.log,
      isQuiet: pace === 'short',
      attributes: { 'jobpilot.attempt': job.attempts, 'jobpilot.waited_ms': Math.max(0, job.waitedMs) },
    },
    run,
  )

/** Something that happens by the clock: a trace begins with it. */
export const inSchedule = (name: string, log: Logger, run: () => Promise<void>): Promise<void> =>
  inWork({ name, queue: 'default', log, isQuiet: true }, async () => {
    await run()
    return 'done'
  })
