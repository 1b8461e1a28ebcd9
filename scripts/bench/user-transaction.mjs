import { createDatabase, createPool } from '../../db/client.ts'
import { withUser } from '../../db/with-user.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

/** One row read as a person, under row-level security in a transaction of its own, beside the bare query. */
export async function userTransaction() {
  await using database = await openBenchDatabase()
  const [userId] = await database.createPeople(1)
  const pool = createPool({ url: database.url, applicationName: 'bench', max: 1, as: 'app', onError: console.error })
  const app = createDatabase(pool)
  const unprepared = createDatabase(
    createPool({
      url: database.url,
      applicationName: 'bench',
      max: 1,
      as: 'app',
      isPreparing: false,
      onError: console.error,
    }),
  )
  const text = 'select id, brake from users where id = $1'
  const read = (db) =>
    withUser(db, userId, (tx) => tx.selectFrom('users').select(['id', 'brake']).where('id', '=', userId).execute())
  const four = async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query(`select set_config('role', 'jobpilot_app', true), set_config('app.user_id', $1, true)`, [userId])
    await client.query(text, [userId])
    await client.query('commit')
    client.release()
  }
  const kinds = {
    subject: () => read(app),
    bare: () => database.owner.query(text, [userId]),
    unprepared: () => read(unprepared),
    four,
  }
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]))
  for (let at = 0; at < 15; at++)
    for (const [kind, work] of Object.entries(kinds)) {
      const from = performance.now()
      for (let each = 0; each < 200; each++) await work()
      times[kind].push((performance.now() - from) / 200)
    }
  await app.destroy()
  await unprepared.destroy()
  const ms = Object.fromEntries(Object.entries(times).map(([kind, each]) => [kind, median(each)]))
  return [
    {
      name: 'user-transaction',
      unit: 'ms',
      subject: round(ms.subject),
      floor: round(ms.bare),
      floorIs: `bare query; without named statements ${round(ms.unprepared)}, with four round trips on bare pg ${round(ms.four)}`,
      ratio: round(ms.bare / ms.subject),
      target: 'reported',
      isMet: true,
    },
  ]
}
