import { openDatabase } from './setup/database.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run audit:verify: goes through the audit log and names the first entry that is not as it was written.
await ensureRuntime()
const { verifyAudit } = await import('../db/verify-audit.ts')
const database = await openDatabase()
const verdict = await verifyAudit(process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_DIRECT_URL ?? database.url)
database.stop?.()
if (!verdict.isWhole) fail(`The audit log is broken at entry ${verdict.seq}: ${verdict.why}.`)
console.log(
  `Whole: ${verdict.entries} entries. Note the last hash elsewhere to notice a log that was rewritten: ${verdict.head}`,
)
