import { parseEnv } from '@jobpilot/platform/env'
import { sharedSettings } from '@jobpilot/platform/settings'
import * as z from 'zod'

export const workerSettings = sharedSettings.extend({
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('how many tasks one worker process runs at once'),
})
export type WorkerEnv = z.infer<typeof workerSettings>

/** The worker's settings. Throws `EnvError` that names every wrong variable. */
export const readWorkerEnv = (source: Record<string, string | undefined> = process.env): WorkerEnv =>
  parseEnv(workerSettings, source)
