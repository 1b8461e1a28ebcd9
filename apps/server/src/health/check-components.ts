import { findLongestWait } from '@jobpilot/domain/runs/queues.service'
import { findModelTrouble } from '@jobpilot/domain/spend/model-trouble'
import { modelsOf } from '@jobpilot/platform/models/model-limits'
import type { MailAdapter } from '@jobpilot/schemas/effects'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'
import { sql } from 'kysely'
import type { Services } from '../context.ts'
import { checkErrorTracking, checkTracing } from './check-observing.ts'
import { checkStorage } from './check-storage.ts'
import { type Component, within } from './component.ts'

/** What the checks look at; the doctor has no hub, as nothing listens while it runs. */
export type Checked = Pick<
  Services,
  'env' | 'db' | 'mailAdapter' | 'checkMail' | 'findPending' | 'storage' | 'scanning'
> & {
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
    within<Component>(() => checkModel(parts), { name: 'Model', state: 'off', reason: untold }),
    within<Component>(() => checkScanner(parts), scannerDown(parts)),
    within<Component>(() => checkMail(parts), mailDown(parts)),
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

/** Told from the newest real call: asking a model only to see costs money. */
async function checkModel({ env, db }: Checked): Promise<Component> {
  const name = 'Model'
  if (!env.MODEL_PROVIDER) return { name, state: 'off', reason: 'no model key: the built-in engine does every step' }
  const models = modelsOf(env)
  const trouble = await findModelTrouble(db, env.MODEL_PROVIDER, models)
  const whose = `${env.MODEL_PROVIDER}, ${models.join(' and ')}`
  return trouble === undefined
    ? { name, state: 'ok', reason: `${whose}: asked when there is work, and the built-in engine steps in` }
    : {
        name,
        state: 'degraded',
        reason: `${whose}: when it was last asked it ${trouble}; the built-in engine steps in`,
      }
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

const unreachable: Record<MailAdapter, string> = {
  'local-mailbox': 'the mailbox does not answer',
  smtp: 'the mail server cannot be reached or refuses the sign-in: nothing can be sent',
  resend: 'Resend cannot be reached or refuses the key: nothing can be sent',
}
const mailDown = ({ mailAdapter }: Checked): Component => ({
  name: 'Mail',
  state: 'down',
  reason: unreachable[mailAdapter],
})

async function checkMail(parts: Checked): Promise<Component> {
  const { env, mailAdapter } = parts
  const name = 'Mail'
  if (!parts.checkMail)
    return {
      name,
      state: 'off',
      reason: "no mail server: e-mails are kept in this instance's mailbox; nothing is delivered to anybody",
    }
  if (!(await parts.checkMail()).isReachable) return mailDown(parts)
  const from = env.MAIL_FROM ?? 'the configured address'
  if (mailAdapter === 'smtp') return { name, state: 'ok', reason: `e-mails are sent over SMTP from ${from}` }
  if (env.RESEND_WEBHOOK_SECRET) return { name, state: 'ok', reason: `e-mails are sent through Resend from ${from}` }
  return {
    name,
    state: 'degraded',
    reason: `e-mails are sent through Resend from ${from}; bounces and complaints are not heard of without its webhook`,
  }
}
