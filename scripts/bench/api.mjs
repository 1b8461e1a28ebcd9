import { spawn } from 'node:child_process'
import autocannon from 'autocannon'
import pg from 'pg'
import { root } from '../setup/paths.mjs'
import { startBenchServer } from './bench-server.mjs'
import { median } from './measure.mjs'
import { connections, parts } from './scenario.mjs'

const rounds = 3
const secondsEach = 2
const warmUpSeconds = 1

/** autocannon knows no 95th percentile: the next one it knows is stricter. */
async function load(url, headers = {}, duration = secondsEach) {
  const result = await autocannon({ url, connections, duration, headers })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${new URL(url).pathname}: ${result.non2xx} answers were errors, ${result.errors} never came`)
  return { perSecond: result.requests.average, p97_5: result.latency.p97_5 }
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
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the floor server ended (${code})`)))
    child.once('message', ({ port }) => resolve({ url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }))
  })
}

/** Requests per second and the slowest answers of each part of the scenario, beside bare node:http + pg, in turn. */
export async function api() {
  const { databaseUrl, url: base, token, userId, stop } = await startBenchServer()
  try {
    const floor = await startFloor(databaseUrl)
    try {
      const runId = await seed(databaseUrl, userId)
      const headers = { authorization: `Bearer ${token}` }
      const rows = []
      for (const part of parts) {
        const floorUrl = `${floor.url}/${part.name}?user=${userId}&id=${runId}`
        rows.push(row(part, await inTurn(base + part.path(runId), headers, floorUrl)))
      }
      return rows
    } finally {
      floor.stop()
    }
  } finally {
    await stop()
  }
}

async function inTurn(url, headers, floorUrl) {
  await load(url, headers, warmUpSeconds)
  await load(floorUrl, {}, warmUpSeconds)
  const pairs = []
  for (let round = 0; round < rounds; round++) pairs.push([await load(url, headers), await load(floorUrl)])
  return {
    subject: median(pairs.map(([a]) => a.perSecond)),
    floor: median(pairs.map(([, b]) => b.perSecond)),
    p97_5Ms: median(pairs.map(([a]) => a.p97_5)),
  }
}

const row = ({ name, p95Ms, leastRatio }, { subject, floor, p97_5Ms }) => ({
  name: `api-${name}`,
  unit: 'requests/s',
  subject: Math.round(subject),
  floor: Math.round(floor),
  floorIs: name === 'health' ? 'bare node:http' : 'node:http + pg, same statements and transaction',
  ratio: Number((subject / floor).toPrecision(3)),
  p97_5Ms,
  target: `p97.5 < ${p95Ms} ms at ${connections} connections, ratio >= ${leastRatio}`,
  isMet: p97_5Ms < p95Ms && subject / floor >= leastRatio,
})
