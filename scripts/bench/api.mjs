import { spawn } from 'node:child_process'
import autocannon from 'autocannon'
import pg from 'pg'
import { root } from '../setup/paths.mjs'
import { startBenchServer } from './bench-server.mjs'
import { median } from './measure.mjs'

const rounds = 3
const secondsEach = 4
const connections = 50

async function load(url, headers = {}) {
  const result = await autocannon({ url, connections, duration: secondsEach, headers })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} answered ${result.non2xx} times with an error`)
  return { perSecond: result.requests.average, p95: result.latency.p97_5 }
}

/** A person with twenty runs, as `runs.list` shows them. */
async function seed(databaseUrl, userId) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const steps = JSON.stringify(
    ['fetch', 'read', 'model', 'match'].map((key) => ({
      key,
      label: `Step ${key}`,
      state: 'done',
      detail: null,
      startedAt: null,
      endedAt: null,
    })),
  )
  const { rows } = await client.query(
    `insert into task_runs (user_id, task, payload, state, subject_kind, steps) select $1, 'postings/read-posting', '{}', 'done', 'posting', $2 from generate_series(1, 20) returning id`,
    [userId, steps],
  )
  await client.query('analyze')
  await client.end()
  return rows[0].id
}

function startFloor(databaseUrl) {
  const child = spawn(process.execPath, [`${root}/scripts/bench/floor-server.mjs`], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve) =>
    child.once('message', ({ port }) => resolve({ url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() })),
  )
}

/** Requests per second of one read by key and of one list of 20, beside bare node:http + pg, in turn. */
export async function api() {
  const { databaseUrl, url: base, token, userId, stop } = await startBenchServer()
  const floor = await startFloor(databaseUrl)
  try {
    const id = await seed(databaseUrl, userId)
    const headers = { authorization: `Bearer ${token}` }
    const one = await inTurn(
      () => load(`${base}/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ id }))}`, headers),
      () => load(`${floor.url}/one?user=${userId}&id=${id}`),
    )
    const many = await inTurn(
      () => load(`${base}/trpc/runs.list`, headers),
      () => load(`${floor.url}/many?user=${userId}`),
    )
    return [row('api-one-row', one), row('api-20-rows', many)]
  } finally {
    floor.stop()
    await stop()
  }
}

async function inTurn(subject, floor) {
  await subject()
  await floor()
  const pairs = []
  for (let round = 0; round < rounds; round++) pairs.push([await subject(), await floor()])
  return {
    subject: median(pairs.map(([a]) => a.perSecond)),
    floor: median(pairs.map(([, b]) => b.perSecond)),
    p95: median(pairs.map(([a]) => a.p95)),
  }
}

const row = (name, { subject, floor, p95 }) => ({
  name,
  unit: 'requests/s',
  subject: Math.round(subject),
  floor: Math.round(floor),
  floorIs: 'node:http + pg, same statements and transaction',
  ratio: Number((subject / floor).toPrecision(3)),
  p97_5Ms: p95,
  target: 'reported; >= .60 with the thin adapter of the operations issue',
  isMet: true,
})
