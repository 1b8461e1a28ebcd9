import { workerData } from 'node:worker_threads'

/* For tests: a thread that never answers, or that takes all the memory it can get. */
const held: number[][] = []
for (;;)
  if ((workerData as { url?: string }).url === 'memory') held.push(new Array<number>(1_000_000).fill(held.length))
