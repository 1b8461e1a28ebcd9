import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dataDir, root } from './paths.mjs'

const listFile = `${dataDir}/dev-processes.json`

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** True when that process runs something of this checkout: a reused number must not cost a stranger their process. */
function isOurs(pid) {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(root)
  } catch {
    return false
  }
}

/** What an earlier, killed start left running. Ends it, so that this start begins clean. */
export function endLeftovers() {
  if (!existsSync(listFile)) return
  let list
  try {
    list = JSON.parse(readFileSync(listFile, 'utf8'))
  } catch {
    list = { children: [] }
  }
  if (list.parent && list.parent !== process.pid && isOurs(list.parent) && isAlive(list.parent)) {
    throw new Error(
      `JobPilot is already running from this folder${list.url ? `: ${list.url}` : ''} (process ${list.parent}). Stop it with Ctrl-C there, or: kill ${list.parent}`,
    )
  }
  for (const pid of list.children ?? [])
    if (isOurs(pid)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        /* gone meanwhile */
      }
    }
  rmSync(listFile, { force: true })
}

const children = new Map()
let url

function remember() {
  writeFileSync(
    listFile,
    JSON.stringify({ parent: process.pid, url, children: [...children.values()].map((child) => child.pid) }),
  )
}

export function rememberUrl(address) {
  url = address
  remember()
}
export const forget = () => rmSync(listFile, { force: true })

/**
 * Starts a part and waits until it says it is ready. It is its own process group, so that Ctrl-C reaches us first and
 * the parts are stopped in order; its channel to us tells it when we are gone.
 */
export async function startPart(name, file, env, { ready = 'message', args = [], onLost } = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  children.set(name, child)
  remember()
  if (ready !== 'message') return child
  await new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message?.type === 'ready') resolve()
    })
    child.once('exit', (code) => reject(new Error(`${name} ended before it was ready (${code}). Its words are above.`)))
  })
  child.once('exit', (code, signal) => {
    if (children.get(name) !== child) return
    children.delete(name)
    onLost?.(`${name} ended unexpectedly (${signal ?? code})`)
  })
  return child
}

/** Asks a part to end and waits; kills it after `deadlineMs`. */
export async function stopPart(name, deadlineMs = 30_000) {
  const child = children.get(name)
  if (!child) return
  children.delete(name)
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
    await ended
    clearTimeout(timer)
  }
  remember()
}
