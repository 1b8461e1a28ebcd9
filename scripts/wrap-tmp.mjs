import { shortTask } from '../apps/worker/src/testing/test-tasks.ts'
import { readWorkerEnv } from '../apps/worker/src/env.ts'
import { startWorker } from '../apps/worker/src/start-worker.ts'
import { createLogger } from '../packages/platform/src/logger.ts'
import { createRuns } from '../packages/testing/src/create-run.ts'
import { openBenchDatabase } from './bench/bench-database.mjs'
const silent = createLogger({ name: 'bench', level: 'silent', isReadable: false })
await using d = await openBenchDatabase()
const people = await d.createPeople(100)
const jobs = 20000
for (let r = 0; r < 3; r++) {
  await d.owner.query('truncate task_runs cascade'); await d.owner.query('truncate graphile_worker._private_jobs')
  for (let at = 0; at < jobs; at += 5000) await createRuns(d.owner, 'bench/noop', Array.from({ length: 5000 }, (_, i) => people[i % 100]))
  await d.owner.query('vacuum analyze task_runs, graphile_worker._private_jobs')
  let done = 0, from = 0
  const worker = await startWorker(readWorkerEnv({ NODE_ENV: 'test', DATABASE_URL: d.url, ...(process.env.C ? { WORKER_DEFAULT: process.env.C } : {}) }), silent, [shortTask('bench/noop', async () => { from ||= performance.now(); done++ })])
  while (done < jobs || (await d.owner.query('select from graphile_worker._private_jobs limit 1')).rowCount) await new Promise(r => setTimeout(r, 5))
  console.log(Math.round(jobs / (performance.now() - from) * 1000))
  await worker.stop()
}
