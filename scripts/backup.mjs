import { resolve } from 'node:path'
import { openDatabase } from './setup/database.mjs'
import { dataDir } from './setup/paths.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run backup [-- --out FOLDER]: everything in a folder of its own, while people go on working.
await ensureRuntime()
const { writeBackup } = await import('../db/backup/write-backup.ts')
const at = process.argv.indexOf('--out')
const files = process.env.DATA_DIR ?? dataDir
const name = `jobpilot-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`
const target = resolve(
  at < 0 ? `${files}/backups/${name}` : (process.argv[at + 1] ?? fail('Name a folder after --out.')),
)

const database = await openDatabase()
try {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_DIRECT_URL ?? database.url
  const { openStorage } = await import('../packages/platform/src/storage/open-storage.ts')
  const { readWorkerEnv } = await import('../apps/worker/src/env.ts')
  const storage = await openStorage(readWorkerEnv({ DATA_DIR: dataDir, ...process.env, DATABASE_URL: ownerUrl }))
  const { tables, files: kept } = await writeBackup({ ownerUrl, storage }, target)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${tables.length} tables, ${rows} rows and ${kept.length} files are in ${target}`)
  console.log('Copy that folder to another machine. It holds what people wrote: keep it as safe as the instance.')
} catch (error) {
  database.stop?.()
  fail(error.message)
}
database.stop?.()
