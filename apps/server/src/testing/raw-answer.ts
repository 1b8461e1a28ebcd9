import { connect } from 'node:net'

export type RawRequest = {
  method?: string
  target: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Sends the body in chunks of this many bytes, without saying its length. */
  chunkBytes?: number
}
export type RawAnswer = { status: number; headers: Record<string, string>; body: string }

/** A request as bytes, on a connection that closes after it. Target and headers go out as they are given. */
export function bytesOf({ method = 'GET', target, headers = {}, body, chunkBytes }: RawRequest): Buffer {
  const payload = Buffer.from(body ?? '')
  const length =
    body === undefined ? {} : chunkBytes ? { 'transfer-encoding': 'chunked' } : { 'content-length': payload.length }
  const lines = Object.entries({ host: 'localhost', ...headers, ...length, connection: 'close' })
  const head = `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head), chunkBytes ? inChunks(payload, chunkBytes) : payload])
}

function inChunks(payload: Buffer, size: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < payload.length; at += size) {
    const piece = payload.subarray(at, at + size)
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'))
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')])
}

/** Sends a request without a client that would put it right, and reads the answer to its end. */
export function ask(url: string, request: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(bytesOf(request)))
    socket.setTimeout(15_000, () => socket.destroy(new Error(`no answer to ${JSON.stringify(request).slice(0, 500)}`)))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(answerOf(Buffer.concat(chunks))))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
  })
}

function answerOf(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const rest = bytes.subarray(end + 4)
  const body = headers['transfer-encoding'] === 'chunked' ? joined(rest) : rest
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: body.toString('utf8') }
}

function joined(chunked: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < chunked.length; ) {
    const end = chunked.indexOf('\r\n', at)
    const size = Number.parseInt(chunked.subarray(at, end).toString('latin1'), 16)
    if (!size) break
    pieces.push(chunked.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(pieces)
}
