import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { root } from './setup/paths.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run chaos -- [--profile short|long] [--only NAME] [--json FILE]: injects faults for real and counts what they cost.
await ensureRuntime()
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'short' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
})
if (!['short', 'long'].includes(values.profile)) fail('--profile is short or long')
const { openGround } = await import('./chaos/setup/ground.mjs')
const { scenarios } = await import('./chaos/scenarios.mjs')
if (values.only && !(values.only in scenarios)) fail(`--only is one of: ${Object.keys(scenarios).join(', ')}`)

/** No scenario needs as long as this; one that does not end would otherwise hold up all that come after it. */
const deadlineS = values.profile === 'long' ? 900 : 150

/** A scenario that throws, or does not end, has failed, whatever it counted until then. */
async function runScenario(name, run) {
  const from = performance.now()
  try {
    const result = await Promise.race([
      run({ ground, isLong: values.profile === 'long' }),
      wait(deadlineS * 1000, undefined, { ref: false }).then(() => {
        throw new Error(`not over after ${deadlineS} s`)
      }),
    ])
    const isInTime = result.recoveryS === undefined || result.recoveryS <= result.limitS
    return {
      name,
      ...result,
      isMet: (result.isMet ?? true) && result.lost === 0 && result.doubled === 0 && isInTime,
      tookS: Math.round((performance.now() - from) / 1000),
    }
  } catch (error) {
    return {
      name,
      injected: 'did not end',
      // Of two errors the one that came first says why; the other is from clearing up after it.
      note: (error instanceof SuppressedError ? error.suppressed : error).stack,
      isMet: false,
      lost: '?',
      doubled: '?',
      tookS: Math.round((performance.now() - from) / 1000),
    }
  }
}

/** The commit that is checked out; empty in a copy without git. */
const commit = () =>
  spawnSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''

const ground = await openGround()
const rows = []
try {
  for (const [name, run] of Object.entries(scenarios)) {
    if (values.only && values.only !== name) continue
    const row = await runScenario(name, run)
    rows.push(row)
    const recovery = row.recoveryS === undefined ? '' : `, recovery ${row.recoveryS} s of ${row.limitS}`
    console.log(
      `  ${row.isMet ? '✓' : '✗'} ${name}: ${row.injected}. Lost ${row.lost}, doubled ${row.doubled}${recovery} (${row.tookS} s)${row.note ? `\n      ${row.note}` : ''}`,
    )
  }
} finally {
  await ground[Symbol.asyncDispose]()
}
const report = {
  at: new Date().toISOString(),
  commit: commit(),
  profile: values.profile,
  machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  rows,
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
const failed = rows.filter((row) => !row.isMet)
console.log(
  failed.length === 0
    ? `  all ${rows.length} faults survived`
    : `  ${failed.length} of ${rows.length} failed: ${failed.map((row) => row.name).join(', ')}`,
)
process.exit(failed.length === 0 ? 0 : 1)
