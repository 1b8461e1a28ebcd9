import { fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { WebSocket } from 'ws'
import { root } from '../setup/paths.mjs'
import { startBenchServer } from './bench-server.mjs'
import { median } from './measure.mjs'

const rounds = 5
const commitsEach = 200
/** A server that has just started is slower by half until its code is compiled. */
const warmUpBlocks = 3
const deliveriesEach = 200_000
/** With one event in a transaction this would measure how many commits a person's row lock lets through. */
const eventsInCommit = 20

/** A run with four steps, as it changes while it works: about 900 bytes. */
const runChanged = (index) => ({
  type: 'run.changed',
  run: {
    id: '6f1c9d1e-6d0b-4c0e-9a53-0d9c1f1f7a11',
    task: 'postings/read-posting',
    state: 'running',
    subjectKind: 'posting',
    subjectId: '2b6f3c54-0c6a-4d6e-8f0e-6f8f2d0a9b12',
    steps: ['Fetch the page', 'Read the posting', 'Ask the model', 'Match with your profile'].map((label, step) => ({
      key: `step-${step}`,
      label,
      state: step < 2 ? 'done' : step === 2 ? 'running' : 'waiting',
      detail: step < 2 ? 'Northwind, Platform Engineer' : null,
      startedAt: step < 3 ? '2026-11-22T12:00:00.000Z' : null,
      endedAt: step < 2 ? '2026-11-22T12:00:01.000Z' : null,
    })),
    attempt: index,
    error: null,
    summary: null,
    createdAt: '2026-11-22T12:00:00.000Z',
    startedAt: '2026-11-22T12:00:00.000Z',
    endedAt: null,
  },
})

function start(script, args, env) {
  const child = fork(`${root}/scripts/bench/${script}`, args, { env: { ...process.env, ...env } })
  return child
}
const told = async (child, type) => {
  for (;;) {
    const [message] = await once(child, 'message')
    if (message.type === type) return message
  }
}

/** One subscriber in this process: `next` resolves with the instant at which the next event is there. */
async function subscribe(address, token) {
  const socket = new WebSocket(`${address}/trpc?connectionParams=1`)
  let arrived = () => {}
  let last = ''
  socket.on('message', (data) => {
    const at = performance.now()
    if (data.length < 200) return arrived(at)
    last = String(data)
    arrived(at)
  })
  const next = () =>
    new Promise((resolve) => {
      arrived = resolve
    })
  await once(socket, 'open')
  if (token) {
    const isStarted = next()
    socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'events.live', input: {} } }))
    await isStarted
  }
  return { next, text: () => last, close: () => socket.close() }
}

/** Milliseconds from sending COMMIT to the event's arrival: the median of one block. */
async function commitToArrival(writer, reader, write) {
  const times = []
  for (let index = 0; index < commitsEach; index++) {
    await writer.query('begin')
    await write(index)
    const arrival = reader.next()
    const from = performance.now()
    const committed = writer.query('commit')
    times.push((await arrival) - from)
    await committed
  }
  return median(times)
}

async function latency(server, floorUrl, writer) {
  const ours = await subscribe(server.url, server.token)
  const raw = await subscribe(floorUrl)
  await writer.query('create table floor_events (seq bigint generated always as identity primary key, body text)')
  const subject = () =>
    commitToArrival(writer, ours, (index) =>
      writer.query('select append_event($1, $2)', [server.userId, runChanged(index)]),
    )
  const floor = () =>
    commitToArrival(writer, raw, (index) =>
      writer.query(
        `with added as (insert into floor_events (body) values ($1) returning body) select pg_notify('floor', body) from added`,
        [JSON.stringify(runChanged(index))],
      ),
    )
  for (let block = 0; block < warmUpBlocks; block++) {
    await subject()
    await floor()
  }
  const pairs = []
  for (let round = 0; round < rounds; round++) pairs.push([await subject(), await floor()])
  const text = ours.text()
  ours.close()
  raw.close()
  const subjectMs = median(pairs.map(([ms]) => ms))
  return { text, row: latencyRow(subjectMs, median(pairs.map(([, ms]) => ms))) }
}

const round = (value) => Number(value.toPrecision(3))
const latencyRow = (subject, floor) => ({
  name: 'live-commit-to-client',
  unit: 'ms',
  subject: round(subject),
  floor: round(floor),
  floorIs: 'LISTEN with the event in its payload, ws broadcast',
  ratio: round(floor / subject),
  target: '<= 1.8 ms',
  isMet: subject <= 1.8,
})

