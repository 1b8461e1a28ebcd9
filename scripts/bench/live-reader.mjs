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

function open() {
  let isUpgraded = false
  let answer = ''
  let skip = 0
  let rest = Buffer.alloc(0)
  const read = (size, buffer) => {
    let at = 0
    let chunk = buffer
    let end = size
    if (!isUpgraded) {
      answer += buffer.toString('latin1', 0, size)
      const head = answer.indexOf('\r\n\r\n')
      if (head < 0) return true
      if (!answer.startsWith('HTTP/1.1 101')) throw new Error(answer)
      isUpgraded = true
      chunk = Buffer.from(answer.slice(head + 4), 'latin1')
      end = chunk.length
      if (token === 'none') count(0, socket)
      else {
        socket.write(frame({ method: 'connectionParams', data: { token } }))
        socket.write(frame({ id: 1, method: 'subscription', params: { path: 'events.live', input: {} } }))
      }
    }
    if (rest.length > 0) {
      chunk = Buffer.concat([rest, chunk.subarray(0, end)])
      end = chunk.length
      rest = Buffer.alloc(0)
    }
    while (at < end) {
      const jump = Math.min(skip, end - at)
      at += jump
      skip -= jump
      if (at === end) break
      const short = end - at >= 2 ? chunk[at + 1] & 127 : 127
      const headerSize = short < 126 ? 2 : short === 126 ? 4 : 10
      if (end - at < headerSize) {
        rest = Buffer.from(chunk.subarray(at, end))
        break
      }
      skip = short < 126 ? short : short === 126 ? chunk.readUInt16BE(at + 2) : Number(chunk.readBigUInt64BE(at + 2))
      at += headerSize
      count(skip, socket)
    }
    return true
  }
  const socket = connect({
    host: hostname,
    port: Number(port),
    onread: { buffer: Buffer.alloc(64 * 1024), callback: read },
  })
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
