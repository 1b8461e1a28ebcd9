import type { Database } from '@jobpilot/db/client'
import type { ListingFinder } from '@jobpilot/domain/listings/listing-finder'
import type { SourceKeys } from '@jobpilot/domain/sources/adapter'
import type { PageReaders } from '@jobpilot/domain/sources/page-readers'
import type { ModelAccess } from '@jobpilot/domain/spend/metered-model'
import type { ListingReaders } from '@jobpilot/engine/threads/listing-readers'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import type { MailPort } from '@jobpilot/platform/mail/mail-port'
import type { Scanning } from '@jobpilot/platform/scanner/scanner'
import type { Storage } from '@jobpilot/platform/storage/storage'
import type pg from 'pg'

/** What handlers work with; built once in `start-worker.ts`. `model` is null when none is configured. */
export type WorkerContext = {
  db: Database
  /** Works as the system role, across people: for bookkeeping and schedules, never for a person's content. */
  system: Database
  /** Works as the owner of the tables: for the queue's own and for making and dropping the log's months. */
  owner: pg.Pool
  /** Open listings by their words, in memory once somebody searched. */
  listings: ListingFinder
  storage: Storage
  scanning: Scanning
  safeFetch: SafeFetch
  /** Like `safeFetch`, for whole boards: larger and slower answers. */
  sourceFetch: SafeFetch
  sourceKeys: SourceKeys
  pageReaders: PageReaders
  listingReaders: ListingReaders
  model: ModelAccess | null
  /** Whole months of the log kept besides the current one. */
  eventMonths: number
  mail: MailPort
  /** The origin that links in mails begin with. */
  publicUrl: string
  log: Logger
}
