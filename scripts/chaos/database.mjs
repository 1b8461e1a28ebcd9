import { execFile, fork, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { createDatabase, createPool } from '../../db/client.ts'
import { withUser } from '../../db/with-user.ts'
import { startRun } from '../../packages/domain/src/runs/start-run.ts'
import { root } from '../setup/paths.mjs'
import { makeOwnFolder, postgresHome } from '../setup/postgres-account.mjs'
import { answerOf } from './setup/answer-of.mjs'
import { startApi } from './setup/api.mjs'
import { createFleet } from './setup/fleet.mjs'
import { seconds, waitUntil } from './setup/wait.mjs'

const exec = promisify(execFile)

/** `pg_ctl restart -m immediate`: every connection is cut and the server recovers from its log. */
export async function restartPostgres({ ground, isLong }) {
  const [restarts, perSecond] = isLong ? [10, 200] : [2, 200]
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 16 })
  await using fleet = await createFleet(database.url)
  await fleet.start()
  const work = await database.createRuns('chaos/work', await database.createPeople(20), { ms: 1_500 })
  const settings = { url: api.url, tokens: api.people.map(({ token }) => token), perSecond }
  const writer = fork(`${root}/scripts/chaos/setup/writer.mjs`)
  writer.send(settings)
  let lastAck = 0
  writer.on('message', (message) => {
    if (message === 'ack') lastAck = performance.now()
  })
  const end = answerOf(writer, (message) => message !== 'ack')
  end.catch(() => undefined)
  await waitUntil('the first writes', () => lastAck > 0)
  const times = []
  for (let at = 0; at < restarts; at++) {
    await new Promise((resolve) => setTimeout(resolve, 2_000 + Math.random() * 1_000))
    const from = performance.now()
    await exec(process.execPath, [`${root}/scripts/chaos/setup/restart-postgres.mjs`, ground.server.data])
    const restarted = performance.now()
    await waitUntil('a write to be taken again', () => lastAck > restarted, 60_000, 10)
    times.push(lastAck - from)
  }
  writer.send('stop')
  const { acknowledged, answers, sent, seconds: took } = await end
  const kept = await database.count('select count(*) from postings where id = any($1)', [
    acknowledged.map((row) => row.postingId),
  ])
  const withJob = await database.count('select count(*) from graphile_worker._private_jobs where key = any($1)', [
    acknowledged.map((row) => row.runId),
  ])
  const goOn = async () => (await database.losses(work)).lost === 0
  await waitUntil('the workers to go on', goOn, 90_000, 500).catch(async (error) => {
    throw new Error([error.message, ...(await database.undone(work))].join('\n      '))
  })
  const { doubled } = await database.losses(work)
  const { 200: taken = 0, 503: refused = 0, ...others } = answers
  return {
    injected: `pg_ctl restart -m immediate ${restarts} times at ${Math.round(sent / took)} writes/s`,
    lost: 2 * acknowledged.length - kept - withJob,
    doubled,
    recoveryS: seconds(Math.max(...times)),
    limitS: 20,
    note: `${taken} answered with 2xx, ${refused} with 503, others: ${JSON.stringify(others)}`,
    isMet: Object.keys(others).every((answer) => ['TimeoutError', 'UND_ERR_CONNECT_TIMEOUT'].includes(answer)),
  }
}

