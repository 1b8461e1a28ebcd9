import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withUser } from '@jobpilot/db/with-user'
import { findRun } from '@jobpilot/domain/runs/runs.repository'
import { createLogger } from '@jobpilot/platform/logger'
import { openStorage } from '@jobpilot/platform/storage/open-storage'
import type { Storage } from '@jobpilot/platform/storage/storage'
import type { RunState, RunView } from '@jobpilot/schemas/runs'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { readWorkerEnv } from '../env.ts'
import { startWorker } from '../start-worker.ts'
import { productTasks, type Task } from '../tasks.ts'

export type TestWorker = AsyncDisposable & {
  database: TestDatabase
  storage: Storage
  start: () => Promise<void>
  /** The names under which the queue knows it. */
  pools: () => string[]
  stop: () => Promise<void>
  /** Waits until the run is in one of the states and returns it. */
  runIn: (userId: string, runId: string, ...states: RunState[]) => Promise<RunView>
}

/** A worker on a cloned database, not started yet: what is enqueued before `start` waits. */
export async function createTestWorker(
  env: Record<string, string> = {},
  tasks: readonly Task[] = productTasks,
): Promise<TestWorker> {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-worker-'))
  const settings = readWorkerEnv({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, ...env })
  const log = createLogger({ name: 'test', level: 'silent', isReadable: false })
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined
  const stop = async () => {
    await worker?.stop()
    worker = undefined
  }
  return {
    database,
    stop,
    storage: await openStorage(settings),
    pools: () => worker?.pools() ?? [],
    async start() {
      worker ??= await startWorker(settings, log, tasks)
    },
    runIn: (userId, runId, ...states) =>
      waitFor(
        `run ${states.join(' or ')}`,
        async () => {
          const run = await withUser(database.db, userId, (tx) => findRun(tx, userId, runId))
          return run && states.includes(run.state) ? run : undefined
        },
        20_000,
      ),
    async [Symbol.asyncDispose]() {
      await stop()
      await database[Symbol.asyncDispose]()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
