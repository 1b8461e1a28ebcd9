import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { freePort, isAnswering } from './free-port.mjs'
import { dataDir } from './paths.mjs'

const places = [process.env.PGBOUNCER_PATH, '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer']
const find = () => places.find((place) => place && existsSync(place))

/** The PgBouncer at hand, or Debian's, installed when this machine allows it. Throws with what to do. */
export function ensurePgBouncer() {
  const found = find()
  if (found) return found
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'pgbouncer'], { stdio: 'ignore', env })
    // Debian starts one of its own; the tests start theirs.
    spawnSync('service', ['pgbouncer', 'stop'], { stdio: 'ignore' })
    const installed = find()
    if (installed) return installed
  }
  throw new Error('This test needs PgBouncer. Install it (Debian: apt-get install pgbouncer), or set PGBOUNCER_PATH.')
}

/**
 * A PgBouncer in transaction mode before the server of `databaseUrl`. Start-up options do not pass it, so what they would
 * set, `connect_query` sets once for each of its own connections.
 */
export async function startPgBouncer(databaseUrl) {
  const program = ensurePgBouncer()
  const target = new URL(databaseUrl)
  const port = await freePort()
  const folder = `${dataDir}/pgbouncer-${process.pid}-${port}`
  mkdirSync(folder, { recursive: true })
  const isRoot = process.getuid?.() === 0
  writeFileSync(
    `${folder}/pgbouncer.ini`,
    `[databases]
* = host=${target.hostname} port=${target.port} user=${target.username} password=${decodeURIComponent(target.password)} connect_query='set role jobpilot_app; set statement_timeout = 15000; set idle_in_transaction_session_timeout = 10000'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
auth_type = any
pool_mode = transaction
max_client_conn = 500
default_pool_size = 10
ignore_startup_parameters = extra_float_digits,options,statement_timeout,idle_in_transaction_session_timeout
logfile = ${folder}/pgbouncer.log
unix_socket_dir =
`,
    { mode: 0o600 },
  )
  let account = {}
  if (isRoot) {
    const [, , uid, gid] = (readFileSync('/etc/passwd', 'utf8').match(/^(?:postgres|nobody):.*$/m)?.[0] ?? '').split(
      ':',
    )
    account = { uid: Number(uid), gid: Number(gid) }
    chmodSync(folder, 0o700)
    for (const path of [folder, `${folder}/pgbouncer.ini`]) chownSync(path, account.uid, account.gid)
  }
  const child = spawn(program, [`${folder}/pgbouncer.ini`], { ...account, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for (let attempt = 0; ; attempt++) {
    if (await isAnswering(port)) break
    if (child.exitCode !== null || attempt > 100)
      throw new Error(
        `PgBouncer did not start: ${existsSync(`${folder}/pgbouncer.log`) ? readFileSync(`${folder}/pgbouncer.log`, 'utf8') : 'no log'}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const url = new URL(databaseUrl)
  url.port = String(port)
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
