import { connect } from 'node:net'
import { fingerprint } from './abuse-calls.mjs'
import { startApi } from './setup/api.mjs'
import { eachOf, requestBytes, sendRaw } from './setup/raw-call.mjs'
import { append, openReader } from './setup/readers.mjs'
import { malformedUpgrades } from './setup/upgrades.mjs'
import { openVigil } from './setup/vigil.mjs'
import { seconds, waitUntil } from './setup/wait.mjs'

/** Upgrades of every wrong kind; none may end in a socket. */
export async function sendMalformedUpgrades({ ground, isLong }) {
  await using database = await ground.openDatabase()
  await using api = await startApi(database)
  const vigil = await openVigil(api)
  const kinds = malformedUpgrades()
  // Waits for the limit on headers, which the slow clients of the short form wait for as well.
  if (!isLong) delete kinds['only line ends']
  const rounds = isLong ? 10 : 1
  const wrong = []
  for (let round = 0; round < rounds; round++)
    await eachOf(Object.entries(kinds), 10, async ([kind, bytes]) => {
      const { status } = await sendRaw(api.url, bytes, { isHeadEnough: true })
      if (vigil.note(status) === 101) wrong.push(kind)
    })
  const verdict = await vigil.verdict({ allowed: (status) => status !== 101 })
  return {
    injected: `${Object.keys(kinds).length} kinds of malformed upgrade, ${rounds} times each`,
    doubled: wrong.length,
    ...verdict,
    note: [verdict.note, ...wrong.slice(0, 5)].join('\n      '),
    isMet: verdict.isMet && Object.keys(kinds).length >= 70,
  }
}

/** A socket that counts what comes, by kind. */
async function openCounting(api, token) {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/trpc?connectionParams=1`)
  const counts = { started: 0, refused: 0, data: 0, other: 0 }
  socket.addEventListener('message', ({ data }) => {
    if (data === 'PING') return socket.send('PONG')
    const { result, error } = JSON.parse(data)
    if (result?.type === 'started') counts.started += 1
    else if (result?.type === 'data') counts.data += 1
    else if (error?.data?.code === 'TOO_MANY_REQUESTS') counts.refused += 1
    else counts.other += 1
  })
  socket.addEventListener('error', () => undefined)
  const closed = new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  await Promise.race([new Promise((resolve) => socket.addEventListener('open', resolve)), closed])
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  return {
    counts,
    closed,
    socket,
    subscribe: (id) =>
      socket.send(JSON.stringify({ id, method: 'subscription', params: { path: 'events.live', input: {} } })),
  }
}

/** Thousands of subscriptions on one socket, again when it is closed for it: the limit holds and others do not wait. */
export async function openManySubscriptions({ ground, isLong }) {
  const [howMany, limit, asked] = [isLong ? 50_000 : 5_000, 20, 50]
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [attacker, bystander] = api.people
  using reader = await openReader(database, { url: api.url, person: bystander })
  const vigil = await openVigil(api, { person: bystander })
  const codes = new Set()
  let most = 0
  // All at once on one socket, and then as much again, as soon as it is closed.
  for (let round = 0; round < 2; round++) {
    const flood = await openCounting(api, attacker.token)
    for (let id = 1; id <= howMany; id++) flood.subscribe(id)
    codes.add(await Promise.race([flood.closed, new Promise((resolve) => setTimeout(resolve, 30_000, 'still open'))]))
    most = Math.max(most, flood.counts.started)
    flood.socket.close()
  }
  // Somebody who asks for too many, but not for thousands, keeps what they may have.
  const modest = await openCounting(api, attacker.token)
  for (let id = 1; id <= asked; id++) modest.subscribe(id)
  const { counts } = modest
  await waitUntil('an answer to each', () => counts.started + counts.refused + counts.other >= asked)
  await append(database.owner, attacker.userId)
  await append(database.owner, attacker.userId)
  await waitUntil('the last event on each', () => counts.data >= 2 * counts.started)
  await append(database.owner, bystander.userId)
  const { lost, doubled, faults } = await reader.settle()
  modest.socket.close()
  const verdict = await vigil.verdict({ limitMs: 1_000 })
  return {
    injected: `${howMany} subscriptions on one socket, twice, and ${asked} on another`,
    ...verdict,
    lost: verdict.lost + lost + Math.max(0, limit - counts.started) + counts.other,
    doubled: doubled + Math.max(0, Math.max(counts.started, most) - limit) + (counts.data - 2 * counts.started),
    note: `flooded sockets closed with ${[...codes]}; of ${asked}, ${counts.started} open and ${counts.refused} refused; ${verdict.note}`,
    isMet: verdict.isMet && faults === 0 && [...codes].join() === '4429',
  }
}

/** Opens a connection that `behave` does what it wants with; resolves with how long it stayed open, in ms. */
function openSlow(api, behave, limitMs) {
  const { hostname, port } = new URL(api.url)
  return new Promise((resolve) => {
    const from = performance.now()
    const socket = connect(Number(port), hostname, () => behave(socket))
    const end = () => {
      clearTimeout(timer)
      resolve(performance.now() - from)
      socket.destroy()
    }
    const timer = setTimeout(end, limitMs + 5_000)
    socket.on('error', () => undefined).on('close', end)
    socket.on('end', end)
    socket.resume()
  })
}

/** Writes one byte a second for as long as it is let. */
const drip = (socket, given) => {
  const bytes = Buffer.from(given)
  let at = 0
  const timer = setInterval(() => socket.write(bytes.subarray(at % bytes.length, (at++ % bytes.length) + 1)), 1_000)
  socket.on('close', () => clearInterval(timer))
}
const upgrade = (target = '/trpc?connectionParams=1') =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`
/** A client's frame: masked with zeros, which leaves the text as it is. */
const frame = (text) => {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0])
  return Buffer.concat([head, payload])
}

