import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { findPendingMigrations } from '@jobpilot/db/migrate'
import { SearchFinder } from '@jobpilot/domain/listings/search-finder'
import { createSafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import { keepSecret } from '@jobpilot/platform/keep-secret'
import type { Logger } from '@jobpilot/platform/logger'
import { openScanning } from '@jobpilot/platform/scanner/open-scanning'
import { mailConfigOf } from '@jobpilot/platform/settings'
import { openStorage } from '@jobpilot/platform/storage/open-storage'
import { createSignedLinks } from '@jobpilot/platform/storage/signed-links'
import { createClerkProvider } from './auth/clerk-provider.ts'
import { createLocalProvider } from './auth/local-provider.ts'
import { createSessions } from './auth/sessions.ts'
import type { Services } from './context.ts'
import type { ServerEnv } from './env.ts'
import { createListener, loadExpressApp } from './http/listener.ts'
import { createRateLimits } from './http/rate-limits.ts'
import { attachSockets } from './http/sockets.ts'
import { createTrpcHandler } from './http/trpc-handler.ts'
import { openEventHub } from './live/event-hub.ts'
import { createLiveFeeds } from './live/live-feeds.ts'
import { createReader } from './read-replica.ts'
import { loadAllFeatures } from './router.ts'

const poolSize = 20
const drainMs = 10_000
const warmAfterMs = 2_000
/** Connections that may wait to be accepted: Node's own 511 are filled by one burst, and who comes then is put off for seconds. */
const backlog = 4_096
/** How long headers and whole requests may take, and how often that is looked at, in ms: a limit is held this much late. */
const slowness = { headersTimeout: 9_000, requestTimeout: 60_000, connectionsCheckingInterval: 500 }
/** How long a connection may pass no byte either way. */
const standstillMs = 90_000

export type RunningServer = {
  url: string
  port: number
  services: Services
  socketCount: () => number
  stop: () => Promise<void>
}

const madeSecret = (dataDir: string) =>
  keepSecret(join(dataDir, 'link-key'), () => randomBytes(32).toString('base64url'))

/** Listens until `stop` is called, which lets requests under way end. */
export async function startServer(env: ServerEnv, log: Logger): Promise<RunningServer> {
  const onError = (error: Error) => log.error({ err: error }, 'idle database connection lost')
  const pool = createPool({
    url: env.DATABASE_URL,
    applicationName: 'jobpilot-server',
    max: poolSize,
    as: 'app',
    isPreparing: env.DATABASE_PREPARED ?? !env.DATABASE_DIRECT_URL,
    onError,
  })
  const ownerPool = createPool({
    url: env.DATABASE_OWNER_URL ?? env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    applicationName: 'jobpilot-status',
    max: 1,
    as: 'owner',
    onError,
  })
  const db = createDatabase(pool)
  const ownerDb = createDatabase(ownerPool)
  const localAuth = env.AUTH_PROVIDER === 'local' ? await createLocalProvider(env) : null
  const hub = await openEventHub(env.DATABASE_DIRECT_URL ?? env.DATABASE_URL, log)
  const feeds = createLiveFeeds({ db, hub, log })
  const reader = createReader(env, db, feeds, log)
  const mail = mailConfigOf(env)
  const testHosts = env.NODE_ENV === 'test' ? (env.FETCH_ALLOWED_TEST_HOSTS?.split(',') ?? []) : []
  const services: Services = {
    env,
    db,
    hub,
    log,
    localAuth,
    storage: await openStorage(env),
    safeFetch: createSafeFetch({ allowedTestHosts: testHosts }),
    scanning: openScanning(env),
    links: createSignedLinks(env.LINK_SECRET ?? (await madeSecret(env.DATA_DIR))),
    feeds,
    read: reader.read,
    sessions: createSessions(db, localAuth ?? createClerkProvider(env)),
    limits: createRateLimits(pool, env),
    listings: new SearchFinder(db),
    mailAdapter: mail?.adapter ?? 'local-mailbox',
    checkMail: mail ? (await import('@jobpilot/platform/mail/open-mail')).createMailCheck(mail) : null,
    findPending: () => findPendingMigrations(ownerDb),
  }
  const server = createServer(
    { ...slowness, keepAliveTimeout: 65_000 },
    createListener(services, createTrpcHandler(services)),
  )
  // A reader that takes nothing of its answer; longer than any request may take.
  server.setTimeout(standstillMs)
  const sockets = attachSockets(server, services)
  await new Promise<void>((done, fail) =>
    server.once('error', fail).listen({ port: env.PORT, host: env.HOST, backlog }, done),
  )
  const { port } = server.address() as AddressInfo
  // After the first requests, so that none of them waits for a feature it did not ask for.
  const warm = () => void Promise.all([loadExpressApp(), loadAllFeatures()]).catch(() => undefined)
  const warming = setTimeout(warm, warmAfterMs).unref()
  log.info({ port }, 'server ready')
  return {
    port,
    services,
    socketCount: sockets.count,
    url: `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${port}`,
    async stop() {
      clearTimeout(warming)
      services.listings.stop()
      sockets.close()
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const deadline = setTimeout(() => server.closeAllConnections(), drainMs)
      await closed
      clearTimeout(deadline)
      await services.hub[Symbol.asyncDispose]()
      await db.destroy()
      await reader[Symbol.asyncDispose]()
      await ownerDb.destroy()
    },
  }
}
