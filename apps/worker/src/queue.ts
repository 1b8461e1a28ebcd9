import { setTimeout as wait } from 'node:timers/promises'
import { leaseOf } from '@jobpilot/db/claiming-fetch'
import { createSlots } from '@jobpilot/platform/slots'
import { queues, type TaskQueue } from '@jobpilot/tasks/queues'
import type { JobHelpers, TaskList } from 'graphile-worker'
import type pg from 'pg'
import { backoffMs } from './backoff.ts'
import type { WorkerContext } from './context.ts'
import { inTask } from './in-task.ts'
import type { Presence } from './presence.ts'
import { type QueueRunner, shortJobsInHand, shortRunners, startQueueRunner } from './queue-runner.ts'
import { LostRunError } from './run-handle.ts'
import { runShortTask } from './run-short-task.ts'
import { type ActiveRuns, runTask } from './run-task.ts'
import { cronItems, queuedTaskList, systemTaskList, systemTaskNames } from './schedule.ts'
import { createShortRuns } from './short-runs.ts'
import type { Task } from './tasks.ts'

type Parts = {
  context: WorkerContext
  queuePool: pg.Pool
  presence: Presence
  /** Writes the runs of short tasks, as the system role. */
  batchPool: pg.Pool
  tasks: readonly Task[]
  /** Where this queue's runs under way are kept. */
  active: ActiveRuns
  concurrency: number
  /** Lets one suspect of this process run at a time. */
  oneSuspect: ReturnType<typeof createSlots>
}

/**
 * A job whose process has ended under it this often is suspected, and waits for the other suspects: else the one that is to
 * blame takes along each time, and in the end to the dead letters, whatever runs beside it. A process that is merely killed
 * now and then has its jobs run side by side again.
 */
const suspectAfter = 3

/** How often it is looked whether the library has written a failure, and how often at most. */
const failureWritten = { everyMs: 50, most: 40 }

/**
 * The library puts a failed job off by seconds; a site or a database that is away wants as long as for any other task. It says so
 * before it writes that, so a moment passes. Should the process end meanwhile, the job is only tried sooner.
 */
async function putOff({ queuePool, context }: Parts, id: string, attempts: number): Promise<void> {
  try {
    for (let looked = 0; looked < failureWritten.most; looked++) {
      await wait(failureWritten.everyMs)
      const { rowCount } = await queuePool.query(
        `select from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now() + make_interval(secs => $2::float8))`,
        [id, backoffMs(attempts) / 1_000],
      )
      if (rowCount) return
    }
  } catch (error) {
    context.log.warn({ err: error }, 'a failed job could not be put off')
  }
}

/** Starts one queue: its tasks, in the shape that suits their pace. The queue for short work also keeps the schedule. */
export async function startQueue(name: TaskQueue, parts: Parts): Promise<QueueRunner> {
  const { context, active } = parts
  const isShort = queues[name].pace === 'short'
  const inSlot = createSlots(parts.concurrency)

  async function start(isFirst: boolean): Promise<QueueRunner> {
    const shortRuns = createShortRuns(parts.batchPool)
    const taskList: TaskList = Object.fromEntries(
      parts.tasks
        .filter(({ spec }) => spec.queue === name)
        .map((task) => [
          task.name,
          (payload: unknown, { job }: JobHelpers) => {
            const { attempts, run_at: since } = job
            const about = { payload, attempts, waitedMs: Date.now() - since.getTime(), log: context.log }
            const work = () =>
              inTask(task, about, () =>
                task.pace === 'short'
                  ? runShortTask({ context, shortRuns, inSlot, active }, task, payload, attempts === 1)
                  : runTask(context, task, payload, active, leaseOf(job)),
              )
            return attempts > suspectAfter ? parts.oneSuspect(work) : work()
          },
        ]),
    )
    const runner = await startQueueRunner({
      name,
      isShort,
      log: context.log,
      queuePool: parts.queuePool,
      presence: parts.presence,
      concurrency: isShort ? shortJobsInHand : parts.concurrency,
      taskList: { ...taskList, ...queuedTaskList(name, context, active), ...(isShort ? systemTaskList(context) : {}) },
      onFailed: ({ id, task_identifier: task, attempts, max_attempts: most }) => {
        if (attempts < most && systemTaskNames.includes(task)) void putOff(parts, id, attempts)
      },
      onLost: () => {
        for (const controller of active.values()) controller.abort(new LostRunError('the queue lost its database'))
      },
      ...(isShort ? { cronItems: isFirst ? cronItems() : [], onFetched: shortRuns.hold } : {}),
    })
    return {
      nudge: runner.nudge,
      hands: runner.hands,
      async stop() {
        await runner.stop()
        await shortRuns.leave().catch((error: unknown) => context.log.warn({ err: error }, 'the claim was left behind'))
      },
    }
  }
  const runners = await Promise.all(Array.from({ length: isShort ? shortRunners : 1 }, (_, at) => start(at === 0)))
  return {
    // One finds a single job; while it works through many, the other fetches the next.
    nudge: (count) => {
      for (const runner of count > 1 ? runners : runners.slice(0, 1)) runner.nudge(count)
    },
    hands: () => runners.flatMap((runner) => runner.hands()),
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()))
    },
  }
}
