import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.mjs'
import { bundleDir, dataDir as cacheDir, root } from './paths.mjs'

/**
 * Starts server and worker as processes of their own, the production form of the web app included, and waits until
 * both are ready. For whole-stack tests, screenshots and benchmarks. `lines` keeps what they printed; `isBuilt` takes them
 * as they were bundled rather than from their sources.
 */
export async function startStack({ databaseUrl, dataDir, env = {}, roles = ['server', 'worker'], isBuilt = false }) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const lines = []
  const shared = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    NODE_COMPILE_CACHE: `${cacheDir}/compile-cache`,
    PORT: String(port),
    PUBLIC_URL: url,
    DEMO: 'true',
    ...env,
  }
  const children = new Map()
  const start = (role) =>
    new Promise((resolve, reject) => {
      const run = isBuilt
        ? ['--import', `${root}/scripts/setup/map-stacks.mjs`, `${bundleDir}/${role}.mjs`]
        : ['--enable-source-maps', `${root}/apps/${role}/src/main.ts`]
      const child = spawn(process.execPath, run, {
        cwd: root,
        env: shared,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      children.set(role, child)
      // A pipe may cut in the middle of a line.
      for (const input of [child.stdout, child.stderr])
        createInterface({ input }).on('line', (line) => lines.push(`${role}: ${line}\n`))
      child.on('message', (message) => {
        if (message?.type === 'ready') resolve(child)
      })
      child.once('exit', (code) => reject(new Error(`${role} ended before it was ready (${code}):\n${lines.join('')}`)))
    })
  const end = async (role, signal = 'SIGTERM') => {
    const child = children.get(role)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  await Promise.all(roles.map(start))
  return { url, port, lines, children, start, end, stop: () => Promise.all(roles.map((role) => end(role))) }
}