/** Each kind of slowness and within how many ms its connection must be closed. */
function slowKinds({ token }, isLong) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': 5_000 }
  const bodyHead = `POST /trpc/postings.addText HTTP/1.1\r\nhost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
  const hello = frame(JSON.stringify({ method: 'connectionParams', data: { token } }))
  const ask = frame(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'no.such', input: {} } }))
  const kinds = {
    'says nothing': [12_000, () => undefined],
    'headers byte by byte': [12_000, (socket) => drip(socket, `GET /health/live HTTP/1.1\r\nx: ${'a'.repeat(500)}`)],
    'an upgrade byte by byte': [12_000, (socket) => drip(socket, upgrade())],
    'a socket that says nothing': [9_000, (socket) => socket.write(`${upgrade()}\r\n`)],
    'a frame byte by byte': [
      9_000,
      (socket) => {
        socket.write(`${upgrade()}\r\n`)
        drip(socket, hello)
      },
    ],
    'asks and does not read': [
      20_000,
      (socket) => {
        socket.pause()
        socket.write(`${upgrade()}\r\n`)
        socket.write(hello)
        const timer = setInterval(() => socket.write(Buffer.concat(Array(2_000).fill(ask))), 20)
        socket.on('close', () => clearInterval(timer))
      },
    ],
  }
  if (!isLong) return kinds
  return {
    ...kinds,
    'a body byte by byte': [
      64_000,
      (socket) => {
        socket.write(bodyHead)
        drip(socket, 'x')
      },
    ],
    'an upload byte by byte': [
      64_000,
      (socket) => {
        socket.write(bodyHead.replace('POST /trpc/postings.addText', 'PUT /uploads/resume'))
        drip(socket, 'x')
      },
    ],
    'a socket that does not answer pings': [
      40_000,
      (socket) => {
        socket.write(`${upgrade()}\r\n`)
        socket.write(hello)
      },
    ],
    'does not read its answers': [
      95_000,
      (socket) => {
        socket.pause()
        const page = requestBytes({ method: 'GET', target: '/', headers: { connection: 'keep-alive' } })
        socket.write(Buffer.concat(Array(20_000).fill(page)))
      },
    ],
  }
}

/** Connections that hold on without doing anything: all are closed in time, while others are served. */
export async function holdOn({ ground, isLong }) {
  const each = isLong ? 100 : 30
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [attacker, bystander] = api.people
  const vigil = await openVigil(api, { person: bystander })
  const before = await fingerprint(database, api.people)
  const late = {}
  const longest = {}
  const kinds = slowKinds(attacker, isLong)
  await Promise.all(
    Object.entries(kinds).flatMap(([kind, [limitMs, behave]]) =>
      Array.from({ length: kind.includes('read') ? Math.ceil(each / 30) : each }, async () => {
        const took = await openSlow(api, behave, limitMs)
        longest[kind] = Math.max(longest[kind] ?? 0, took)
        if (took > limitMs) late[kind] = (late[kind] ?? 0) + 1
      }),
    ),
  )
  const verdict = await vigil.verdict()
  const doubled = (await fingerprint(database, api.people)) === before ? 0 : 1
  return {
    injected: `${Object.keys(kinds).length} kinds of slow client, ${each} of most`,
    ...verdict,
    lost: verdict.lost + Object.values(late).reduce((sum, times) => sum + times, 0),
    doubled,
    note: `${Object.entries(longest)
      .map(([kind, ms]) => `${kind}: closed within ${seconds(ms)} s of ${kinds[kind][0] / 1000}`)
      .join(', ')}; ${verdict.note}`,
  }
}