/** Transactions that enqueue and are then committed, rolled back, or cut off with their connection. */
export async function rollBack({ ground, isLong }) {
  const howMany = isLong ? 1_000 : 200
  await using database = await ground.openDatabase()
  const people = await database.createPeople(10)
  const pool = createPool({ url: database.url, applicationName: 'chaos', max: 8, as: 'app', onError: () => undefined })
  const db = createDatabase(pool)
  const ends = { committed: [], 'rolled back': [], 'cut off': [] }
  const one = async (at) => {
    const end = at % 2 === 0 ? 'committed' : Math.random() < 0.5 ? 'rolled back' : 'cut off'
    const userId = people[at % people.length]
    let runId
    await withUser(db, userId, async (tx) => {
      runId = await startRun(tx, userId, 'matches/rescore', { kind: 'profile', id: userId }, { rubricVersion: 'x' })
      if (end === 'rolled back') throw new Error('rolled back')
      if (end === 'cut off') {
        const { pid } = (await tx.selectNoFrom((eb) => eb.fn('pg_backend_pid', []).as('pid')).execute())[0]
        await database.owner.query('select pg_terminate_backend($1)', [pid])
      }
    }).catch(() => undefined)
    ends[end].push(runId)
  }
  for (let at = 0; at < howMany; at += 8)
    await Promise.all(Array.from({ length: Math.min(8, howMany - at) }, (_, more) => one(at + more)))
  await db.destroy()
  const jobs = (ids) => database.count('select count(*) from graphile_worker._private_jobs where key = any($1)', [ids])
  const gone = [...ends['rolled back'], ...ends['cut off']]
  const gaps = await database.count(
    'select count(*) from users where event_seq <> (select count(*) from events where user_id = users.id)',
  )
  return {
    injected: `${gone.length} of ${howMany} transactions that enqueue ended without commit (${ends['cut off'].length} cut off)`,
    lost: ends.committed.length - (await jobs(ends.committed)) + gaps,
    doubled: await jobs(gone),
    note: `${ends.committed.length} committed; every log without a gap: ${gaps === 0}`,
  }
}

/** A hundred reservations from two processes where the budget holds ten. */
export async function overspend({ ground, isLong }) {
  const rounds = isLong ? 20 : 4
  await using database = await ground.openDatabase()
  let overshoot = 0
  let unused = 0
  for (let round = 0; round < rounds; round++) {
    const [userId] = await database.createPeople(1)
    const spenders = [1, 2].map(() => answerOf(fork(`${root}/scripts/chaos/setup/spender.mjs`, [database.url, userId])))
    const taken = (await Promise.all(spenders)).reduce((sum, { granted }) => sum + granted, 0)
    const { rows } = await database.owner.query(
      'select reserved_micro_usd + spent_micro_usd as used, limit_micro_usd as limit from spend_months where user_id = $1',
      [userId],
    )
    if (Number(rows[0].used) > Number(rows[0].limit) || taken > 10) overshoot += 1
    if (taken < 10) unused += 1
  }
  return {
    injected: `two processes, 100 reservations at once where 10 fit, ${rounds} times`,
    lost: unused,
    doubled: overshoot,
    note: 'lost: budget refused that was there; doubled: budget given out twice',
  }
}

/** Every connection of the server's pool is busy, and stays so. */
export async function exhaustPool({ ground }) {
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2, env: { LOG_LEVEL: 'error' } })
  const [busy, other] = api.people
  const pid = api.pid()
  const lock = await database.owner.connect()
  await lock.query('begin')
  await lock.query('select from users where id = $1 for update', [busy.userId])
  const blocked = Array.from({ length: 40 }, () =>
    api.call('brake.press', { token: busy.token }).then((answer) => answer.status),
  )
  await waitUntil(
    'the pool to be full',
    async () =>
      (await database.count(
        `select count(*) from pg_stat_activity where application_name = 'jobpilot-server' and datname = current_database() and wait_event_type = 'Lock'`,
      )) >= 20,
  )
  const refused = await Promise.all(
    Array.from({ length: 20 }, () => api.call('profile.get', { token: other.token, method: 'GET' })),
  )
  const bodies = await Promise.all(refused.map((answer) => answer.text()))
  const live = await fetch(`${api.url}/health/live`)
  const from = performance.now()
  await lock.query('rollback')
  lock.release()
  await waitUntil('an answer', async () => (await api.call('profile.get', { token: other.token, method: 'GET' })).ok)
  const recovery = performance.now() - from
  if (process.env.CHAOS_LOG) console.log(api.stack.lines.join('').slice(0, 6000))
  const statuses = [...(await Promise.all(blocked)), ...refused.map((answer) => answer.status)]
  const wrong = statuses.filter((status) => status !== 200 && status !== 503)
  return {
    injected: 'all 20 connections of the server blocked by a lock, 60 requests on top',
    lost: wrong.length,
    doubled: 0,
    recoveryS: seconds(recovery),
    limitS: 5,
    note: `${statuses.filter((status) => status === 503).length} got 503, ${statuses.filter((status) => status === 200).length} got 200; alive meanwhile: ${live.status}; same process: ${api.pid() === pid}${wrong.length > 0 ? `; WRONG: ${[...new Set(wrong)].join(', ')}` : ''}`,
    isMet:
      live.ok &&
      api.pid() === pid &&
      refused.every((answer) => answer.status === 503) &&
      !bodies.join().includes('timeout exceeded'),
  }
}

