import { measureQueues } from '@jobpilot/domain/runs/queues.service'
import { observe } from '@jobpilot/platform/telemetry/metrics'
import type { WorkerContext } from './context.ts'

/** Shows how long the oldest job of each queue has waited, and how many wait, until what is returned is called. */
export const watchQueues = ({ system }: Pick<WorkerContext, 'system'>): (() => void) => {
  const stops = [
    observe('jobpilot.queue.age', 's', async (report) => {
      for (const { name, waitedSeconds } of await measureQueues(system))
        report(waitedSeconds, { 'jobpilot.queue': name })
    }),
    observe('jobpilot.queue.ready', '{job}', async (report) => {
      for (const { name, ready } of await measureQueues(system)) report(ready, { 'jobpilot.queue': name })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