/** Deliveries per second from the first commit to the last frame read. */
async function deliverWritten(server, writers, reader, subscribers) {
  const events = Math.ceil(Math.min(deliveriesEach / subscribers, 10_000) / eventsInCommit / writers.length)
  const total = events * eventsInCommit * writers.length * subscribers
  const bodies = JSON.stringify(Array.from({ length: eventsInCommit }, (_, index) => runChanged(index)))
  reader.send({ expect: total })
  const done = told(reader, 'done')
  const from = performance.timeOrigin + performance.now()
  await Promise.all(
    writers.map(async (writer) => {
      for (let index = 0; index < events; index++) {
        await writer.query({
          name: 'append',
          text: 'select append_event($1, item) from jsonb_array_elements($2::jsonb) as item',
          values: [server.userId, bodies],
        })
      }
    }),
  )
  return total / (((await done).at - from) / 1000)
}

async function deliverRaw(floor, reader, subscribers, text) {
  const times = Math.ceil(deliveriesEach / subscribers)
  reader.send({ expect: times * subscribers })
  const done = told(reader, 'done')
  const from = performance.timeOrigin + performance.now()
  floor.send({ text, times })
  return (times * subscribers) / (((await done).at - from) / 1000)
}

async function deliveries(server, floor, floorUrl, writers, subscribers, text) {
  const readers = [
    start('live-reader.mjs', [server.url, server.token, String(subscribers)]),
    start('live-reader.mjs', [floorUrl, 'none', String(subscribers)]),
  ]
  await Promise.all(readers.map((reader) => told(reader, 'ready')))
  const [ours, raw] = readers
  const subject = () => deliverWritten(server, writers, ours, subscribers)
  const base = () => deliverRaw(floor, raw, subscribers, text)
  await subject()
  await base()
  const pairs = []
  for (let each = 0; each < rounds; each++) pairs.push([await subject(), await base()])
  for (const reader of readers) reader.disconnect()
  const perSecond = median(pairs.map(([rate]) => rate))
  const floorPerSecond = median(pairs.map(([, rate]) => rate))
  return {
    name: `live-deliveries-${subscribers}`,
    unit: 'deliveries/s',
    subject: Math.round(perSecond),
    floor: Math.round(floorPerSecond),
    floorIs: 'ws broadcast of the same bytes, a send for each event, no database',
    ratio: round(perSecond / floorPerSecond),
    target: subscribers === 100 ? '>= 85,000' : 'reported',
    isMet: subscribers !== 100 || perSecond >= 85_000,
  }
}

/** From asking for a socket to the first word of a subscription that was let in; the floor opens a bare one. */
async function connecting(server, floorUrl) {
  const times = { ours: [], floor: [] }
  for (let at = 0; at < 110; at++) {
    for (const [kind, address, token] of [
      ['ours', server.url, server.token],
      ['floor', floorUrl, undefined],
    ]) {
      const from = performance.now()
      const { close } = await subscribe(address, token)
      if (at >= 10) times[kind].push(performance.now() - from)
      close()
    }
  }
  const [p95, floor] = [times.ours.toSorted((a, b) => a - b)[94], median(times.floor)]
  return {
    name: 'socket-connect',
    unit: 'ms p95',
    subject: round(p95),
    floor: round(floor),
    floorIs: 'opening a bare ws socket',
    ratio: round(floor / p95),
    target: '< 500 ms',
    isMet: p95 < 500,
  }
}

/** From commit to a subscriber's socket: time for one, and deliveries per second to 1, 100 and 1,000 of one person. */
export async function live() {
  const server = await startBenchServer()
  const floor = start('floor-sockets.mjs', [], { DATABASE_URL: server.databaseUrl })
  const { port } = await told(floor, 'ready')
  const floorUrl = `http://127.0.0.1:${port}`
  const writers = [1, 2].map(() => new pg.Client({ connectionString: server.databaseUrl }))
  try {
    for (const writer of writers) await writer.connect()
    const { text, row } = await latency(server, floorUrl, writers[0])
    const rows = [await connecting(server, floorUrl), row]
    for (const subscribers of [1, 100, 1000]) {
      rows.push(await deliveries(server, floor, floorUrl, writers, subscribers, text))
    }
    return rows
  } finally {
    for (const writer of writers) await writer.end()
    floor.disconnect()
    await server.stop()
  }
}
