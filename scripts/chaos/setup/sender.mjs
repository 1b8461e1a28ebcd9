import pg from 'pg'
import { createDatabase, createPool } from '../../../db/client.ts'
import { work } from '../../../packages/domain/src/effects/testing/send-bench.ts'

// One attempt to send, which ends its own process before the outside world has it, after it, or not at all.
const { url, userId, draftId, dies, isIdempotent } = JSON.parse(process.argv[2])
const die = () => process.kill(process.pid, 'SIGKILL')
const outside = new pg.Client({ connectionString: url })
await outside.connect()
const db = createDatabase(createPool({ url, applicationName: 'chaos', max: 3, as: 'app', onError: () => undefined }))
const port = {
  adapter: isIdempotent ? 'local-mailbox' : 'smtp',
  isIdempotent,
  async send(_mail, { key }) {
    if (dies === 'before') die()
    await outside.query(`insert into outside (key, once) values ($1, $2) on conflict (key) where once do nothing`, [
      key,
      isIdempotent,
    ])
    if (dies === 'after') die()
    return { answer: 'taken' }
  },
}
await work({ db }, port, { userId, draftId })
await db.destroy()
await outside.end()
process.disconnect()
