import { createServer, type Server, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eicar, ensureClamd, startClamd } from '../../../../scripts/setup/clamav.mjs'
import { type ClamAvConfig, createClamAv, verdictOf } from './clamav.ts'
import { mayOpen } from './scanner.ts'

const limit = 1024 * 1024
const settings = (address: string, rest: Partial<ClamAvConfig> = {}) => ({ address, limit, silenceMs: 2_000, ...rest })

describe.skipIf(ensureClamd() === undefined)("against Debian's clamd", () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>
  beforeAll(async () => {
    clamd = await startClamd({ streamMaxBytes: limit })
  })
  afterAll(() => clamd[Symbol.asyncDispose]())
  const scan = (bytes: Uint8Array, rest: Partial<ClamAvConfig> = {}) =>
    createClamAv(settings(clamd.address, rest)).scan(bytes)

  test('tells clean files from EICAR, wherever it stands and however large the file is', async () => {
    await createClamAv(settings(clamd.address)).ping()
    expect(await scan(Buffer.from('a resume'))).toEqual({ state: 'clean' })
    expect(await scan(Buffer.alloc(limit, 'a'))).toEqual({ state: 'clean' })
    for (const before of [0, 1, 65_500, 200_000])
      expect(await scan(Buffer.concat([Buffer.alloc(before, 'a'), Buffer.from(eicar)]))).toMatchObject({
        state: 'infected',
        finding: expect.stringMatching(/Eicar/),
      })
  })

  test('a file over the limit is not sent, and one over the limit of clamd itself is no verdict either', async () => {
    expect(await scan(Buffer.alloc(limit + 1))).toEqual({
      state: 'scanner-down',
      reason: 'the file is over its limit',
    })
    expect((await scan(Buffer.alloc(limit * 4, 'a'), { limit: limit * 8 })).state).toBe('scanner-down')
  })
})

/** A scanner that answers in its own way. */
async function withServer<T>(answer: (socket: Socket) => void, work: (address: string) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    answer(socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  try {
    return await work(`127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  }
}

test.each<[string, (socket: Socket) => void]>([
  ['says nothing', () => undefined],
  ['closes at once', (socket) => socket.destroy()],
  ['gives an error', (socket) => void socket.write('INSTREAM size limit exceeded. ERROR\0')],
  ['breaks off in the middle of its answer', (socket) => void socket.end('stream: O')],
  ['says OK without an end', (socket) => void socket.end('stream: OK')],
  ['talks without an end', (socket) => void socket.write('a'.repeat(10_000))],
  ['says OK of something else', (socket) => void socket.write('/etc/passwd: OK\0')],
])('a scanner that %s gave no verdict', async (_, answer) => {
  const result = await withServer(answer, (address) =>
    createClamAv(settings(address, { silenceMs: 300 })).scan(Buffer.alloc(200_000)),
  )
  expect(result.state).toBe('scanner-down')
})

test('a scanner that is not there gave no verdict, and says so when asked', async () => {
  const absent = createClamAv(settings('127.0.0.1:9'))
  expect(await absent.scan(Buffer.from('x'))).toEqual({ state: 'scanner-down', reason: 'ECONNREFUSED' })
  await expect(absent.ping()).rejects.toThrow('ECONNREFUSED')
  expect((await createClamAv(settings('/no/such/socket')).scan(Buffer.from('x'))).state).toBe('scanner-down')
})

test('only the one answer is clean', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `stream: ${text}`),
      ),
      (answer) => {
        fc.pre(answer !== 'stream: OK')
        return verdictOf(answer).state !== 'clean'
      },
    ),
  )
  expect(verdictOf('stream: OK').state).toBe('clean')
})

test('what may be opened, by state and policy', () => {
  const scanner = createClamAv(settings('127.0.0.1:9'))
  const policies = fc.record({
    notScanned: fc.constantFrom('accept' as const, 'refuse' as const),
    scannerDown: fc.constantFrom('accept' as const, 'wait' as const),
    infected: fc.constantFrom('keep' as const, 'remove' as const),
  })
  fc.assert(
    fc.property(policies, fc.constantFrom(null, scanner), (policy, one) => {
      const scanning = { scanner: one, policy }
      expect(mayOpen('infected', scanning)).toBe(false)
      expect(mayOpen('clean', scanning)).toBe(true)
      expect(mayOpen('not-scanned', scanning)).toBe(one === null && policy.notScanned === 'accept')
      expect(mayOpen('scanner-down', scanning)).toBe(policy.scannerDown === 'accept')
    }),
  )
})
