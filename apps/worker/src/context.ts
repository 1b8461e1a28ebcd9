import type { Database } from '@jobpilot/db/client'
import type { ModelAccess } from '@jobpilot/domain/spend/metered-model'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import type { MailPort } from '@jobpilot/platform/mail/mail-port'
import type { Storage } from '@jobpilot/platform/storage/storage'

/** What handlers work with; built once in `main.ts`. `model` is null when none is configured. */
export type WorkerContext = {
  db: Database
  storage: Storage
  safeFetch: SafeFetch
  model: ModelAccess | null
  mail: MailPort
  log: Logger
}
