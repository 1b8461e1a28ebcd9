import { openDatabase } from './setup/database.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run admin -- add|remove EMAIL_OR_ID, npm run admin -- list: who may see queues and dead jobs.
// npm run admin -- write-to ADDRESS: mails may go there again, though one bounced or was complained of.
await ensureRuntime()
const [verb, who] = process.argv.slice(2)
if (!['add', 'remove', 'list', 'write-to'].includes(verb) || (verb !== 'list' && !who))
  fail('Say: npm run admin -- list, add EMAIL_OR_ID, remove EMAIL_OR_ID, or write-to ADDRESS')

const database = await openDatabase()
const { changeAdmin, listAdmins } = await import('../db/admins.ts')
const url = process.env.DATABASE_OWNER_URL ?? database.url
try {
  if (verb === 'write-to') {
    const { liftSuppression } = await import('../db/mail-suppressions.ts')
    console.log(await liftSuppression(url, who))
  } else {
    if (verb !== 'list') console.log(await changeAdmin(url, verb, who))
    for (const admin of await listAdmins(url)) console.log(`  ${admin.email ?? '(no address)'}  ${admin.id}`)
  }
} catch (error) {
  fail(error.message)
} finally {
  database.stop?.()
}
