import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { checkKey, checkPrefix, isPersonId } from './keys.ts'
import { type FileContent, type Storage, StorageError, type StoredFile } from './storage.ts'

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
  const handle = await open(folder, 'r').catch((error: unknown) => {
    // What was written here was deleted again at once, and the empty folder with it.
    if (isMissing(error)) return null
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}

/** Written beside its final place, synced, renamed, and the folder synced: after a crash there is the old file or the new one. */
async function writeWhole(path: string, content: FileContent): Promise<void> {
  const folder = dirname(path)
  const unfinished = join(folder, unfinishedPrefix + randomUUID())
  try {
    const handle = await openIn(folder, unfinished)
    try {
      await handle.writeFile(content)
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

/** A delete may take the folder away between its making and the first file in it. */
async function openIn(folder: string, path: string, tries = 5): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if (tries > 1 && isMissing(error)) return await openIn(folder, path, tries - 1)
    throw error
  }
}

/** Folders that hold nothing any more, up to `root`: their names say whose they were. */
async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let empty = folder; empty !== root && empty.startsWith(root); empty = dirname(empty))
    if (
      !(await rmdir(empty).then(
        () => true,
        () => false,
      ))
    )
      return
}

async function filesIn(folder: string, isMeant: (name: string) => boolean): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && isMeant(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (isMissing(error)) return []
    throw unavailable('listed', error)
  }
}

/** Undefined when it went between the listing and this look. */
async function statOf(path: string): Promise<{ size: number; mtime: Date } | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw unavailable('listed', error)
  }
}

const isUnfinished = (name: string) => name.startsWith(unfinishedPrefix)

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
    kind: 'disk',
    async put(key, content) {
      const path = pathOf(key)
      await writeWhole(path, content).catch((error: unknown) => {
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
    async open(key) {
      const path = pathOf(key)
      try {
        const handle = await open(path, 'r')
        return handle.createReadStream()
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
      await removeEmptyFolders(dirname(path), rootFolder)
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
      const paths = await filesIn(join(rootFolder, ...prefix.split('/')), (name) => !isUnfinished(name))
      const files: StoredFile[] = []
      for (const path of paths.sort()) {
        const found = await statOf(path)
        const key = relative(rootFolder, path).split(sep).join('/')
        if (found) files.push({ key, bytes: found.size, changedAt: found.mtime })
      }
      return files
    },
    async people() {
      try {
        const entries = await readdir(join(rootFolder, 'people'), { withFileTypes: true })
        return entries.filter((entry) => entry.isDirectory() && isPersonId(entry.name)).map((entry) => entry.name)
      } catch (error) {
        if (isMissing(error)) return []
        throw unavailable('listed', error)
      }
    },
    async removeUnfinished(before) {
      let removed = 0
      for (const path of await filesIn(rootFolder, isUnfinished)) {
        const found = await statOf(path)
        if (!found || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
    async check() {
      try {
        // Rights alone say nothing about a disk that is full or read-only.
        const probe = join(rootFolder, `.health-${process.pid}`)
        await mkdir(rootFolder, { recursive: true, mode: 0o700 })
        await writeFile(probe, 'ok')
        await rm(probe, { force: true })
      } catch (error) {
        throw unavailable('written', error)
      }
    },
  }
}
