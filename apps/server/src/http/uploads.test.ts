import { connect } from 'node:net'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const megabyte = Buffer.alloc(1024 * 1024, 'a')
const chunk = Buffer.concat([Buffer.from(`${megabyte.length.toString(16)}\r\n`), megabyte, Buffer.from('\r\n')])
const size = 12
/** How the size of a body is said, how many of its parts are sent before the answer is waited for, and what ends it. */
const bodies: [string, string, { parts: number; part: Buffer; end: string }][] = [
  ['declared', `content-length: ${size * megabyte.length}`, { parts: 1, part: megabyte, end: '' }],
  ['not declared', 'transfer-encoding: chunked', { parts: 11, part: chunk, end: '0\r\n\r\n' }],
]

test.each(bodies)(
  'a resume that is too large, its size %s: who still sends it reads why, and can go on on the same connection',
  async (_how, header, { parts, part, end }) => {
    const { accessToken } = await server.signUp()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    let said = ''
    let fault: Error | undefined
    socket.on('error', (error) => {
      fault = error
    })
    socket.on('data', (data) => {
      said += data.toString('utf8')
    })
    const send = (data: Buffer | string) => new Promise<void>((sent) => socket.write(data, () => sent()))
    const untilSaid = (words: RegExp) =>
      waitFor(String(words), () => words.test(said) || fault !== undefined || undefined)
    try {
      await send(
        `PUT /uploads/resume?name=cv.pdf HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${accessToken}\r\n${header}\r\n\r\n`,
      )
      for (let sent = 0; sent < parts; sent++) await send(part)
      await untilSaid(/larger than 10 MB/)
      expect(said).toMatch(/^HTTP\/1\.1 413 /)
      for (let sent = parts; sent < size; sent++) await send(part)
      await send(`${end}GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n`)
      await untilSaid(/HTTP\/1\.1 200 /)
      expect(fault).toBeUndefined()
    } finally {
      socket.destroy()
    }
  },
)
