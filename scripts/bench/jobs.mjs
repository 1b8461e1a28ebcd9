import { Logger, run } from 'graphile-worker'
import pg from 'pg'
import { readWorkerEnv } from '../../apps/worker/src/env.ts'
import { shortJobsInHand, shortRunners } from '../../apps/worker/src/queue-runner.ts'
import { startWorker } from '../../apps/worker/src/start-worker.ts'
import { shortTask } from '../../apps/worker/src/testing/test-tasks.ts'
import { createDatabase, createPool, queueSettings } from '../../db/client.ts'
import { createRunStarter } from '../../packages/domain/src/runs/run-starter.ts'
import { createLogger } from '../../packages/platform/src/logger.ts'
import { createRuns } from '../../packages/testing/src/create-rows.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round, until } from './measure.mjs'

const silent = createLogger({ name: 'bench', level: 'silent', isReadable: false })
const jobs = 20_000
const rounds = 5

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

/** The queue library without runs: the same jobs, the settings of our short queue. */
async function libraryRate(pool) {
  await pool.query('truncate graphile_worker._private_jobs')
  await pool.query(
    `select graphile_worker.add_jobs((
       select array_agg(('bench', json_build_object('userId', gen_random_uuid(), 'runId', gen_random_uuid()), null, null,
         25::smallint, gen_random_uuid()::text, null, null)::graphile_worker.job_spec)
       from generate_series(1, $1::int)))`,
    [jobs],
  )
  await pool.query('vacuum analyze graphile_worker._private_jobs')
  let done = 0
  let from = 0
  const start = () =>
    run({
      pgPool: pool,
      concurrency: shortJobsInHand,
      noHandleSignals: true,
      taskList: {
        bench: async () => {
          from ||= performance.now()
          done += 1
        },
      },
      logger: quiet,
      preset: {
        worker: {
          pollInterval: 1000,
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
          localQueue: { size: shortJobsInHand },
        },
      },
    })
  const runners = await Promise.all(Array.from({ length: shortRunners }, start))
  await until(async () => done === jobs && (await isEmpty(pool)))
  const rate = (jobs / (performance.now() - from)) * 1000
  await Promise.all(runners.map((runner) => runner.stop()))
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

/** No-op jobs per second: raw, the library as it comes and on our connections, the product. */
export async function jobRates() {
  await using database = await openBenchDatabase()
  const people = await database.createPeople(100)
  const queue = createPool({
    url: database.url,
    applicationName: 'bench',
    max: 16,
    as: 'queue',
    onError: console.error,
  })
  // What our queue's connections set, without what they change of the library's statements and of how values are read.
  const plain = new pg.Pool({ connectionString: database.url, max: 16, options: queueSettings })
  plain.on('error', console.error)
  const rates = { raw: [], bare: [], library: [], wrapped: [] }
  for (let at = 0; at < rounds; at++) {
    rates.raw.push(await rawRate(database.owner))
    rates.bare.push(await libraryRate(plain))
    rates.library.push(await libraryRate(queue))
    rates.wrapped.push(await wrappedRate(database, people))
  }
  await queue.end()
  await plain.end()
  // Round by round: the machine is faster in one minute than in the next.
  const ratioOf = (subject, floor) => median(subject.map((rate, at) => rate / floor[at]))
  const row = (name, subject, floor, least) => {
    const ratio = ratioOf(rates[subject], rates[floor.key])
    return {
      name,
      unit: 'jobs/s',
      subject: Math.round(median(rates[subject])),
      floor: Math.round(median(rates[floor.key])),
      floorIs: floor.is,
      ratio: round(ratio),
      target: least === null ? 'reported' : `>= ${least}`,
      isMet: least === null || ratio >= least,
    }
  }
  return [
    row('jobs-library', 'library', { key: 'raw', is: 'raw SKIP LOCKED, batches of 100' }, 0.3),
    row('jobs-wrapper', 'wrapped', { key: 'bare', is: 'graphile-worker as it comes, same settings' }, 0.65),
    row('jobs-runs', 'wrapped', { key: 'library', is: 'graphile-worker on our connections, same settings' }, null),
  ]
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
