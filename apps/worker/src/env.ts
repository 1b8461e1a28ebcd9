import { parseEnv } from '@jobpilot/platform/env'
import { sharedSettings } from '@jobpilot/platform/settings'
import { queues, type TaskQueue } from '@jobpilot/tasks/queues'
import * as z from 'zod'

const concurrency = (queue: TaskQueue, what: string) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(queues[queue].concurrency)
    .describe(`how many tasks of the queue "${queue}" (${what}) one worker runs at once`)

export const workerSettings = sharedSettings.extend({
  EVENT_RETENTION_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .default(3)
    .describe('whole months of the live log kept besides the current one; the activity list is not touched'),
  WORKER_AGENTS: concurrency('agents', 'reading resumes, writing'),
  WORKER_BRIEFINGS: concurrency('briefings', 'daily briefings'),
  WORKER_SCRAPING: concurrency('scraping', 'fetching pages'),
  WORKER_DEFAULT: concurrency('default', 'short work in batches'),
})
export type WorkerEnv = z.infer<typeof workerSettings>

/** How many tasks of each queue run at once. */
export const concurrencyOf = (env: WorkerEnv): Record<TaskQueue, number> => ({
  agents: env.WORKER_AGENTS,
  briefings: env.WORKER_BRIEFINGS,
  scraping: env.WORKER_SCRAPING,
  default: env.WORKER_DEFAULT,
})

/** The worker's settings. Throws `EnvError` that names every wrong variable. */
export const readWorkerEnv = (source: Record<string, string | undefined> = process.env): WorkerEnv =>
  parseEnv(workerSettings, source)
