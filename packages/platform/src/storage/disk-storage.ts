import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { checkKey, checkPrefix } from './keys.ts'
import { type Storage, StorageError } from './storage.ts'

/** Unfinished writes start with a dot, which no key segment does. */
const unfinishedPrefix = '.unfinished-'

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function unavailable(doing: string, error: unknown): StorageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new StorageError('unavailable', `The storage folder could not be ${doing} (${code})`, error)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its rename is as durable as it gets.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Written beside its final place, synced, renamed, and the folder synced: after a crash there is the old file or the new one. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, unfinishedPrefix + randomUUID())
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(folder)
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(unfinishedPrefix))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (isMissing(error)) return []
    throw unavailable('listed', error)
  }
}

/**
 * Files under one folder of this machine, readable by the owner of the process only. The content type is not kept:
 * the database row that owns the key has it.
 */
export function createDiskStorage(rootFolder: string): Storage {
  const pathOf = (key: string): string => {
    checkKey(key)
    return join(rootFolder, ...key.split('/'))
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await writeWhole(path, bytes).catch((error: unknown) => {
        throw unavailable('written', error)
      })
    },
    async get(key) {
      const path = pathOf(key)
      try {
        return new Uint8Array(await readFile(path))
      } catch (error) {
        if (isMissing(error)) throw new StorageError('not-found', 'No file is stored under this key')
        throw unavailable('read', error)
      }
    },
    async delete(key) {
      const path = pathOf(key)
      await rm(path, { force: true }).catch((error: unknown) => {
        if (!isMissing(error)) throw unavailable('changed', error)
      })
    },
    async exists(key) {
      const path = pathOf(key)
      try {
        return (await stat(path)).isFile()
      } catch (error) {
        if (isMissing(error)) return false
        throw unavailable('read', error)
      }
    },
    async list(prefix) {
      checkPrefix(prefix)
      const paths = await listFiles(join(rootFolder, ...prefix.split('/')))
      return paths.map((path) => relative(rootFolder, path).split(sep).join('/')).sort()
    },
  }
}
