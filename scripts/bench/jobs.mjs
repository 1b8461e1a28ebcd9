import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run } from 'graphile-worker'
import pg from 'pg'
import { readWorkerEnv } from '../../apps/worker/src/env.ts'
import { startWorker } from '../../apps/worker/src/start-worker.ts'
import { longTask, shortTask } from '../../apps/worker/src/testing/test-tasks.ts'
import { createDatabase, createPool } from '../../db/client.ts'
import { withUser } from '../../db/with-user.ts'
import { createRunStarter } from '../../packages/domain/src/runs/run-starter.ts'
import { createLogger } from '../../packages/platform/src/logger.ts'
import { createRuns } from '../../packages/testing/src/create-run.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median } from './measure.mjs'

const silent = createLogger({ name: 'bench', level: 'silent', isReadable: false })
const jobs = 20_000
const rounds = 3
const round = (value) => Number(value.toPrecision(3))

async function until(isTrue) {
  while (!(await isTrue())) await wait(2)
}

/** The floor: rows taken and deleted in batches of 100 by four connections, nothing done with them. */
async function rawRate(pool) {
  await pool.query('drop table if exists floor_jobs')
  await pool.query(
    'create table floor_jobs (id bigserial primary key, payload json not null, run_at timestamptz not null default now())',
  )
  await pool.query(`insert into floor_jobs (payload) select '{"n":1}' from generate_series(1, $1::int)`, [jobs * 2])
  await pool.query('vacuum analyze floor_jobs')
  let taken = 0
  const from = performance.now()
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      for (;;) {
        const { rowCount } = await pool.query({
          name: 'take',
          text: 'delete from floor_jobs where id in (select id from floor_jobs order by id for update skip locked limit 100) returning id, payload',
        })
        if (rowCount === 0) return
        taken += rowCount
      }
    }),
  )
  return (taken / (performance.now() - from)) * 1000
}

/** The queue library alone, with the settings of our short queue. */
async function bareRate(pool) {
  await pool.query('truncate graphile_worker._private_jobs')
  await pool.query(
    `select graphile_worker.add_jobs((select array_agg(('bench', '{"n":1}'::json, null, null, 25::smallint, gen_random_uuid()::text, null, null)::graphile_worker.job_spec) from generate_series(1, $1::int)))`,
    [jobs],
  )
  await pool.query('vacuum analyze graphile_worker._private_jobs')
  let done = 0
  let from = 0
  const runner = await run({
    pgPool: pool,
    concurrency: 96,
    noHandleSignals: true,
    taskList: {
      bench: async () => {
        from ||= performance.now()
        done += 1
      },
    },
    logger: quiet,
    preset: {
      worker: { pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0, localQueue: { size: 2_000 } },
    },
  })
  await until(async () => done === jobs && (await isEmpty(pool)))
  const rate = (jobs / (performance.now() - from)) * 1000
  await runner.stop()
  return rate
}

const isEmpty = async (pool) => (await pool.query('select from graphile_worker._private_jobs limit 1')).rowCount === 0

/** The product's worker: a run row for each, claimed under a lease and ended. */
async function wrappedRate(database, people) {
  const { owner, url } = database
  await owner.query('truncate task_runs cascade')
  await owner.query('truncate graphile_worker._private_jobs')
  for (let at = 0; at < jobs; at += 5_000)
    await createRuns(
      owner,
      'bench/noop',
      Array.from({ length: 5_000 }, (_, each) => people[(at + each) % people.length]),
    )
  await owner.query('vacuum analyze task_runs, graphile_worker._private_jobs')
  let done = 0
  let from = 0
  const noop = shortTask('bench/noop', async () => {
    from ||= performance.now()
    done += 1
  })
  const worker = await startWorker(readWorkerEnv({ NODE_ENV: 'test', DATABASE_URL: url }), silent, [noop])
  await until(async () => done >= jobs && (await isEmpty(owner)))
  const rate = (jobs / (performance.now() - from)) * 1000
  await worker.stop()
  const { rows } = await owner.query(`select count(*)::int as count from task_runs where state = 'done'`)
  if (rows[0].count !== jobs) throw new Error(`${jobs - rows[0].count} runs are not done`)
  return rate
}

const quiet = new Logger(() => () => undefined)

/** No-op jobs per second: raw, the library alone, the product. */
export async function jobRates() {
  await using database = await openBenchDatabase()
  const people = await database.createPeople(100)
  const rates = { raw: [], bare: [], wrapped: [] }
  for (let at = 0; at < rounds; at++) {
    rates.raw.push(await rawRate(database.owner))
    rates.bare.push(await bareRate(database.owner))
    rates.wrapped.push(await wrappedRate(database, people))
  }
  const [raw, bare, wrapped] = [median(rates.raw), median(rates.bare), median(rates.wrapped)]
  return [
    {
      name: 'jobs-library',
      unit: 'jobs/s',
      subject: Math.round(bare),
      floor: Math.round(raw),
      floorIs: 'raw SKIP LOCKED, batches of 100',
      ratio: round(bare / raw),
      target: '>= .30',
      isMet: bare / raw >= 0.3,
    },
    {
      name: 'jobs-wrapper',
      unit: 'jobs/s',
      subject: Math.round(wrapped),
      floor: Math.round(bare),
      floorIs: 'graphile-worker alone, same settings',
      ratio: round(wrapped / bare),
      target: 'costs < 35 %',
      isMet: 1 - wrapped / bare < 0.35,
    },
  ]
}

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
  const { sql } = await import('kysely')
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

/** Runs put in the queue per second: one by one for the caller, together for the database. */
export async function enqueueRate() {
  await using database = await openBenchDatabase()
  const people = await database.createPeople(100)
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 4, as: 'system', onError: console.error }),
  )
  const start = createRunStarter(system)
  const coalesced = async () => {
    const howMany = 20_000
    let at = 0
    const from = performance.now()
    await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        while (at < howMany) {
          at += 1
          await start({ userId: people[at % 100], task: 'matches/rescore', refs: { rubricVersion: 'bench' } })
        }
      }),
    )
    return (at / (performance.now() - from)) * 1000
  }
  const single = async () => {
    let done = 0
    const from = performance.now()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (done < 4_000) {
          done += 1
          await database.owner.query({
            name: 'add',
            text: `insert into floor_enqueue (payload) values ($1)`,
            values: ['{"n":1}'],
          })
        }
      }),
    )
    return (done / (performance.now() - from)) * 1000
  }
  await database.owner.query('create table floor_enqueue (id bigserial primary key, payload json)')
  const rates = { subject: [], floor: [] }
  for (let at = 0; at < rounds; at++) {
    rates.floor.push(await single())
    rates.subject.push(await coalesced())
    await database.owner.query('truncate task_runs cascade')
    await database.owner.query('truncate graphile_worker._private_jobs')
  }
  await system.destroy()
  const [subject, floor] = [median(rates.subject), median(rates.floor)]
  return [
    {
      name: 'enqueue-coalesced',
      unit: 'runs/s',
      subject: Math.round(subject),
      floor: Math.round(floor),
      floorIs: 'one durable insert each, 8 connections',
      ratio: round(subject / floor),
      target: '>= 10,000/s',
      isMet: subject >= 10_000,
    },
  ]
}

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
