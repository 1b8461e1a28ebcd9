import { openDatabase } from './setup/database.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

await ensureRuntime()
const { migrate } = await import('../db/migrate.ts')
const database = await openDatabase()
try {
  const names = await migrate(process.env.DATABASE_OWNER_URL ?? database.url, {
    baseline: process.argv.includes('--baseline'),
  })
  console.log(names.length === 0 ? 'The database is up to date.' : `Applied: ${names.join(', ')}`)
} catch (error) {
  fail(error.message)
} finally {
  database.stop?.()
}
