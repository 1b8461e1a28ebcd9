import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { type KeptConnection, keepConnection } from '@jobpilot/db/keep-connection'
import { createLocalMailbox } from '@jobpilot/domain/effects/local-mailbox'
import { cancelChannel } from '@jobpilot/domain/runs/runs.service'
import { storePrices } from '@jobpilot/domain/spend/prices.repository'
import { createSafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import { createSmtpMail } from '@jobpilot/platform/mail/smtp-mail'
import { openModel, pricesOf } from '@jobpilot/platform/models/model-access'
import { smtpConfigOf } from '@jobpilot/platform/settings'
import { createDiskStorage } from '@jobpilot/platform/storage/disk-storage'
import { type TaskName, taskNames } from '@jobpilot/tasks/catalog'
import { Logger as QueueLogger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { WorkerContext } from './context.ts'
import type { WorkerEnv } from './env.ts'
import { holdPoolLock, rescueOrphanedJobs } from './pool-rescue.ts'
import { CancelledError } from './run-handle.ts'
import { type ActiveRuns, runTask } from './run-task.ts'

const rescueEveryMs = 5_000
/** SIGTERM to exit, at most: a task that does not heed its signal must not keep the process. */
const drainMs = 25_000

/** Runs tasks until `stop` is called. `stop` lets running ones end, up to 25 s. */
export async function startWorker(env: WorkerEnv, log: Logger): Promise<{ stop: () => Promise<void> }> {
  const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  const onError = (error: Error) => log.error({ err: error }, 'idle database connection lost')
  const appPool = createPool({
    url,
    applicationName: 'jobpilot-worker',
    max: env.WORKER_CONCURRENCY + 4,
    as: 'app',
    onError,
  })
  const queuePool = createPool({
    url: env.DATABASE_OWNER_URL ?? url,
    applicationName: 'jobpilot-queue',
    max: env.WORKER_CONCURRENCY + 2,
    as: 'owner',
    onError,
  })
  const testHosts = env.NODE_ENV === 'test' ? (env.FETCH_ALLOWED_TEST_HOSTS?.split(',') ?? []) : []
  await storePrices(queuePool, pricesOf(env))
  const db = createDatabase(appPool)
  const smtp = smtpConfigOf(env)
  const context: WorkerContext = {
    db,
    mail: smtp ? createSmtpMail(smtp) : createLocalMailbox(db),
    log,
    storage: createDiskStorage(resolve(env.DATA_DIR, 'files')),
    safeFetch: createSafeFetch({ allowedTestHosts: testHosts }),
    model: openModel(env),
  }
  const active: ActiveRuns = new Map()
  const events = new EventEmitter() as WorkerEvents
  const locks: Promise<AsyncDisposable>[] = []
  const ownPools: string[] = []
  events.on('pool:create', ({ workerPool }) => {
    ownPools.push(workerPool.id)
    locks.push(holdPoolLock(url, workerPool.id, log))
  })
  const cancels = await listenForCancels(url, active, log)

  const runner = await run({
    pgPool: queuePool,
    concurrency: env.WORKER_CONCURRENCY,
    noHandleSignals: true,
    events,
    taskList: taskListOf(context, active),
    logger: new QueueLogger(
      (scope) => (level, message) =>
        log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level]({ queue: scope.label }, message),
    ),
    preset: {
      worker: {
        pollInterval: 1_000,
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: drainMs,
      },
    },
  })
  await Promise.all(locks)
  const rescue = setInterval(() => rescueOrphanedJobs(queuePool, ownPools, log).catch(onError), rescueEveryMs)
  await rescueOrphanedJobs(queuePool, ownPools, log)
  log.info(
    { concurrency: env.WORKER_CONCURRENCY, tasks: taskNames.length, model: context.model?.port.provider ?? 'built-in' },
    'worker ready',
  )

  return {
    async stop() {
      clearInterval(rescue)
      const deadline = new Promise<void>((done) => setTimeout(done, drainMs).unref())
      await Promise.race([runner.stop(), deadline]).catch((error: unknown) =>
        log.error({ err: error }, 'worker did not drain'),
      )
      await cancels[Symbol.asyncDispose]()
      for (const lock of await Promise.all(locks)) await lock[Symbol.asyncDispose]()
      await context.db.destroy()
      await queuePool.end()
    },
  }
}

const taskListOf = (context: WorkerContext, active: ActiveRuns): TaskList =>
  Object.fromEntries(
    taskNames.map((name: TaskName) => [name, (payload: unknown) => runTask(context, name, payload, active)]),
  )

/** Aborts a run in this process when its person cancels it. A lost notification costs only time: the next checkpoint sees it too. */
const listenForCancels = (url: string, active: ActiveRuns, log: Logger): Promise<KeptConnection> =>
  keepConnection({
    url,
    name: 'jobpilot-worker-cancel',
    log,
    prepare: (client) => {
      client.on('notification', ({ payload }) =>
        active.get(payload ?? '')?.abort(new CancelledError('cancelled by the person')),
      )
      return client.query(`listen ${cancelChannel}`)
    },
  })
