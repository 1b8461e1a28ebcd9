import { connect } from 'node:net'

// Reads frames as cheaply as Node can: raw sockets, one shared buffer, headers alone. Its parent says what to expect.
const [address, token, countText] = process.argv.slice(2)
const { hostname, port } = new URL(address)
const sockets = Number(countText)
/** Started, ping and the like are shorter than any event. */
const shortest = 200

let started = 0
let events = 0
let expected = Number.POSITIVE_INFINITY

/** A client's text frame; the mask is zero, so the payload stays as it is. */
function text(content) {
  const payload = Buffer.from(content)
  const header = Buffer.alloc(8)
  header[0] = 0x81
  header[1] = 0x80 | 126
  header.writeUInt16BE(payload.length, 2)
  return Buffer.concat([header, payload])
}

const frame = (value) => text(JSON.stringify(value))

function count(length, socket) {
  if (length === 4) {
    socket.write(text('PONG'))
    return
  }
  if (length < shortest) {
    started += 1
    if (started === sockets) process.send({ type: 'ready' })
    return
  }
  events += 1
  if (events === expected) process.send({ type: 'done', at: performance.timeOrigin + performance.now() })
}

/** Walks over frames and keeps what a chunk leaves unfinished: how much of a payload, or the bytes of half a header. */
function createWalk(socket) {
  let skip = 0
  let rest = Buffer.alloc(0)
  return (bytes) => {
    const chunk = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    rest = rest.subarray(0, 0)
    let at = 0
    for (;;) {
      const jump = Math.min(skip, chunk.length - at)
      at += jump
      skip -= jump
      if (at === chunk.length) return
      const short = chunk.length - at >= 2 ? chunk[at + 1] & 127 : 127
      const headerSize = { 126: 4, 127: 10 }[short] ?? 2
      if (chunk.length - at < headerSize) {
        rest = Buffer.from(chunk.subarray(at))
        return
      }
      skip = short
      if (short === 126) skip = chunk.readUInt16BE(at + 2)
      if (short === 127) skip = Number(chunk.readBigUInt64BE(at + 2))
      at += headerSize
      count(skip, socket)
    }
  }
}

function open() {
  let isUpgraded = false
  let answer = ''
  const upgrade = (bytes) => {
    answer += bytes.toString('latin1')
    const head = answer.indexOf('\r\n\r\n')
    if (head < 0) return
    if (!answer.startsWith('HTTP/1.1 101')) throw new Error(answer)
    isUpgraded = true
    if (token === 'none') count(0, socket)
    else {
      socket.write(frame({ method: 'connectionParams', data: { token } }))
      socket.write(frame({ id: 1, method: 'subscription', params: { path: 'events.live', input: {} } }))
    }
    walk(Buffer.from(answer.slice(head + 4), 'latin1'))
  }
  const callback = (size, buffer) => {
    const bytes = buffer.subarray(0, size)
    if (isUpgraded) walk(bytes)
    else upgrade(bytes)
    return true
  }
  const socket = connect({ host: hostname, port: Number(port), onread: { buffer: Buffer.alloc(64 * 1024), callback } })
  const walk = createWalk(socket)
  socket.on('error', (error) => {
    throw error
  })
  socket.on('close', () => {
    throw new Error('the server closed a socket')
  })
  socket.write(
    'GET /trpc?connectionParams=1 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
}

process.on('message', ({ expect }) => {
  events = 0
  expected = expect
})
process.on('disconnect', () => process.exit(0))
for (let index = 0; index < sockets; index++) open()
