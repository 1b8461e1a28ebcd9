import { connect, type Socket } from 'node:net'
import type { Scanner, ScanResult } from './scanner.ts'

export type ClamAvConfig = {
  /** `host:port`, or the path of a socket. */
  address: string
  /** clamd's StreamMaxLength, in bytes: it cuts the connection beyond, so larger files are not sent. */
  limit: number
  /** Without an answer for this long, in ms, it counts as down. */
  silenceMs: number
}

const pieceBytes = 64 * 1024
/** Longer than any answer clamd gives. */
const longestAnswer = 4_096

function dial(address: string): Socket {
  const [, host, port] = /^(?:\[?([^/\]]+)\]?):(\d+)$/.exec(address) ?? []
  return host && port ? connect(Number(port), host) : connect(address)
}

/** Sends a command with what follows it and reads the one answer, which clamd ends with a zero byte. */
function ask({ address, silenceMs }: ClamAvConfig, command: string, write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(address)
    let answer = ''
    let isSettled = false
    const end = (settle: () => void) => {
      if (isSettled) return
      isSettled = true
      socket.destroy()
      settle()
    }
    const fail = (reason: string) => end(() => reject(new Error(reason)))
    socket.setTimeout(silenceMs, () => fail('no answer in time'))
    socket.once('connect', () => {
      socket.write(`z${command}\0`)
      write(socket)
    })
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('utf8')
      const at = answer.indexOf('\0')
      if (at >= 0) end(() => resolve(answer.slice(0, at)))
      else if (answer.length > longestAnswer) fail('an answer without an end')
    })
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'the connection broke'))
    socket.once('close', () => fail('the connection was closed without an answer'))
  })
}

/** The bytes in pieces, each after its length, and a length of zero for the end. */
function writeStream(socket: Socket, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    socket.write(piece)
  }
  socket.write(Buffer.alloc(4))
}

/** Exactly `stream: OK` is clean; what does not read as a finding either is no verdict. */
export function verdictOf(answer: string): ScanResult {
  if (answer === 'stream: OK') return { state: 'clean' }
  const finding = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1]
  return finding ? { state: 'infected', finding } : { state: 'scanner-down', reason: 'it gave an error' }
}

/** ClamAV's daemon over its INSTREAM command. */
export function createClamAv(config: ClamAvConfig): Scanner {
  return {
    limit: config.limit,
    async scan(bytes) {
      if (bytes.length > config.limit) return { state: 'scanner-down', reason: 'the file is over its limit' }
      try {
        return verdictOf(await ask(config, 'INSTREAM', (socket) => writeStream(socket, bytes)))
      } catch (error) {
        return { state: 'scanner-down', reason: error instanceof Error ? error.message : 'unknown' }
      }
    },
    async ping() {
      const answer = await ask(config, 'PING', () => undefined)
      if (answer !== 'PONG') throw new Error('it gave an error')
    },
  }
}
