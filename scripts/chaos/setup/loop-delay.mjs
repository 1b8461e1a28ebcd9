import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

// Loaded before the server's own code: says each second how long its event loop stood still at most, in ms, so that a
// late answer can be told from a late question.
const everyMs = 1_000

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  setInterval(() => {
    process.send?.({ type: 'loop-delay', ms: delay.max / 1e6 })
    delay.reset()
  }, everyMs).unref()
}
