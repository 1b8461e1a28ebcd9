import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { readWorkerEnv } from '../../apps/worker/src/env.ts'
import { startWorker } from '../../apps/worker/src/start-worker.ts'
import { longTask, shortTask } from '../../apps/worker/src/testing/test-tasks.ts'
import { createDatabase, createPool } from '../../db/client.ts'
import { withUser } from '../../db/with-user.ts'
import { createLogger } from '../../packages/platform/src/logger.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round, until } from './measure.mjs'

const silent = createLogger({ name: 'bench', level: 'silent', isReadable: false })

/** From the commit of a run to its first line of work, in ms, with the worker idle. */
export async function startLatency() {
  await using database = await openBenchDatabase()
  const [userId] = await database.createPeople(1)
  const app = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 2, as: 'app', onError: console.error }),
  )
  let started
  const note = async () => started(performance.now())
  const worker = await startWorker(readWorkerEnv({ NODE_ENV: 'test', DATABASE_URL: database.url }), silent, [
    shortTask('bench/short', note),
    longTask('bench/long', async (_context, _payload, run) => {
      await note()
      await run.finish('work', async () => undefined)
    }),
  ])
  const one = async (task) => {
    const runId = randomUUID()
    const start = new Promise((resolve) => {
      started = resolve
    })
    let committing = 0
    await withUser(app, userId, async (tx) => {
      const payload = JSON.stringify({ userId, runId })
      await tx.insertInto('taskRuns').values({ id: runId, userId, task, payload, subjectKind: 'profile' }).execute()
      await sql`select enqueue_run(${runId}, null)`.execute(tx)
      committing = performance.now()
    })
    const committed = performance.now()
    const at = await start
    await until(
      async () =>
        (await database.owner.query(`select from task_runs where id = $1 and state = 'done'`, [runId])).rowCount === 1,
    )
    return { fromCommit: at - committing, afterCommit: at - committed }
  }
  const rows = []
  const floor = await floorLatency(database.owner, database.url)
  for (const task of ['bench/short', 'bench/long']) {
    for (let at = 0; at < 30; at++) await one(task)
    const times = []
    for (let at = 0; at < 200; at++) times.push((await one(task)).fromCommit)
    const subject = median(times)
    rows.push({
      name: `start-${task.split('/')[1]}`,
      unit: 'ms',
      subject: round(subject),
      floor: round(floor),
      floorIs: 'LISTEN, then SKIP LOCKED, on bare pg',
      ratio: round(floor / subject),
      p95: round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]),
      target: 'p50 <= 2.5 ms',
      isMet: subject <= 2.5,
    })
  }
  await worker.stop()
  await app.destroy()
  return rows
}

async function floorLatency(owner, url) {
  const listener = new pg.Client({ connectionString: url })
  await listener.connect()
  await listener.query('listen bench_floor')
  await owner.query('create table if not exists floor_start (id uuid primary key)')
  let resolveStart
  listener.on('notification', async () => {
    const { rowCount } = await owner.query(
      'delete from floor_start where id in (select id from floor_start for update skip locked limit 1)',
    )
    if (rowCount) resolveStart(performance.now())
  })
  const times = []
  const client = await owner.connect()
  for (let at = 0; at < 230; at++) {
    const start = new Promise((resolve) => {
      resolveStart = resolve
    })
    await client.query('begin')
    await client.query('insert into floor_start values ($1)', [randomUUID()])
    await client.query(`select pg_notify('bench_floor', '')`)
    const from = performance.now()
    await client.query('commit')
    times.push((await start) - from)
  }
  client.release()
  await listener.end()
  return median(times.slice(30))
}
