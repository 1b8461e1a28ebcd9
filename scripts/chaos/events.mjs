import pg from 'pg'
import { startApi } from './setup/api.mjs'
import { openCutProxy } from './setup/cut-proxy.mjs'
import { append, openReader, sumOf } from './setup/readers.mjs'
import { seconds, waitUntil } from './setup/wait.mjs'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Appends events at a steady rate until it is stopped. */
function keepAppending(database, userId, everyMs) {
  let isOver = false
  const done = (async () => {
    while (!isOver) {
      await append(database.owner, userId)
      await pause(everyMs)
    }
  })()
  return async () => {
    isOver = true
    await done
  }
}

/** How long, in ms, until the reader has an event that was written after `from`. */
async function timeToNews(database, reader, userId, from) {
  const seq = await append(database.owner, userId)
  await waitUntil('an event after the fault', () => reader.last() >= seq, 60_000, 5)
  return reader.lastSeenAt() - from
}

const outcome = ({ lost, doubled, faults, events, starts }) => ({
  lost,
  doubled,
  note: `${events} events, ${starts} subscriptions, ${faults} out of order`,
  isMet: faults === 0 && events > 0,
})

const outcomeOf = async (reader, times) => ({
  ...outcome(await reader.settle()),
  recoveryS: seconds(Math.max(...times)),
})

/** The connection that LISTENs is terminated while events flow. */
export async function cutListen({ ground, isLong }) {
  const cuts = isLong ? 20 : 4
  await using database = await ground.openDatabase()
  await using api = await startApi(database)
  const [person] = api.people
  using reader = await openReader(database, { url: api.url, person })
  const stop = keepAppending(database, person.userId, 4)
  const times = []
  let injected = 0
  for (let cut = 0; cut < cuts; cut++) {
    await pause(100 + Math.random() * 200)
    const ended = await waitUntil('the LISTEN connection', async () => {
      const { rowCount } = await database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'jobpilot-live' and datname = current_database()`,
      )
      return rowCount
    })
    injected += ended
    times.push(await timeToNews(database, reader, person.userId, performance.now()))
  }
  await stop()
  return {
    injected: `LISTEN terminated ${injected} times while events flow`,
    ...(await outcomeOf(reader, times)),
    limitS: 5,
  }
}

/** Fifty writers that hold their transactions open, so that what was begun first is often committed last. */
export async function writeLate({ ground, isLong }) {
  const howMany = isLong ? 100_000 : 4_000
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 5 })
  const readers = await Promise.all(api.people.map((person) => openReader(database, { url: api.url, person })))
  const pool = new pg.Pool({ connectionString: database.url, max: 50 })
  let left = howMany
  const write = async () => {
    const client = await pool.connect()
    while (left > 0) {
      const events = Math.min(left, 1 + Math.floor(Math.random() * 3))
      left -= events
      const { userId } = api.people[Math.floor(Math.random() * api.people.length)]
      await client.query('begin')
      await client.query(
        `select append_event($1, '{"type": "preferences.changed"}') from generate_series(1, ${events})`,
        [userId],
      )
      await pause(Math.random() * 5)
      await client.query('commit')
    }
    client.release()
  }
  const writing = Promise.all(Array.from({ length: 50 }, write))
  let isWritten = false
  let drops = 0
  const dropping = (async () => {
    while (!isWritten) {
      await pause(20 + Math.random() * 100)
      const reader = readers[Math.floor(Math.random() * readers.length)]
      if (!reader.isLive()) continue
      reader.drop()
      drops += 1
    }
  })()
  try {
    await writing
    const from = performance.now()
    isWritten = true
    await dropping
    const sum = sumOf(await Promise.all(readers.map((reader) => reader.settle())))
    return {
      injected: `50 writers that commit up to 5 ms late, ${howMany} events, ${drops} readers dropped`,
      ...outcome(sum),
      lost: sum.lost + howMany - sum.events,
      recoveryS: seconds(performance.now() - from),
      limitS: 10,
    }
  } finally {
    isWritten = true
    for (const reader of readers) reader.stop()
    await pool.end()
  }
}

/** The reader's connection is gone without a word, again and again. */
export async function cutSockets({ ground, isLong }) {
  const [cuts, events] = isLong ? [200, 5_000] : [15, 600]
  await using database = await ground.openDatabase()
  await using api = await startApi(database)
  await using proxy = await openCutProxy(api.url)
  const [person] = api.people
  using reader = await openReader(database, { url: proxy.url, person })
  let injected = 0
  let isOver = false
  const writing = (async () => {
    for (let written = 0; written < events; written++) {
      // Keeps the pace of the cuts, so that there are events before, during and after each.
      if (!isOver)
        await waitUntil('the next cut', () => isOver || written < ((injected + 1) * events) / cuts, 60_000, 1)
      await append(database.owner, person.userId)
    }
  })()
  const times = []
  for (let cut = 0; cut < cuts; cut++) {
    await waitUntil('the reader to be back', reader.isLive, 60_000, 5)
    await pause(Math.random() * 30)
    const from = performance.now()
    injected += proxy.cut() > 0 ? 1 : 0
    times.push(await timeToNews(database, reader, person.userId, from))
  }
  isOver = true
  await writing
  return {
    injected: `${injected} sockets cut over ${events + cuts} events`,
    ...(await outcomeOf(reader, times)),
    limitS: 5,
  }
}

/** kill -9 of the server under a reader. */
export async function restartServer({ ground, isLong }) {
  const kills = isLong ? 10 : 2
  await using database = await ground.openDatabase()
  await using api = await startApi(database)
  const [person] = api.people
  using reader = await openReader(database, { url: api.url, person })
  const stop = keepAppending(database, person.userId, 4)
  const times = []
  for (let kill = 0; kill < kills; kill++) {
    await waitUntil('the reader to be back', reader.isLive)
    await pause(Math.random() * 300)
    const from = performance.now()
    await api.stack.end('server', 'SIGKILL')
    await api.stack.start('server')
    times.push(await timeToNews(database, reader, person.userId, from))
  }
  await stop()
  return {
    injected: `kill -9 of the server ${kills} times while events flow`,
    ...(await outcomeOf(reader, times)),
    limitS: 15,
  }
}
