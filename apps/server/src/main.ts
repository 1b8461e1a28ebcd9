import { createLogger } from '@jobpilot/platform/logger'
import { startObserving } from '@jobpilot/platform/observing'
import { readServerEnv } from './env.ts'
import { startServer } from './start-server.ts'

const env = readServerEnv()
const log = createLogger({ name: 'server', level: env.LOG_LEVEL, isReadable: env.NODE_ENV === 'development' })
const observing = await startObserving('jobpilot-server', env)
const server = await startServer(env, log)
process.send?.({ type: 'ready', port: server.port })

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  // Whatever hangs, e.g. a database that went first, must not keep the process.
  setTimeout(() => process.exit(1), 15_000).unref()
  await server.stop()
  await observing[Symbol.asyncDispose]()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// The parent is gone without a word: leave too, rather than stay behind as an orphan.
process.on('disconnect', stop)
