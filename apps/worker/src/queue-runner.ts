import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@jobpilot/platform/logger'
import {
  type Job,
  type ParsedCronItem,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import type { Presence } from './presence.ts'
import type { Hand } from './rescue.ts'

/** The library counts a connection for each job in hand; a short queue writes theirs together, over a few. */
const levelOf = (level: string, message: string): 'error' | 'warn' | 'debug' =>
  level === 'error' ? 'error' : level === 'warning' && !message.includes('maxPoolSize') ? 'warn' : 'debug'

export type QueueRunner = {
  /** There are so many new jobs for this queue. */
  nudge: (count: number) => void
  /** What its pools have in hand. */
  hands: () => Hand[]
  stop: () => Promise<void>
}

type Options = {
  name: string
  queuePool: pg.Pool
  presence: Presence
  taskList: TaskList
  concurrency: number
  /** Short tasks are fetched in batches and handed out in memory. */
  isShort: boolean
  cronItems?: ParsedCronItem[]
  /** The pool has jobs in hand that it has not started yet. */
  onFetched?: (poolId: string) => void
  /** An attempt has failed; the library is about to put the job back, by a delay of its own. */
  onFailed?: (job: Job) => void
  /** The queue library gave up on its pool, e.g. because the database went away: what still runs is not ours any more. */
  onLost?: () => void
  log: Logger
}

/** Runners of a short queue: one works while Postgres looks out the next jobs for the other. */
export const shortRunners = 2
/** Jobs that each of them fetches at once, and has in hand: in turn they run, and their ends are written together. */
export const shortJobsInHand = 500
const longestDelayMs = 5_000

/** Runs one queue until stopped, and starts it again whenever the library ends it by itself. Throws when the first start fails. */
export async function startQueueRunner(options: Options): Promise<QueueRunner> {
  const { log, name } = options
  let current = await startOnce(options)
  let isStopping = false

  async function supervise(): Promise<void> {
    for (let delay = 200; !isStopping; ) {
      const failure = await current.runner.promise.then(
        () => undefined,
        (error: unknown) => error,
      )
      if (isStopping) return
      log.warn({ err: failure, queue: name }, 'queue stopped by itself, starting it again')
      options.onLost?.()
      await current.leave().catch(() => undefined)
      for (let isUp = false; !isUp && !isStopping; delay = Math.min(longestDelayMs, delay * 2)) {
        await wait(delay)
        isUp = await startOnce(options).then(
          (started) => {
            current = started
            delay = 100
            return true
          },
          () => false,
        )
      }
    }
  }
  const supervision = supervise()
  const stopCurrent = async () => {
    await current.runner.stop().catch((error: unknown) => log.debug({ err: error, queue: name }, 'already stopped'))
    await current.leave().catch(() => undefined)
  }

  return {
    nudge: (count) => current.nudge(count),
    hands: () => [current.hand],
    async stop() {
      isStopping = true
      const before = current
      await stopCurrent()
      await supervision
      // It was being started again meanwhile.
      if (current !== before) await stopCurrent()
    },
  }
}

/** The end of a job is being written for as long as this, at most. */
const endingMs = 10_000

/** Tells which jobs a pool has: fetched, begun, or ended a moment ago. */
function watchHand(events: WorkerEvents): (jobId: string) => boolean {
  const leftAt = new Map<string, number>()
  let tidiedAt = performance.now()
  const take = ({ id }: Job) => void leftAt.set(id, Number.POSITIVE_INFINITY)
  const leave = ({ id }: Job) => {
    const now = performance.now()
    leftAt.set(id, now)
    if (now - tidiedAt < endingMs) return
    tidiedAt = now
    for (const [each, at] of leftAt) if (now - at > endingMs) leftAt.delete(each)
  }
  events.on('localQueue:getJobs:complete', ({ jobs }) => jobs.forEach(take))
  events.on('localQueue:returnJobs', ({ jobs }) => jobs.forEach(leave))
  events.on('job:start', ({ job }) => take(job))
  events.on('job:complete', ({ job }) => leave(job))
  return (jobId) => leftAt.has(jobId)
}

type Started = { runner: Runner; nudge: (count: number) => void; hand: Hand; leave: () => Promise<void> }

async function startOnce(options: Options): Promise<Started> {
  const { log, name, presence } = options
  const events = new EventEmitter() as WorkerEvents
  const pools: string[] = []
  const joined: Promise<void>[] = []
  let nudge: Started['nudge'] = () => {}
  events.on('pool:create', ({ workerPool }) => {
    pools.push(workerPool.id)
    joined.push(presence.add(workerPool.id))
    nudge = (count) => {
      try {
        workerPool.nudge(count)
      } catch (error) {
        // It is ending, and the library insists that nobody asks it then. Whoever starts next looks at once.
        log.debug({ err: error, queue: name }, 'not looking for jobs any more')
      }
    }
  })
  // Each of a worker's queues would hear of the jobs of all, and wake a backend of Postgres for it: `presence` tells whose they are.
  events.on('pool:listen:success', ({ client }) => {
    queueMicrotask(() => void client.query('unlisten "jobs:insert"').catch(() => undefined))
  })
  events.on('localQueue:getJobs:complete', ({ jobs }) => {
    if (jobs.length > 0) options.onFetched?.(pools[0] ?? '')
  })
  events.on('job:complete', ({ job, error }) => {
    if (error) options.onFailed?.(job)
  })
  const hand: Hand = { pools, has: watchHand(events) }
  const leave = async () => {
    for (const id of pools) await presence.remove(id)
  }
  try {
    const runner = await run({
      pgPool: options.queuePool,
      concurrency: options.concurrency,
      noHandleSignals: true,
      events,
      taskList: options.taskList,
      parsedCronItems: options.cronItems ?? [],
      logger: new QueueLogger(
        (scope) => (level, message) => log[levelOf(level, message)]({ queue: name, part: scope.label }, message),
      ),
      preset: {
        worker: {
          pollInterval: 1_000,
          // Batching across time would let stop() return before the last completion is written.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
          ...(options.isShort ? { localQueue: { size: shortJobsInHand } } : {}),
        },
      },
    })
    await Promise.all(joined)
    return { runner, nudge, hand, leave }
  } catch (error) {
    await leave().catch(() => undefined)
    throw error
  }
}
