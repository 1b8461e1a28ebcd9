import { isMeasuring } from '@jobpilot/platform/telemetry/metrics'
import { isTracing } from '@jobpilot/platform/telemetry/spans'
import { CamelCasePlugin, Kysely } from 'kysely'
import pg from 'pg'
import { nameStatements, unnameStatements } from './named-statements.ts'
import { leanQueries, queueTypes } from './queue-values.ts'
import { traceStatements } from './traced-statements.ts'
import type { DB } from './types.ts'
import { UserDialect } from './user-dialect.ts'
import { watchPool } from './watch-pool.ts'

export type Database = Kysely<DB>

/** The role every request and task works as: owns nothing, bypasses nothing. */
export const appRole = 'jobpilot_app'

/** The role of the worker's bookkeeping across people: sees the few tables its policies name. Never the server's. */
export const systemRole = 'jobpilot_system'

export type PoolSettings = {
  url: string
  applicationName: string
  /** Most connections at once. */
  max: number
  /**
   * `app` works as `jobpilot_app`; `system` as `jobpilot_system`, without waiting for the disk at commit: what it writes
   * is repeated when lost; `batches` likewise, for many runs by their keys at once; `queue` likewise, as the login itself,
   * for the queue's own tables; `owner` as the login, durably.
   */
  as: 'app' | 'system' | 'batches' | 'queue' | 'owner'
  /** Off behind a pooler that does not keep prepared statements. On unless said otherwise. */
  isPreparing?: boolean
  onError: (error: Error) => void
}

const repeatable = '-c synchronous_commit=off'
// What was fetched together is joined back to its table by key; the planner would read the whole table for it.
const byKey = '-c enable_hashjoin=off -c enable_mergejoin=off'
/** What the connections of the queue set, as start-up options. */
export const queueSettings = `${repeatable} ${byKey}`
const startupOptions = {
  app: { options: `-c role=${appRole}` },
  system: { options: `-c role=${systemRole} ${repeatable}` },
  batches: { options: `-c role=${systemRole} ${repeatable} ${byKey}` },
  queue: { options: queueSettings },
  owner: {},
}

/** A pool whose statements end after 15 s and whose forgotten transactions end after 10 s, so that one cannot starve the rest. */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    application_name: settings.applicationName,
    max: settings.max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 10_000,
    ...startupOptions[settings.as],
    ...(settings.as === 'queue' ? { types: queueTypes } : {}),
  })
  pool.on('error', settings.onError)
  pool.on('connect', (client) => {
    // A connection that breaks while checked out says so here too; the statement on it reports the failure.
    client.on('error', () => undefined)
    if (settings.isPreparing === false) unnameStatements(client)
    else if (settings.as !== 'queue' && settings.as !== 'owner') nameStatements(client)
    if (settings.as === 'queue') leanQueries(client)
    if (isTracing()) traceStatements(client)
  })
  if (isMeasuring()) watchPool(pool, settings.applicationName)
  return pool
}

/** Kysely over a pool: snake_case in SQL, camelCase in TypeScript, the keys inside jsonb left alone. */
export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new UserDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
