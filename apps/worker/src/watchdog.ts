import { url as debuggerUrl } from 'node:inspector'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A task that keeps the event loop for this long, in seconds, can be neither cancelled nor timed out: only ended. */
const stuckSeconds = 30

/**
 * Watches this process's event loop from a thread, and ends the process when it stands still: its jobs are then rescued like
 * those of any dead process. A process that is stopped as a whole stops its watchdog too and is left alone. Off under a debugger.
 */
export function startWatchdog(limitSeconds = stuckSeconds): () => void {
  if (debuggerUrl()) return () => undefined
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const timer = setInterval(() => Atomics.add(beats, 0, 1), 500)
  timer.unref()
  const thread = new Worker(fileURLToPath(new URL('watchdog-thread.ts', import.meta.url)), {
    workerData: { beats, limitSeconds },
    execArgv: [],
  })
  thread.unref()
  return () => {
    clearInterval(timer)
    void thread.terminate()
  }
}
