import { findLongestWait } from '@jobpilot/domain/runs/queues.service'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import { sql } from 'kysely'
import type { Services } from '../context.ts'
import { checkErrorTracking, checkTracing } from './check-observing.ts'
import { checkStorage } from './check-storage.ts'
import { type Component, within } from './component.ts'

/** What the checks look at; the doctor has no hub, as nothing listens while it runs. */
export type Checked = Pick<Services, 'env' | 'db' | 'checkSmtp' | 'findPending' | 'storage' | 'scanning'> & {
  hub: Pick<Services['hub'], 'isListening'> | null
}

const untold = 'cannot be told while the database does not answer'

/** Looks at each part now, side by side; answers within a few seconds whatever hangs. */
export function checkComponents(parts: Checked): Promise<Component[]> {
  const { env, hub } = parts
  return Promise.all([
    within<Component>(() => checkDatabase(parts), { name: 'Database', state: 'down', reason: 'does not answer' }),
    within<Component>(() => checkMigrations(parts), { name: 'Migrations', state: 'down', reason: untold }),
    within<Component>(() => checkWorkers(parts), { name: 'Worker', state: 'down', reason: untold }),
    within<Component>(() => checkQueue(parts), { name: 'Queue', state: 'down', reason: untold }),
    ...(hub ? [checkLive(hub)] : []),
    within<Component>(() => checkStorage(parts.storage, env.DATA_DIR), {
      name: 'Storage',
      state: 'down',
      reason: 'does not answer',
    }),
    checkModel(parts),
    within<Component>(() => checkScanner(parts), scannerDown(parts)),
    within<Component>(() => checkMail(parts), { name: 'Mail', state: 'down', reason: noMail }),
    checkTracing(env),
    checkErrorTracking(env),
  ])
}

async function checkDatabase({ db }: Checked): Promise<Component> {
  await sql`select 1`.execute(db)
  return { name: 'Database', state: 'ok', reason: 'answers' }
}

async function checkMigrations({ findPending }: Checked): Promise<Component> {
  const pending = await findPending()
  return pending.length === 0
    ? { name: 'Migrations', state: 'ok', reason: 'up to date' }
    : { name: 'Migrations', state: 'down', reason: `${pending.length} not applied: run npm run migrate` }
}

/** Living workers hold an advisory lock each (see the worker's `presence`), which Postgres frees when one dies. */
async function checkWorkers({ db }: Checked): Promise<Component> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid)::int as count from pg_locks
    where locktype = 'advisory' and granted and classid = ${workerLockClass}
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  const count = rows[0]?.count ?? 0
  if (count > 0) return { name: 'Worker', state: 'ok', reason: count === 1 ? 'one is running' : `${count} are running` }
  return { name: 'Worker', state: 'degraded', reason: 'none is running: what is asked for waits, and nothing is lost' }
}

/** Beyond this many seconds of waiting, whatever works is not keeping up. */
const longWaitSeconds = 30
/** Beyond this many, nothing works through the queue at all: the longest task takes five minutes. */
const stuckSeconds = 300

async function checkQueue({ db }: Checked): Promise<Component> {
  const seconds = Math.round(await findLongestWait(db))
  if (seconds <= longWaitSeconds) return { name: 'Queue', state: 'ok', reason: 'nothing waits for long' }
  const reason = `the oldest job that could run has waited for ${seconds} s`
  return { name: 'Queue', state: seconds > stuckSeconds ? 'down' : 'degraded', reason }
}

function checkLive(hub: Pick<Services['hub'], 'isListening'>): Component {
  return hub.isListening()
    ? { name: 'Live updates', state: 'ok', reason: 'listening' }
    : { name: 'Live updates', state: 'degraded', reason: 'reconnecting; screens look for news every 10 s meanwhile' }
}

function checkModel({ env }: Checked): Component {
  if (!env.MODEL_PROVIDER)
    return { name: 'Model', state: 'off', reason: 'no model key: the built-in engine does every step' }
  const models = [...new Set([env.MODEL_FAST, env.MODEL_QUALITY].filter(Boolean))].join(', ')
  return { name: 'Model', state: 'ok', reason: `${env.MODEL_PROVIDER}: ${models}` }
}

const scannerDown = ({ scanning: { policy } }: Checked): Component => ({
  name: 'Virus scanner',
  state: 'down',
  reason:
    policy.scannerDown === 'wait'
      ? 'does not answer: new files wait for it, unread'
      : 'does not answer: new files are read without a scan, as set',
})

async function checkScanner({ scanning: { scanner, policy } }: Checked): Promise<Component> {
  const name = 'Virus scanner'
  if (scanner) {
    await scanner.ping()
    return { name, state: 'ok', reason: 'ClamAV answers' }
  }
  return {
    name,
    state: 'off',
    reason:
      policy.notScanned === 'accept'
        ? 'none is set up: files are read and marked "not scanned"'
        : 'none is set up, and this instance takes no files without one',
  }
}

const noMail = 'the mail server cannot be reached or refuses the sign-in: nothing can be sent'

async function checkMail({ env, checkSmtp }: Checked): Promise<Component> {
  if (!checkSmtp)
    return {
      name: 'Mail',
      state: 'off',
      reason: "no mail server: e-mails are kept in this instance's mailbox; nothing is delivered to anybody",
    }
  return (await checkSmtp()).isReachable
    ? { name: 'Mail', state: 'ok', reason: `e-mails are sent from ${env.MAIL_FROM ?? 'the configured address'}` }
    : { name: 'Mail', state: 'down', reason: noMail }
}
