import { readWorkerEnv } from '../../../apps/worker/src/env.ts'
import { startWorker } from '../../../apps/worker/src/start-worker.ts'
import { startWatchdog } from '../../../apps/worker/src/watchdog.ts'
import { createLogger } from '../../../packages/platform/src/logger.ts'
import { chaosTasks } from './tasks.mjs'

// The product's worker with the tasks of the fault suite.
const env = readWorkerEnv()
const log = createLogger({ name: 'worker', level: env.LOG_LEVEL, isReadable: false })
startWatchdog(10)
const worker = await startWorker(env, log, chaosTasks)
const tell = () => process.connected && process.send({ type: 'ready', pools: worker.pools() })
tell()
setInterval(tell, 1_000).unref()

let isStopping = false
async function stop() {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), 30_000).unref()
  await worker.stop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
