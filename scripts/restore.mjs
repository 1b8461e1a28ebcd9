import { resolve } from 'node:path'
import { openDatabase } from './setup/database.mjs'
import { dataDir } from './setup/paths.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run restore -- FOLDER [--check]: puts a backup into an empty instance, or only says whether it is whole.
await ensureRuntime()
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
if (!folder) fail('Name the folder of the backup: npm run restore -- FOLDER')
const { readWholeBackup } = await import('../db/backup/read-manifest.ts')
const { restoreBackup } = await import('../db/backup/restore-backup.ts')

/** Told after a check and after a restore alike. */
const tell = ({ tables, files, takenAt }, what) =>
  console.log(
    `${what}: ${tables.length} tables, ${tables.reduce((sum, table) => sum + table.rows, 0)} rows and ${files.length} files of ${takenAt}`,
  )

/** Whoever was erased after the backup was taken is back with it; their receipts say who. */
async function eraseAgain(url, storage) {
  const { createDatabase, createPool } = await import('../db/client.ts')
  const { reapplyErasures } = await import('../packages/domain/src/privacy/receipts.ts')
  const open = (as) =>
    createDatabase(createPool({ url, applicationName: 'jobpilot-restore', max: 2, as, onError: fail }))
  const [db, system] = [open('app'), open('system')]
  try {
    return await reapplyErasures({ db, system, storage })
  } finally {
    await Promise.all([db.destroy(), system.destroy()])
  }
}

let database
try {
  if (process.argv.includes('--check')) tell(await readWholeBackup(resolve(folder)), 'Whole')
  else {
    database = await openDatabase()
    const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_DIRECT_URL ?? database.url
    const { openStorage } = await import('../packages/platform/src/storage/open-storage.ts')
    const { readWorkerEnv } = await import('../apps/worker/src/env.ts')
    const storage = await openStorage(readWorkerEnv({ DATA_DIR: dataDir, ...process.env, DATABASE_URL: ownerUrl }))
    tell(await restoreBackup(resolve(folder), { ownerUrl, storage }), 'Restored')
    const erased = await eraseAgain(ownerUrl, storage)
    if (erased > 0) console.log(`Erased again: ${erased} who had been erased since`)
  }
} catch (error) {
  database?.stop?.()
  fail(error.message)
}
database?.stop?.()
