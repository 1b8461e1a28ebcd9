import type { Database } from '@jobpilot/db/client'
import type { DB } from '@jobpilot/db/types'
import { withUser } from '@jobpilot/db/with-user'
import { catalog, type TaskName } from '@jobpilot/tasks/catalog'
import { queueNames, type TaskQueue } from '@jobpilot/tasks/queues'
import { type SystemTaskName, systemTasks } from '@jobpilot/tasks/system-tasks'
import { type Kysely, sql } from 'kysely'
import { assertAdmin } from '../people/admins.ts'

type TaskDepth = { task: string; ready: string; running: string; scheduled: string; oldestReady: Date | null }

/** How many jobs of each task wait, run and are planned; everybody's, without whose. */
async function readDepths(db: Kysely<DB>): Promise<TaskDepth[]> {
  return (await sql<TaskDepth>`select task, ready, running, scheduled, oldest_ready from queue_depths()`.execute(db))
    .rows
}

export type QueueView = {
  name: TaskQueue
  /** Could start now. */
  ready: number
  running: number
  /** Planned for later: another try after a fault, or on somebody's wish. */
  scheduled: number
  /** When the one that waits longest could have started. */
  oldestReady: string | null
}

const queueOf = (task: string): TaskQueue =>
  task in catalog
    ? catalog[task as TaskName].queue
    : task in systemTasks
      ? systemTasks[task as SystemTaskName].queue
      : 'default'

/** Every queue and what is in it; refused to all but admins. */
export function listQueues(db: Database, adminId: string): Promise<QueueView[]> {
  return withUser(db, adminId, async (tx) => {
    await assertAdmin(tx)
    const depths = await readDepths(tx)
    return queueNames.map((name) => {
      const own = depths.filter(({ task }) => queueOf(task) === name)
      const sum = (key: 'ready' | 'running' | 'scheduled') =>
        own.reduce((total, depth) => total + Number(depth[key]), 0)
      const oldest = own.flatMap(({ oldestReady }) => (oldestReady ? [oldestReady.toISOString()] : [])).sort()[0]
      return {
        name,
        ready: sum('ready'),
        running: sum('running'),
        scheduled: sum('scheduled'),
        oldestReady: oldest ?? null,
      }
    })
  })
}

/** For each queue, how many jobs could start now and for how many seconds the oldest of them has waited. */
export async function measureQueues(
  db: Kysely<DB>,
): Promise<{ name: TaskQueue; ready: number; waitedSeconds: number }[]> {
  const depths = await readDepths(db)
  return queueNames.map((name) => {
    const own = depths.filter(({ task }) => queueOf(task) === name)
    const waits = own.flatMap(({ oldestReady }) => (oldestReady ? [(Date.now() - oldestReady.getTime()) / 1_000] : []))
    return { name, ready: own.reduce((sum, { ready }) => sum + Number(ready), 0), waitedSeconds: Math.max(0, ...waits) }
  })
}

/** How long the job that waits longest could have been under way, in seconds; 0 when none waits. */
export async function findLongestWait(db: Database): Promise<number> {
  const oldest = (await readDepths(db)).flatMap(({ oldestReady }) => (oldestReady ? [oldestReady.getTime()] : []))
  return oldest.length === 0 ? 0 : Math.max(0, (Date.now() - Math.min(...oldest)) / 1000)
}
