import type { Database } from '@jobpilot/db/client'
import type { ModelAccess } from '@jobpilot/domain/spend/metered-model'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import type { Storage } from '@jobpilot/platform/storage/storage'

/** What handlers work with; built once in `start-worker.ts`. `model` is null when none is configured. */
export type WorkerContext = {
  db: Database
  /** Works as the system role, across people: for bookkeeping and schedules, never for a person's content. */
  system: Database
  storage: Storage
  safeFetch: SafeFetch
  model: ModelAccess | null
  log: Logger
}
