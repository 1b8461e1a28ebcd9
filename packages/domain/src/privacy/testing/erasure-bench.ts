import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, createPool } from '@jobpilot/db/client'
import { createDiskStorage } from '@jobpilot/platform/storage/disk-storage'
import { personKey } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import type pg from 'pg'
import type { ErasureContext } from '../erase-person.ts'
import { seedCanaries } from './seed-canaries.ts'

/** How many more statements and calls of the storage happen before the process "ends": from then on each fails. */
export type Fuse = { left: number; isBurnt: boolean }

export type ErasureBench = AsyncDisposable & {
  database: TestDatabase
  storage: Storage
  /** Erases as a worker would that ends when the fuse is burnt. */
  withContext: <T>(fuse: Fuse, work: (context: ErasureContext) => Promise<T>) => Promise<T>
  /** A person with a canary in every text of theirs, in a file and in a waiting job, whose date has come. */
  createLeaving: (canary: string) => Promise<string>
  /** Files of the data folder that hold the text. */
  filesHolding: (text: string) => Promise<string[]>
}

export const longFuse = (): Fuse => ({ left: Number.POSITIVE_INFINITY, isBurnt: false })

function burn(fuse: Fuse): void {
  fuse.left -= 1
  if (fuse.left >= 0) return
  fuse.isBurnt = true
  throw new Error('the process ended here')
}

function fusedPool(url: string, as: 'app' | 'system', fuse: Fuse): pg.Pool {
  const pool = createPool({ url, applicationName: 'test', max: 2, as, onError: () => undefined })
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = (async (...args: unknown[]) => {
      burn(fuse)
      return await query(...args)
    }) as typeof client.query
  })
  return pool
}

const fusedStorage = (storage: Storage, fuse: Fuse): Storage => ({
  ...storage,
  async list(prefix) {
    burn(fuse)
    return await storage.list(prefix)
  },
  async delete(key) {
    burn(fuse)
    await storage.delete(key)
  },
  async put(key, content, options) {
    burn(fuse)
    await storage.put(key, content, options)
  },
})

export async function createErasureBench(): Promise<ErasureBench> {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'jobpilot-erasure-'))
  const storage = createDiskStorage(folder)
  return {
    database,
    storage,
    async withContext(fuse, work) {
      const db = createDatabase(fusedPool(database.url, 'app', fuse))
      const system = createDatabase(fusedPool(database.url, 'system', fuse))
      try {
        return await work({ db, system, storage: fusedStorage(storage, fuse) })
      } finally {
        await db.destroy()
        await system.destroy()
      }
    },
    async createLeaving(canary) {
      const userId = crypto.randomUUID()
      await seedCanaries(database, userId, canary)
      for (const name of ['a', 'b'])
        await storage.put(personKey(userId, 'documents', name), Buffer.from(canary), { contentType: 'text/plain' })
      await database.owner.query(`select graphile_worker.add_job('outreach/compose-mail', $1)`, [
        JSON.stringify({ userId, runId: crypto.randomUUID(), note: canary }),
      ])
      await database.owner.query(
        `insert into dead_jobs (task, payload, attempts, cause, message) values ('x', $1, 1, 'unreadable', $2)`,
        [JSON.stringify({ userId }), canary],
      )
      await database.owner.query('insert into rate_limits (key) values ($1)', [`writes:${userId}`])
      await database.owner.query(
        `update users set deletion_due_at = now() - interval '1 minute', brake = 'paused', paused_at = now() where id = $1`,
        [userId],
      )
      return userId
    },
    async filesHolding(text) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      const holding = await Promise.all(
        paths.map(async (path) => path.includes(text) || (await readFile(path, 'utf8')).includes(text)),
      )
      return paths.filter((_, at) => holding[at])
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
