import { connect } from 'node:net'
import { requestBytes } from './raw-call.mjs'

/** Opens a connection that `behave` does what it wants with; resolves with how long it stayed open, in ms. */
export function openSlow(url, behave, limitMs) {
  const { hostname, port } = new URL(url)
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
export function slowKinds(token, isLong) {
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
