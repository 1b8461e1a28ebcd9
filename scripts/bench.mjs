import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { compareRatios, readReport } from './bench/compare.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run bench -- [--only NAME] [--json FILE] [--size LISTINGS] [--compare FILE [--tolerance 0.2]]: each figure beside a floor measured in the
// same run; with an earlier report, a ratio to the floor that has fallen by more than the tolerance is a failure.
await ensureRuntime()
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    compare: { type: 'string' },
    size: { type: 'string', default: '100000' },
    tolerance: { type: 'string', default: '0.2' },
  },
})
const size = Number(values.size)
if (!(Number.isInteger(size) && size >= 1_000 && size <= 5_000_000))
  fail('--size is a number of listings, 1,000 to 5,000,000')
const tolerance = Number(values.tolerance)
if (!(tolerance > 0 && tolerance < 1)) fail('--tolerance is a share between 0 and 1')
const earlier = values.compare ? readReport(values.compare) : null
const engine = await import('./bench/engine.mjs')
const benches = {
  'parse-resume-pdf': engine.parseResumePdf,
  'parse-posting': engine.parsePosting,
  'score-posting': engine.scoreMatch,
  'compose-mail': engine.composeMail,
  api: async () => (await import('./bench/api.mjs')).api(),
  jobs: async () => (await import('./bench/jobs.mjs')).jobRates(),
  start: async () => (await import('./bench/start.mjs')).startLatency(),
  enqueue: async () => (await import('./bench/jobs.mjs')).enqueueRate(),
  'user-transaction': async () => (await import('./bench/user-transaction.mjs')).userTransaction(),
  page: async () => (await import('./bench/page.mjs')).pageLoad(),
  'cold-start': async () => (await import('./bench/cold-start.mjs')).coldStart(),
  live: async () => (await import('./bench/live.mjs')).live(),
  matching: async () => (await import('./bench/matching.mjs')).matching(size),
  'keyword-search': async () => (await import('./bench/search.mjs')).keywordSearch(size),
  'duplicate-lookup': async () => (await import('./bench/same-opening.mjs')).duplicateLookup(size),
  ingest: async () => (await import('./bench/ingest.mjs')).ingestRates(),
}
if (values.only && !(values.only in benches)) fail(`--only is one of: ${Object.keys(benches).join(', ')}`)

const rows = []
for (const [name, run] of Object.entries(benches)) {
  if (values.only && values.only !== name) continue
  process.stdout.write(`  … ${name}\n`)
  rows.push(...[await run()].flat())
}
console.table(
  rows.map(({ name, subject, floor, unit, ratio, target, isMet, floorIs }) => ({
    name,
    subject,
    floor,
    unit,
    ratio,
    target,
    met: isMet ? 'yes' : 'NO',
    floorIs,
  })),
)
const report = { at: new Date().toISOString(), node: process.version, cores: availableParallelism(), rows }
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
if (earlier) {
  const { rows: compared, hasFallen } = compareRatios(earlier.rows, rows, tolerance)
  console.table(compared)
  if (hasFallen) fail(`A ratio has fallen by more than ${tolerance * 100} % since ${earlier.at}`)
} else if (rows.some((row) => !row.isMet)) process.exitCode = 1