/** The disk that holds the tables is full: a small one of its own. Needs the right to mount. */
export async function fillDisk({ ground }) {
  const folder = `${ground.server.data}-full`
  const { account } = postgresHome(root)
  mkdirSync(folder, { recursive: true })
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]).status !== 0) {
    return {
      injected: 'nothing: this account may not mount a small disk',
      lost: 0,
      doubled: 0,
      note: 'SKIPPED',
      isMet: process.getuid?.() !== 0,
    }
  }
  try {
    makeOwnFolder(`${folder}/space`, account)
    await using database = await ground.openDatabase()
    await database.owner.query(`create tablespace small location '${folder}/space'`)
    for (const table of ['postings', 'openings'])
      await database.owner.query(`alter table ${table} set tablespace small`)
    await using api = await startApi(database, { people: 1 })
    const [{ token }] = api.people
    const pid = api.pid()
    const write = () =>
      api.call('postings.addText', { token, input: { text: `Engineer. ${crypto.randomUUID().repeat(800)}` } })
    await database.owner.query('create table filler (bytes text) tablespace small')
    await database.owner.query('alter table filler alter bytes set storage external')
    const fill = () =>
      database.owner.query(`insert into filler select repeat('x', 100000) from generate_series(1, 10)`).then(
        () => true,
        () => false,
      )
    while (await fill());
    const statuses = []
    const texts = []
    const acknowledged = []
    for (let at = 0; at < 200; at++) {
      const answer = await write()
      statuses.push(answer.status)
      const text = await answer.text()
      if (answer.ok) acknowledged.push(JSON.parse(text).result.data.postingId)
      else texts.push(text)
      if (statuses.filter((status) => status === 503).length >= 20) break
    }
    const read = await api.call('postings.list', { token, method: 'GET' })
    const from = performance.now()
    await database.owner.query('drop table filler')
    await waitUntil('a write to be taken', async () => (await write()).ok, 30_000)
    const recovery = performance.now() - from
    const kept = await database.count('select count(*) from postings where id = any($1)', [acknowledged])
    const refused = statuses.filter((status) => status === 503).length
    const result = {
      injected: `a disk of 48 MB filled up under the tables, ${statuses.length} writes`,
      lost: acknowledged.length - kept,
      doubled: 0,
      recoveryS: seconds(recovery),
      limitS: 5,
      note: `${refused} got 503, ${acknowledged.length} fitted in; reading meanwhile: ${read.status}; same process: ${api.pid() === pid}`,
      isMet:
        refused >= 20 &&
        refused + acknowledged.length === statuses.length &&
        read.ok &&
        api.pid() === pid &&
        !/extend|tablespace|No space/.test(texts.join()),
    }
    await api[Symbol.asyncDispose]()
    for (const table of ['postings', 'openings'])
      await database.owner.query(`alter table ${table} set tablespace pg_default`)
    await database.owner.query('drop tablespace small')
    return result
  } finally {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}
