import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Finding } from './finding.ts'

/** A backup older than this many days would lose more than most people would like. */
const oldDays = 7
const dayMs = 86_400_000

/** When the last backup was made, where `npm run backup` puts them unless told otherwise. */
export async function backupFinding(dataDir: string, now = Date.now()): Promise<Finding> {
  const about = 'Backup'
  const folder = resolve(dataDir, 'backups')
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.unfinished'))
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs))
  if (times.length === 0)
    return {
      level: 'warning',
      about,
      says: `none in ${folder}`,
      todo: 'run npm run backup each night, and copy the folder to another machine',
    }
  const days = Math.floor((now - Math.max(...times)) / dayMs)
  return days < oldDays
    ? { level: 'ok', about, says: days === 0 ? 'made within a day' : `${days} days old`, todo: null }
    : { level: 'warning', about, says: `the last one is ${days} days old`, todo: 'run npm run backup' }
}
