import type { IncomingMessage } from 'node:http'
import type { Database } from '@jobpilot/db/client'
import type { SearchFinder } from '@jobpilot/domain/listings/search-finder'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import type { MailHealth } from '@jobpilot/platform/mail/asked-seldom'
import type { Scanning } from '@jobpilot/platform/scanner/scanner'
import type { SignedLinks } from '@jobpilot/platform/storage/signed-links'
import type { Storage } from '@jobpilot/platform/storage/storage'
import type { MailAdapter } from '@jobpilot/schemas/effects'
import type { WebSocket } from 'ws'
import type { Session } from './auth/auth-provider.ts'
import type { LocalProvider } from './auth/local-provider.ts'
import type { createSessions } from './auth/sessions.ts'
import type { ServerEnv } from './env.ts'
import type { RateLimits } from './http/rate-limits.ts'
import type { EventHub } from './live/event-hub.ts'
import type { LiveFeeds } from './live/live-feeds.ts'
import type { Reader } from './read-replica.ts'

/** What the server works with, built once in `start-server.ts`. */
export type Services = {
  env: ServerEnv
  db: Database
  storage: Storage
  /** For the one page somebody pastes to have its job board found; everything else is fetched by the worker. */
  safeFetch: SafeFetch
  scanning: Scanning
  links: SignedLinks
  hub: EventHub
  feeds: LiveFeeds
  /** For procedures that only read and may be a moment behind: uses the replica when there is one. */
  read: Reader['read']
  sessions: ReturnType<typeof createSessions>
  /** Null when another provider signs people in. */
  localAuth: LocalProvider | null
  limits: RateLimits
  /** Searches open listings in memory, once there are many. */
  listings: SearchFinder
  /** Where mail goes on this instance. */
  mailAdapter: MailAdapter
  /** Asks whoever takes our mail; null when it stays in this instance's mailbox. */
  checkMail: (() => Promise<MailHealth>) | null
  log: Logger
  /** Names of migrations the database lacks. */
  findPending: () => Promise<string[]>
}

/** One socket with what has been opened on it. `context` is there once the first message is, and rejects for a bad token. */
export type Connection = { socket: WebSocket; subscriptions: number; context?: Promise<RequestContext> }

/** What a procedure sees. `session` is null for a caller without a good token. */
export type RequestContext = {
  services: Services
  session: Session | null
  requestId: string
  /** The trace a person can quote; everything that was done for them is found by it. */
  traceId: string
  address: string
  /** Set on a socket, absent over HTTP. */
  connection: Connection | null
}

/** The caller's address; the proxy's word for it only when one is configured. */
export function addressOf(request: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  return forwarded || (request.socket.remoteAddress ?? 'unknown')
}
