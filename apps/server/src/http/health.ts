import { findLongestWait } from '@jobpilot/domain/runs/queues.service'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import { sql } from 'kysely'
import type { Services } from '../context.ts'

export type Component = { name: string; state: 'ok' | 'degraded' | 'off' | 'down'; reason: string }

/** What a server needs to answer requests: without a worker they wait, but they are taken. */
export const isReady = (components: readonly Component[]): boolean =>
  components.every(
    (component) => component.state !== 'down' || component.name === 'Worker' || component.name === 'Queue',
  )

/** Looks at each part now. `off` is not configured, which is fine; `down` is configured and not working. */
export async function checkComponents(services: Services): Promise<Component[]> {
  const { env, hub } = services
  const database = await checkDatabase(services)
  return [
    ...database,
    await checkWorkers(services),
    await checkQueue(services),
    {
      name: 'Live updates',
      state: hub.isListening() ? 'ok' : 'degraded',
      reason: hub.isListening() ? 'listening' : 'reconnecting; screens look for news every 10 s meanwhile',
    },
    await checkStorage(services),
    env.MODEL_PROVIDER
      ? {
          name: 'Model',
          state: 'ok',
          reason: `${env.MODEL_PROVIDER}: ${[...new Set([env.MODEL_FAST, env.MODEL_QUALITY].filter(Boolean))].join(', ')}`,
        }
      : { name: 'Model', state: 'off', reason: 'no model key: the built-in engine does every step' },
    await checkScanner(services),
    await checkMail(services),
  ]
}

async function checkDatabase(services: Services): Promise<Component[]> {
  try {
    await sql`select 1`.execute(services.db)
  } catch {
    return [{ name: 'Database', state: 'down', reason: 'does not answer' }]
  }
  const pending = await services.findPending()
  return [
    { name: 'Database', state: 'ok', reason: 'answers' },
    pending.length === 0
      ? { name: 'Migrations', state: 'ok', reason: 'up to date' }
      : { name: 'Migrations', state: 'down', reason: `${pending.length} not applied: run npm run migrate` },
  ]
}

/** Living workers hold an advisory lock each (see the worker's `presence`), which Postgres frees when one dies. */
async function checkWorkers(services: Services): Promise<Component> {
  const name = 'Worker'
  try {
    const { rows } = await sql<{ count: number }>`
      select count(distinct pid)::int as count from pg_locks
      where locktype = 'advisory' and granted and classid = ${workerLockClass}
        and database = (select oid from pg_database where datname = current_database())`.execute(services.db)
    const count = rows[0]?.count ?? 0
    if (count > 0) return { name, state: 'ok', reason: count === 1 ? 'one is running' : `${count} are running` }
    return { name, state: 'down', reason: 'none is running: what is asked for waits, and nothing is lost' }
  } catch {
    return { name, state: 'down', reason: 'cannot be told while the database does not answer' }
  }
}

/** Beyond this many seconds of waiting, whatever works is not keeping up. */
const longWaitSeconds = 30

async function checkQueue(services: Services): Promise<Component> {
  const name = 'Queue'
  try {
    const seconds = Math.round(await findLongestWait(services.db))
    if (seconds <= longWaitSeconds) return { name, state: 'ok', reason: 'nothing waits for long' }
    return { name, state: 'degraded', reason: `the oldest job that could run has waited for ${seconds} s` }
  } catch {
    return { name, state: 'down', reason: 'cannot be told while the database does not answer' }
  }
}

/** A mail server that is away is no reason to refuse requests: what is sent meanwhile fails and says so. */
async function checkMail({ env, checkSmtp }: Services): Promise<Component> {
  const name = 'Mail'
  if (!checkSmtp)
    return {
      name,
      state: 'off',
      reason: "no mail server: e-mails are kept in this instance's mailbox; nothing is delivered to anybody",
    }
  return (await checkSmtp()).isReachable
    ? { name, state: 'ok', reason: `e-mails are sent from ${env.MAIL_FROM ?? 'the configured address'}` }
    : {
        name,
        state: 'degraded',
        reason: 'the mail server cannot be reached or refuses the sign-in: nothing can be sent',
      }
}

const places: Record<Storage['kind'], string> = { disk: 'local disk', s3: 'S3 bucket' }

async function checkStorage({ storage }: Services): Promise<Component> {
  const name = 'Storage'
  try {
    await storage.check()
    return { name, state: 'ok', reason: places[storage.kind] }
  } catch {
    return { name, state: 'down', reason: `the ${places[storage.kind]} cannot be written` }
  }
}

/** A scanner that is away is no reason to refuse requests: files wait for it, or are taken as the policy says. */
async function checkScanner({ scanning: { scanner, policy } }: Services): Promise<Component> {
  const name = 'Virus scanner'
  if (!scanner)
    return {
      name,
      state: 'off',
      reason:
        policy.notScanned === 'accept'
          ? 'none is set up: files are read and marked "not scanned"'
          : 'none is set up, and this instance takes no files without one',
    }
  try {
    await scanner.ping()
    return { name, state: 'ok', reason: 'ClamAV answers' }
  } catch {
    return {
      name,
      state: 'degraded',
      reason:
        policy.scannerDown === 'wait'
          ? 'does not answer: new files wait for it, unread'
          : 'does not answer: new files are read without a scan, as set',
    }
  }
}
