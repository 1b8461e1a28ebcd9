import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { freePort } from './free-port.mjs'
import { dataDir } from './paths.mjs'

const places = [process.env.CLAMD_PATH, '/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd']
const find = () => places.find((place) => place && existsSync(place))

/** The clamd at hand, or Debian's, installed when this machine allows it; undefined when there is none to be had. */
export function ensureClamd() {
  const found = find()
  if (found) return found
  if (process.env.CI && process.getuid?.() !== 0) throw new Error('CI has no clamd: its tests would be left out unseen')
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon'], { stdio: 'ignore', env })
  // Debian starts one of its own; the tests start theirs.
  spawnSync('service', ['clamav-daemon', 'stop'], { stdio: 'ignore' })
  return find()
}

/** The file every scanner is tested with; in two halves, so that no scanner takes this script for it. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`

/** A clamd whose one signature is EICAR's, anywhere in a file: Debian ships none. */
export async function startClamd({ streamMaxBytes = 25 * 1024 * 1024, port: wish } = {}) {
  const program = ensureClamd()
  if (!program)
    throw new Error('This test needs clamd. Install it (Debian: apt-get install clamav-daemon), or set CLAMD_PATH.')
  const port = wish ?? (await freePort())
  const folder = `${dataDir}/clamd-${process.pid}-${port}`
  mkdirSync(`${folder}/signatures`, { recursive: true })
  writeFileSync(`${folder}/signatures/test.ndb`, `Eicar-Test:0:*:${Buffer.from(eicar).toString('hex')}\n`)
  writeFileSync(
    `${folder}/clamd.conf`,
    `TCPSocket ${port}
TCPAddr 127.0.0.1
DatabaseDirectory ${folder}/signatures
TemporaryDirectory ${folder}
LogFile ${folder}/clamd.log
StreamMaxLength ${streamMaxBytes}
Foreground yes
`,
  )
  const child = spawn(program, ['--config-file', `${folder}/clamd.conf`], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for (let attempt = 0; ; attempt++) {
    if (await answers(port)) break
    if (child.exitCode !== null || attempt > 300)
      throw new Error(
        `clamd did not start: ${existsSync(`${folder}/clamd.log`) ? readFileSync(`${folder}/clamd.log`, 'utf8') : 'no log'}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    address: `127.0.0.1:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 })
    const end = (value) => {
      socket.destroy()
      resolve(value)
    }
    socket
      .once('connect', () => socket.write('zPING\0'))
      .once('data', (answer) => end(answer.toString().startsWith('PONG')))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
