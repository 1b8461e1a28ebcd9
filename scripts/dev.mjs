import { watch } from 'node:fs'
import { endLeftovers, forget, rememberUrl, startPart, stopPart } from './setup/children.mjs'
import { openDatabase } from './setup/database.mjs'
import { freePort } from './setup/free-port.mjs'
import { dataDir, root } from './setup/paths.mjs'
import { fail, step, totalTime } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

console.log('\nJobPilot: starting everything\n')
await ensureRuntime()
try {
  endLeftovers()
} catch (error) {
  fail(error.message)
}

let database
let isStopping = false
async function stopAll(code) {
  if (isStopping) return
  isStopping = true
  console.log('\nStopping …')
  await Promise.all([stopPart('web', 3_000), stopPart('server', 12_000), stopPart('worker', 28_000)])
  database?.stop?.()
  forget()
  console.log('All stopped.')
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0))

try {
  await step('Postgres', async () => {
    database = await openDatabase()
    return `(${database.kind})`
  })
  const owner = process.env.DATABASE_OWNER_URL ?? database.url
  await step('Migrations', async () => {
    const { migrate } = await import('../db/migrate.ts')
    const names = await migrate(owner)
    return names.length > 0 ? `${names.length} applied` : 'up to date'
  })
  const serverPort = await freePort(Number(process.env.PORT ?? 3000))
  const webPort = await freePort(Number(process.env.JOBPILOT_WEB_PORT ?? 5173))
  const url = `http://localhost:${webPort}`
  const env = {
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    DATABASE_URL: database.url,
    DATA_DIR: process.env.DATA_DIR ?? dataDir,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? `${dataDir}/compile-cache`,
    PORT: String(serverPort),
    PUBLIC_URL: url,
    DEMO: 'true',
    JOBPILOT_SERVER_URL: `http://127.0.0.1:${serverPort}`,
    JOBPILOT_WEB_PORT: String(webPort),
  }
  await step('Demo person', async () => {
    const { seedDemo } = await import('./setup/seed-demo.mjs')
    return await seedDemo(database.url)
  })
  const part = (name) => () =>
    startPart(name, `${root}/apps/${name}/src/main.ts`, env, { onLost: (what) => void restart(name, what) })
  const parts = { server: part('server'), worker: part('worker') }
  /** A part that died is started again, with a pause so that a broken one does not spin. */
  const restart = async (name, what) => {
    if (isStopping) return
    console.error(`  ✗ ${what}; starting it again`)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    if (!isStopping)
      await parts[name]().then(
        () => console.log(`  ↻ ${name} is back`),
        (error) => console.error(`  ✗ ${error.message} Save a change to try again.`),
      )
  }
  await Promise.all([
    step('Server', parts.server),
    step('Worker', parts.worker),
    step('Web', () => startPart('web', `${root}/scripts/setup/vite-dev.mjs`, env)),
  ])
  rememberUrl(url)
  reloadOnChange(parts)
  database.watch()
  console.log(
    `\n  Ready in ${totalTime()}:  ${url}\n\n  "Look around as the demo person" needs no account. Ctrl-C stops everything.\n`,
  )
} catch (error) {
  console.error(`\n✗ ${error.message}`)
  await stopAll(1)
}

/** Starts server and worker again when their code changes; the web part reloads by itself. */
function reloadOnChange(parts) {
  let timer
  const pending = new Set()
  const reload = async () => {
    const names = [...pending]
    pending.clear()
    for (const name of names) {
      await stopPart(name, 5_000)
      await parts[name]().then(
        () => console.log(`  ↻ ${name} reloaded`),
        (error) => console.error(`  ✗ ${error.message}`),
      )
    }
  }
  for (const [folder, names] of [
    ['packages', ['server', 'worker']],
    ['db', ['server', 'worker']],
    ['apps/server/src', ['server']],
    ['apps/worker/src', ['worker']],
  ]) {
    watch(`${root}/${folder}`, { recursive: true }, (_event, file) => {
      if (!file || !/\.(ts|json)$/.test(file) || /(^|\/)(dist|node_modules|fixtures)\/|\.test\.ts$/.test(file)) return
      for (const name of names) pending.add(name)
      clearTimeout(timer)
      timer = setTimeout(() => void reload(), 200)
    })
  }
}
