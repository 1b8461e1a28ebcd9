import type { Database } from '@jobpilot/db/client'
import { batched } from '@jobpilot/platform/batched'
import { type RunRequest, startManyRuns } from './start-many-runs.ts'

/** Postgres is the slower side: two connections use two of its cores, and one works while the other waits for the disk. */
const inBatches = { items: 500, batches: 2 }

/**
 * Starts runs one by one for the caller, together for the database: what is asked for while a batch is under way goes in
 * the next one. For schedules, outside any transaction; each promise resolves once it is committed.
 */
export const createRunStarter = (system: Database): ((request: RunRequest) => Promise<string | undefined>) =>
  batched((requests: RunRequest[]) => startManyRuns(system, requests), inBatches)
