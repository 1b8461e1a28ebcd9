import type { Database } from '@jobpilot/db/client'
import { batched } from '@jobpilot/platform/batched'
import { type RunRequest, startManyRuns } from './start-many-runs.ts'

/**
 * Starts runs one by one for the caller, together for the database: what is asked for while a batch is under way goes in
 * the next one. For schedules, outside any transaction; each promise resolves with the run's id once it is committed.
 */
export const createRunStarter = (system: Database): ((request: RunRequest) => Promise<string>) =>
  batched((requests: RunRequest[]) => startManyRuns(system, requests))
