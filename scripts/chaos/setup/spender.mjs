import { createDatabase, createPool } from '../../../db/client.ts'
import { withUser } from '../../../db/with-user.ts'
import { reserveSpend } from '../../../packages/domain/src/spend/spend.repository.ts'

// Fifty reservations of 100 at once, where the month holds 1,000 in all.
const [url, userId] = process.argv.slice(2)
const db = createDatabase(createPool({ url, applicationName: 'chaos', max: 20, as: 'app', onError: () => undefined }))
const call = { runId: null, agent: 'chaos', provider: 'openai', model: 'gpt-5-mini', priceVersion: '1' }
const ids = await Promise.all(
  Array.from({ length: 50 }, () => withUser(db, userId, (tx) => reserveSpend(tx, userId, call, 100, 1_000))),
)
await db.destroy()
process.send({ granted: ids.filter((id) => id !== undefined).length }, () => process.disconnect())
