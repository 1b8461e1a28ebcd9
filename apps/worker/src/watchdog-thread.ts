import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

// Counts its own seconds rather than reading a clock: while the whole process is stopped, no second passes here either.
const { beats, limitSeconds } = workerData as { beats: Int32Array; limitSeconds: number }
let last = -1
let silent = 0
setInterval(() => {
  const now = Atomics.load(beats, 0)
  silent = now === last ? silent + 1 : 0
  last = now
  if (silent < limitSeconds) return
  // Straight to the file: a thread's stream goes through the loop that stands still.
  writeSync(2, `the event loop has stood still for ${limitSeconds} s: ending this process\n`)
  process.kill(process.pid, 'SIGKILL')
}, 1_000)
