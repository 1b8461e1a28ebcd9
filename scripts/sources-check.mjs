import { parseArgs } from 'node:util'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run sources:check -- [--only KIND [--board BOARD]]: asks one real board of each kind and says what came back and how it
// differs from what is documented. For a person with a network; stores nothing. Keys are read from the environment.
await ensureRuntime()
const { values } = parseArgs({ options: { only: { type: 'string' }, board: { type: 'string' } } })
const { allAdapters, missingKeys } = await import('../packages/domain/src/sources/registry.ts')
const { fetchBoard } = await import('../packages/domain/src/sources/fetch-board.ts')
const { openPageReaders } = await import('../packages/domain/src/sources/page-readers.ts')
const { createDrift } = await import('../packages/domain/src/sources/read-items.ts')
const { createSafeFetch } = await import('../packages/platform/src/fetch/safe-fetch.ts')
const { readListing } = await import('../packages/engine/src/listing/read-listing.ts')

/** Boards of large employers, likely to stay. */
const boards = {
  greenhouse: 'stripe',
  lever: 'palantir',
  'lever-eu': 'aavelabs',
  ashby: 'openai',
  workable: 'huggingface',
  recruitee: 'bunq',
  smartrecruiters: 'ServiceNow',
  feed: 'https://weworkremotely.com/remote-jobs.rss',
  'json-ld': 'https://www.python.org/jobs/',
  adzuna: 'gb: nurse',
  jsearch: 'nurse in Leeds',
  usajobs: 'nurse',
}
/** Pages of one board: enough to see its form, few enough to be no burden. */
const mostCalls = 3
const fetch = createSafeFetch({ maxBytes: 40 * 1_048_576, timeoutMs: 60_000 })

const readers = openPageReaders(1)

async function check(adapter, board) {
  const drift = createDrift()
  const found = []
  let calls = 0
  const pages = fetchBoard({
    adapter,
    context: { board, employer: null },
    fetch,
    pages: readers,
    keys: process.env,
    drift,
    signal: AbortSignal.timeout(120_000),
    takeCall: async () => {
      calls += 1
    },
    etag: null,
    lastModified: null,
  })
  for await (const page of pages) {
    found.push(...page)
    if (calls >= mostCalls) break
  }
  const first = found[0]
  if (first) readListing(first.complete ? await first.complete() : first.posting)
  return { found: found.length, first: first?.posting.title ?? '', drift: drift.counts() }
}

const chosen = allAdapters.filter(({ kind }) => values.only === undefined || kind === values.only)
if (chosen.length === 0) fail(`--only is one of: ${allAdapters.map(({ kind }) => kind).join(', ')}`)
const rows = []
for (const adapter of chosen) {
  const board = values.board ?? boards[adapter.kind] ?? ''
  const missing = missingKeys(adapter, process.env)
  const row = { kind: adapter.kind, board, outcome: '', found: 0, differs: '', first: '' }
  if (missing.length > 0) row.outcome = `not asked: ${missing.join(', ')} not set`
  else
    try {
      const { found, first, drift } = await check(adapter, board)
      const odd = Object.entries(drift).map(([what, count]) => `${what} (${count})`)
      Object.assign(row, {
        outcome: found > 0 ? 'ok' : 'empty',
        found,
        first: first.slice(0, 40),
        differs: odd.slice(0, 5).join(', '),
      })
    } catch (error) {
      row.outcome = `failed: ${error.code ?? error.name}`
      row.reason = error.message
    }
  console.log(
    `  ${row.outcome === 'ok' ? '✓' : '·'} ${row.kind} ${row.board}: ${row.outcome}${row.reason ? `. ${row.reason}` : ''}`,
  )
  rows.push(row)
}
console.table(rows.map(({ reason: _reason, ...row }) => row))
const asked = rows.filter(({ outcome }) => !outcome.startsWith('not asked'))
if (asked.length > 0 && asked.every(({ outcome }) => outcome === 'failed: unreachable'))
  fail('No source could be reached from this machine: nothing was checked. Run it where there is a network.')
if (asked.some(({ outcome }) => outcome !== 'ok')) process.exitCode = 1
