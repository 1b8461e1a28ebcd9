import { connect } from 'node:net'

/**
 * Sends bytes as they are, without a client that would put them right, and reads until the server closes, or has sent the head of its answer.
 *
 * @returns `status` 0 when the connection ended without an answer, -1 when it did not end within `limitMs`
 */
export function sendRaw(url, bytes, { limitMs = 20_000, isHeadEnough = false } = {}) {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const chunks = []
    let isLate = false
    const from = performance.now()
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const timer = setTimeout(() => {
      isLate = true
      socket.destroy()
    }, limitMs)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (isHeadEnough && Buffer.concat(chunks).includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      const text = Buffer.concat(chunks).toString('utf8')
      const status = isLate ? -1 : Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
      resolve({ status, text, tookMs: performance.now() - from })
    })
  })
}

/** A request as bytes. Header values and the target go out as they are given; the body's length is stated. */
export function requestBytes({ method = 'POST', target, headers = {}, body = '' }) {
  const payload = Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8')
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const length = method === 'GET' || method === 'HEAD' ? '' : `content-length: ${payload.length}\r\n`
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n`, 'utf8'), payload])
}

/** Runs `work` on each item, at most `atOnce` of them at a time. */
export async function eachOf(items, atOnce, work) {
  const queue = items.entries()
  const one = async () => {
    for (const [at, item] of queue) await work(item, at)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}
