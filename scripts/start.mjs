import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { openDatabase } from './setup/database.mjs'
import { bundleDir, dataDir, root } from './setup/paths.mjs'
import { fail, step } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

const roles = ['all', 'server', 'worker']
const at = process.argv.findIndex((argument) => argument === '--role' || argument.startsWith('--role='))
const role = at < 0 ? 'all' : (process.argv[at].split('=')[1] ?? process.argv[at + 1])
if (!roles.includes(role)) fail(`--role is one of ${roles.join(', ')}.`)

await ensureRuntime()
process.env.NODE_ENV ??= 'production'
process.env.DATA_DIR ??= dataDir
// What Node made of the sources is kept: the next start takes two thirds of the time.
nodeModule.enableCompileCache?.(`${process.env.DATA_DIR}/compile-cache`)
if (role !== 'worker' && !existsSync(`${root}/apps/web/dist/index.html`))
  fail('The web app is not built yet. Run: npm run build')

// As they were built; from their sources where only the web app was.
const isBuilt = existsSync(`${bundleDir}/parts.mjs`)
if (isBuilt) await import('./setup/map-stacks.mjs')
const { parts } = await import(isBuilt ? `${bundleDir}/parts.mjs` : './setup/parts.mjs')

if (role !== 'all' && !process.env.DATABASE_URL) {
  fail(`--role ${role} needs DATABASE_URL: parts that run apart share a Postgres that neither of them owns.`)
}
try {
  // Wrong settings are said before anything is started.
  const settings = { ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? 'postgres://embedded' }
  if (role !== 'worker') (await parts.serverEnv()).readServerEnv(settings)
  if (role !== 'server') (await parts.workerEnv()).readWorkerEnv(settings)
} catch (error) {
  fail(error.message)
}

let database
let observing
/** One process that is both goes by the name of neither. */
const serviceName = role === 'all' ? 'jobpilot' : `jobpilot-${role}`
const started = []
let isStopping = false
async function stopAll(code) {
  if (isStopping) return
  isStopping = true
  await Promise.all(started.map((part) => part.stop()))
  await observing?.[Symbol.asyncDispose]()
  database?.stop?.()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll(0))

try {
  await step('Postgres', async () => {
    database = await openDatabase()
    return `(${database.kind})`
  })
  process.env.DATABASE_URL = database.url
  database.watch()
  await step('Migrations', async () => {
    await (await parts.migrations()).migrate(process.env.DATABASE_OWNER_URL ?? database.url)
  })
  const { startObserving } = await parts.observing()
  const { createLogger } = await parts.logger()
  const logger = (name, env) => createLogger({ name, level: env.LOG_LEVEL, isReadable: env.NODE_ENV === 'development' })
  if (role !== 'worker') {
    const { readServerEnv } = await parts.serverEnv()
    const { startServer } = await parts.server()
    const env = readServerEnv()
    observing ??= await startObserving(serviceName, env)
    const server = await startServer(env, logger('server', env))
    started.push(server)
    console.log(`\n  JobPilot: ${env.PUBLIC_URL} (listening on ${server.url})\n`)
  }
  if (role !== 'server') {
    const { readWorkerEnv } = await parts.workerEnv()
    const { startWorker } = await parts.worker()
    const { startWatchdog } = await parts.watchdog()
    const env = readWorkerEnv()
    observing ??= await startObserving(serviceName, env)
    startWatchdog()
    started.push(await startWorker(env, logger('worker', env)))
  }
} catch (error) {
  console.error(`\n✗ ${error.message}`)
  await stopAll(1)
}
