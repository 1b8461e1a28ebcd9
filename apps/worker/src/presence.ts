import { type KeptConnection, keepConnection } from '@jobpilot/db/keep-connection'
import { heldChannel } from '@jobpilot/domain/people/hold-stuck-runs'
import { cancelChannel } from '@jobpilot/domain/runs/runs.service'
import type { Logger } from '@jobpilot/platform/logger'
import { workerLockClass } from '@jobpilot/tasks/worker-lock'

/** Postgres channel on which new jobs are said: their task and how many they are. */
const jobsChannel = 'jobpilot_jobs'

/** Second part of the lock: which pool. Postgres frees it when the process that holds it dies, however it dies. */
export const poolLockKey = `hashtext($1::text)`

export type Presence = AsyncDisposable & {
  /** From now on, the lock says that the pool with this id lives. */
  add(poolId: string): Promise<void>
  /** The pool is gone; whoever sweeps next gives its jobs back. */
  remove(poolId: string): Promise<void>
  isOwn(poolId: string): boolean
  pools(): string[]
}

/**
 * This process's sign of life: one connection that holds an advisory lock for each of its pools and hears of new jobs and
 * of runs that shall stop. A lost notification costs only time: each queue looks every second, each run at its checkpoints.
 */
export async function openPresence(
  url: string,
  log: Logger,
  hear: { cancel: (runId: string) => void; held: (runId: string) => void; jobs: (task: string, count: number) => void },
): Promise<Presence> {
  const pools = new Set<string>()
  let turn: Promise<unknown> = Promise.resolve()
  const lock = `select pg_advisory_lock(${workerLockClass}, ${poolLockKey})`
  const connection: KeptConnection = await keepConnection({
    url,
    name: 'jobpilot-worker-alive',
    log,
    async prepare(client) {
      client.on('notification', ({ channel, payload = '' }) => {
        if (channel === cancelChannel) return hear.cancel(payload)
        if (channel === heldChannel) return hear.held(payload)
        const [task = '', count] = payload.split(' ')
        hear.jobs(task, Number(count))
      })
      await client.query(`listen ${cancelChannel}; listen ${heldChannel}; listen ${jobsChannel}`)
      for (const poolId of pools) await client.query(lock, [poolId])
    },
  })
  /** One statement after the other: a connection cannot take two at once. */
  const inTurn = (text: string, poolId: string): Promise<void> => {
    const done = turn.then(async () => {
      await connection.query(text, [poolId])
    })
    turn = done.catch(() => undefined)
    return done
  }
  return {
    isOwn: (poolId) => pools.has(poolId),
    pools: () => [...pools],
    add(poolId) {
      pools.add(poolId)
      return inTurn(lock, poolId)
    },
    remove(poolId) {
      pools.delete(poolId)
      return inTurn(`select pg_advisory_unlock(${workerLockClass}, ${poolLockKey})`, poolId)
    },
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  }
}
