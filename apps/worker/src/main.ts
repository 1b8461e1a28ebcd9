import { createLogger } from '@jobpilot/platform/logger'
import { startObserving } from '@jobpilot/platform/observing'
import { readWorkerEnv } from './env.ts'
import { startWorker } from './start-worker.ts'
import { startWatchdog } from './watchdog.ts'

const env = readWorkerEnv()
const log = createLogger({ name: 'worker', level: env.LOG_LEVEL, isReadable: env.NODE_ENV === 'development' })
// First: the work that stops the event loop may be the first there is.
startWatchdog()
const observing = await startObserving('jobpilot-worker', env)
const worker = await startWorker(env, log)
process.send?.({ type: 'ready' })

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  // Whatever hangs, e.g. a database that went first, must not keep the process.
  setTimeout(() => process.exit(1), 30_000).unref()
  await worker.stop()
  await observing[Symbol.asyncDispose]()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// The parent is gone without a word: leave too, rather than stay behind as an orphan.
process.on('disconnect', stop)
