import { availableParallelism } from 'node:os'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { rollEventPartitions } from '@jobpilot/db/roll-event-partitions'
import { createLocalMailbox } from '@jobpilot/domain/effects/local-mailbox'
import { ListingFinder } from '@jobpilot/domain/listings/listing-finder'
import { openPageReaders } from '@jobpilot/domain/sources/page-readers'
import { storePrices } from '@jobpilot/domain/spend/prices.repository'
import { openListingReaders } from '@jobpilot/engine/threads/listing-readers'
import { createSafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { Logger } from '@jobpilot/platform/logger'
import { openMail } from '@jobpilot/platform/mail/open-mail'
import { openModel } from '@jobpilot/platform/models/model-access'
import { pricesOf } from '@jobpilot/platform/models/model-limits'
import { openScanning } from '@jobpilot/platform/scanner/open-scanning'
import { mailConfigOf, publicUrlOf, sourceKeysOf } from '@jobpilot/platform/settings'
import { createSlots } from '@jobpilot/platform/slots'
import { openStorage } from '@jobpilot/platform/storage/open-storage'
import { queueNames, type TaskQueue } from '@jobpilot/tasks/queues'
import { systemTasks } from '@jobpilot/tasks/system-tasks'
import type { WorkerContext } from './context.ts'
import { DrainError, drainAskMs, drainMs } from './drain.ts'
import { concurrencyOf, type WorkerEnv } from './env.ts'
import { watchQueues } from './measure-queues.ts'
import { openPresence } from './presence.ts'
import { startQueue } from './queue.ts'
import type { QueueRunner } from './queue-runner.ts'
import { CancelledError, LostRunError } from './run-handle.ts'
import type { ActiveRuns } from './run-task.ts'
import { scheduledNames, systemTaskNames } from './schedule.ts'
import { sweep } from './sweep.ts'
import { productTasks, type Task } from './tasks.ts'

const sweepEveryMs = 5_000
/** The largest boards there are answer with some 15 MB. */
const boardLimits = { maxBytes: 40 * 1_048_576, timeoutMs: 60_000 }

export type RunningWorker = {
  stop: () => Promise<void>
  /** The names under which the queue knows this process at the moment. */
  pools: () => string[]
}

/**
 * Runs tasks, one runner for each queue, until `stop` is called. `stop` lets running ones end, asks the rest after 15 s to
 * go back to the queue, and leaves after 25 s whatever they do. `tasks` are the product's own unless a test brings others.
 */
export async function startWorker(
  env: WorkerEnv,
  log: Logger,
  tasks: readonly Task[] = productTasks,
): Promise<RunningWorker> {
  const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  const onError = (error: Error) => log.error({ err: error }, 'idle database connection lost')
  const concurrency = concurrencyOf(env)
  const slots = Object.values(concurrency).reduce((sum, count) => sum + count, 0)
  const appPool = createPool({ url, applicationName: 'jobpilot-worker', max: slots + 2, as: 'app', onError })
  const systemPool = createPool({ url, applicationName: 'jobpilot-system', max: 4, as: 'system', onError })
  const batchPool = createPool({ url, applicationName: 'jobpilot-short-runs', max: 4, as: 'batches', onError })
  const queuePool = createPool({
    url: env.DATABASE_OWNER_URL ?? url,
    applicationName: 'jobpilot-queue',
    // Each queue listens on one connection for good.
    max: queueNames.length + 12,
    as: 'queue',
    onError,
  })
  const testHosts = env.NODE_ENV === 'test' ? (env.FETCH_ALLOWED_TEST_HOSTS?.split(',') ?? []) : []
  await storePrices(queuePool, pricesOf(env))
  const db = createDatabase(appPool)
  const mail = mailConfigOf(env)
  const context: WorkerContext = {
    db,
    listings: new ListingFinder(db),
    mail: mail ? openMail(mail) : createLocalMailbox(db),
    publicUrl: publicUrlOf(env),
    system: createDatabase(systemPool),
    owner: queuePool,
    eventMonths: env.EVENT_RETENTION_MONTHS,
    log,
    storage: await openStorage(env),
    scanning: openScanning(env),
    safeFetch: createSafeFetch({ allowedTestHosts: testHosts }),
    sourceFetch: createSafeFetch({ allowedTestHosts: testHosts, ...boardLimits }),
    sourceKeys: sourceKeysOf(env),
    pageReaders: openPageReaders(2),
    listingReaders: openListingReaders(Math.max(1, Math.min(4, availableParallelism()))),
    model: openModel(env),
  }
  await rollEventPartitions(queuePool, env.EVENT_RETENTION_MONTHS)
  const active = { agents: new Map(), briefings: new Map(), scraping: new Map(), default: new Map() } satisfies Record<
    TaskQueue,
    ActiveRuns
  >
  const abortWhere = (isMeant: (runId: string) => boolean, reason: Error) => {
    for (const runs of Object.values<ActiveRuns>(active))
      for (const [runId, controller] of runs) if (isMeant(runId)) controller.abort(reason)
  }
  const runners = new Map<TaskQueue, QueueRunner>()
  const queueOf = new Map<string, TaskQueue>([
    ...tasks.map(({ name, spec }): [string, TaskQueue] => [name, spec.queue]),
    ...Object.entries(systemTasks).map(([name, { queue }]): [string, TaskQueue] => [name, queue]),
  ])
  const presence = await openPresence(url, log, {
    cancel: (cancelled) => abortWhere((runId) => runId === cancelled, new CancelledError('cancelled by the person')),
    held: (id) => abortWhere((runId) => runId === id, new LostRunError('held by force, as the brake is on')),
    jobs: (task, count) => {
      const queue = queueOf.get(task)
      if (queue) runners.get(queue)?.nudge(count)
    },
  })
  const oneSuspect = createSlots(1)
  await Promise.all(
    queueNames.map(async (name) => {
      const parts = {
        context,
        queuePool,
        presence,
        batchPool,
        tasks,
        active: active[name],
        concurrency: concurrency[name],
        oneSuspect,
      }
      runners.set(name, await startQueue(name, parts))
    }),
  )

  let sweeping: Promise<void> | undefined
  const sweepNow = () => {
    const hands = [...runners.values()].flatMap((runner) => runner.hands())
    sweeping ??= sweep(context, queuePool, presence, tasks, hands, { systemTaskNames, scheduledNames })
      .catch((error: unknown) => log.error({ err: error }, 'sweep failed, the next one follows'))
      .finally(() => {
        sweeping = undefined
      })
    return sweeping
  }
  const sweeps = setInterval(sweepNow, sweepEveryMs)
  const leaveQueues = watchQueues(context)
  await sweepNow()
  log.info({ concurrency, tasks: tasks.length, model: context.model?.port.provider ?? 'built-in' }, 'worker ready')

  return {
    pools: presence.pools,
    async stop() {
      clearInterval(sweeps)
      leaveQueues()
      const ask = setTimeout(() => abortWhere(() => true, new DrainError()), drainAskMs)
      let deadline: NodeJS.Timeout | undefined
      const late = new Promise<void>((done) => {
        deadline = setTimeout(done, drainMs)
      })
      await Promise.race([Promise.all([...runners.values()].map((runner) => runner.stop())), late])
      clearTimeout(ask)
      clearTimeout(deadline)
      await Promise.race([sweeping, late])
      await context.pageReaders[Symbol.asyncDispose]()
      await context.listingReaders[Symbol.asyncDispose]()
      await presence[Symbol.asyncDispose]()
      await Promise.race([
        Promise.all([context.db.destroy(), context.system.destroy(), batchPool.end(), queuePool.end()]),
        new Promise((done) => setTimeout(done, 4_000).unref()),
      ])
    },
  }
}
