import { readFileSync, writeFileSync } from 'node:fs'
import { root } from '../setup/paths.mjs'

// node scripts/chaos/report.mjs BENCH.json REPORT.json [REPORT.json ...]: writes docs/reliability.md from what was measured.
const [bench, ...reports] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const names = [...new Set(reports.flatMap((report) => report.rows.map((row) => row.name)))]
/** What each report says of a fault, oldest first. */
const all = (name, key) =>
  reports.flatMap((report) => report.rows.filter((row) => row.name === name)).map((row) => row[key] ?? '')
const last = (name, key) => all(name, key).at(-1) ?? '?'
const worst = (name) => Math.max(...all(name, 'recoveryS').map(Number))
const sum = (wanted, key) => wanted.flatMap((name) => all(name, key)).reduce((total, value) => total + Number(value), 0)
const start = bench.rows.filter((each) => each.name.startsWith('start-'))
const abuse = names.filter((name) => /^(malformed|big|many|slow|large|foreign|canar)/.test(name))
const effects = [
  'crash-between',
  'crash-between (short form)',
  'kill-worker',
  'pause-worker',
  'drain-worker',
  'overspend',
]
const runs = reports.flatMap((report) => report.rows)

const bars = [
  [
    '2xx means committed, jobs included',
    'lost 0',
    `lost ${sum(['restart-postgres'], 'lost')}: ${last('restart-postgres', 'note')}`,
  ],
  ['Ready to start, p95', '< 1 s', start.map((each) => `${each.p95} ms (${each.name.slice(6)} tasks)`).join(', ')],
  [
    'Rescue of a dead worker’s jobs',
    '< 30 s',
    `${worst('kill-worker')} s at most, of ${last('kill-worker', 'injected')}`,
  ],
  ['Ready again after a restart of Postgres', '< 20 s', `${worst('restart-postgres')} s at most`],
  ['Drain', '< 30 s', `${worst('drain-worker')} s, with tasks that heed nothing`],
  [
    'Duplicate effects',
    '0',
    `${sum(effects, 'doubled')}; and none in 1,000 random histories (\`effects.model.test.ts\`)`,
  ],
  [
    'Every dead job has cause and owner',
    'all',
    `${sum(['poison-jobs'], 'lost')} missing; ${last('poison-jobs', 'note')}`,
  ],
  [
    'No request ends a process or returns a raw database message',
    '0',
    `the same process before and after ${abuse.length} kinds of abuse; what was late or wrong is in the table`,
  ],
]
const lines = names.map((name) => {
  const limit = last(name, 'limitS')
  const note = String(last(name, 'note')).replaceAll('|', '/').replaceAll('\n', ' ')
  const recovery = limit ? `${all(name, 'recoveryS').join(', ')} of ${limit} s` : ''
  const met = all(name, 'isMet').map((isMet) => (isMet ? 'yes' : '**no**'))
  return `| ${name} | ${met.join(', ')} | ${last(name, 'injected')} | ${all(name, 'lost').join(', ')} | ${all(name, 'doubled').join(', ')} | ${recovery} | ${note} |`
})
const whenAndWhat = ({ at, commit, profile, rows }) =>
  `The ${profile} form of commit ${commit}, ended ${at.slice(0, 16).replace('T', ' at ')} UTC, took ${Math.round(rows.reduce((sum, row) => sum + row.tookS, 0) / 60)} minutes`
const text = `# Reliability

What is promised, what is done to it, and what was counted. The faults are injected for real, into real processes and a
Postgres that writes to disk: \`npm run chaos -- --profile long\`. A shorter form of each runs in \`npm test\`, the long one
nightly. This page is written by \`scripts/chaos/report.mjs\` from the long suite's reports.

Measured on ${reports[0].at.slice(0, 10)} on ${reports[0].machine}: ${runs.filter((row) => row.isMet).length} of ${runs.length} runs of ${names.length} faults survived.
${reports.map(whenAndWhat).join('; ')}.

## Bars

| bar | promised | measured |
|---|---|---|
${bars.map((bar) => `| ${bar.join(' | ')} |`).join('\n')}

## Faults

Met, lost, doubled and recovery: one word or figure for each run, in order. Recovery is the longest time until what was hit worked again.

| fault | met | injected | lost | doubled | recovery | |
|---|---|---|---|---|---|---|
${lines.join('\n')}

## How it is done

- **Jobs.** A run is claimed under a lease; every write of an attempt checks it, so one that wakes up late changes nothing. A
  living worker holds an advisory lock; a sweep, in every worker every 5 s, gives back the jobs of pools whose lock is free,
  frees jobs held beyond every limit, puts runs without a job back, and buries jobs without tries left. Attempts that ended
  with their process are counted apart from failures: after five of them a run is taken for the cause, and after three it
  waits for other suspects of its process, so that it is not taken for the cause of theirs. One that ended with its process
  before comes back 2 to 32 s later: as the oldest it would be the first that the next process takes, and end with it again. A
  thread ends a process whose event loop has stood still for 30 s.
- **Short work.** A pool holds one claim as long as it lives, and each run is written once, at its end, while that stands.
  Whoever finds the pool dead takes the claim away; what the queue's locks say it had in hand is claimed one by one the next
  time, so that only what was really under way is suspected further.
- **Effects.** Written down before they are attempted and after; in between they are unknown. See
  [architecture](architecture.md).
- **Database away.** The server says 503; the worker waits, up to a minute, to write how an attempt ended. A queue that the
  library gives up on is started again. A job held in the name of a living queue that has it not in hand, as the answer to its
  fetch was lost, is freed after half a minute.
- **Dead letters.** Cause, owner, ids and tries; admins are told in their log and see them on the admin page, where they start
  them again or discard them. \`npm run admin -- add EMAIL\` makes an admin.
`
writeFileSync(`${root}/docs/reliability.md`, text)
