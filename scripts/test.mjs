import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { ensureChromium } from './setup/chromium.mjs'
import { dataDir, root } from './setup/paths.mjs'
import { step, totalTime } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

await ensureRuntime()

const total = { passed: 0, failed: 0 }
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)

/** Far more than any part needs: one that hangs is ended and counted as failed, so that the run always ends with its count. */
const partMinutes = 30

const run = (args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' },
      timeout: partMinutes * 60_000,
      killSignal: 'SIGKILL',
    })
    child.once('exit', (code, signal) => {
      if (signal) console.error(`  ✗ ended by ${signal}, at the latest after ${partMinutes} minutes: ${args.join(' ')}`)
      resolve(code ?? 1)
    })
  })

/** A part that passes or fails as a whole. */
async function check(name, label, work) {
  if (only && only !== name) return
  try {
    await step(label, work)
    total.passed += 1
  } catch (error) {
    console.error(`  ✗ ${label}: ${error.message}`)
    total.failed += 1
  }
}

const mustRun = (args, what) => async () => {
  if ((await run(args)) !== 0) throw new Error(what)
}

/** A vitest run, counted test by test. A run that ends badly without a failed test, e.g. with too little covered, counts as one. */
async function tests(name, label, config, more = []) {
  if (only && only !== name) return
  const report = `${dataDir}/test-report-${name}.json`
  rmSync(report, { force: true })
  await step(label, async () => {
    const code = await run([
      `${root}/node_modules/vitest/vitest.mjs`,
      'run',
      '--config',
      `${root}/packages/testing/${config}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...more,
    ])
    const counts = existsSync(report)
      ? JSON.parse(readFileSync(report, 'utf8'))
      : { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1 }
    const failed = Math.max(counts.numFailedTests, code !== 0 && counts.numFailedTests === 0 ? 1 : 0)
    total.passed += counts.numPassedTests
    total.failed += failed
    return `${counts.numPassedTests} passed, ${failed} failed`
  })
}

await check('types', 'Types', mustRun([`${root}/node_modules/typescript/bin/tsc`, '-b'], 'tsc found errors, above'))
await check(
  'lint',
  'Lint',
  mustRun(
    [`${root}/node_modules/@biomejs/biome/bin/biome`, 'ci', '--error-on-warnings'],
    'Biome found something, above',
  ),
)
await check(
  'delivery',
  'Image, compose file and workflows',
  mustRun([`${root}/scripts/lint-delivery.mjs`], 'their linters found something, above'),
)
await check(
  'build',
  'Build, without a secret in it',
  mustRun([`${root}/scripts/build-without-leaks.mjs`], 'it does not build, or a secret is in it, above'),
)
await check('budget', 'Bundle budget', mustRun([`${root}/apps/web/bundle-budget.mjs`], 'the shell is over its budget'))
await check('styles', 'Styles of Mantine', mustRun([`${root}/apps/web/missing-styles.mjs`], 'some are missing, above'))
// Its thresholds stand in that file.
await tests('unit', 'Unit and integration', 'vitest.config.ts', ['--coverage'])
/** The short form of the fault suite, counted fault by fault. */
async function faults() {
  if (only && only !== 'chaos') return
  const report = `${dataDir}/chaos-report.json`
  rmSync(report, { force: true })
  await step('Faults', async () => {
    await run([`${root}/scripts/chaos.mjs`, '--profile', 'short', '--json', report])
    const rows = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).rows : [{ isMet: false }]
    const failed = rows.filter((row) => !row.isMet).length
    total.passed += rows.length - failed
    total.failed += failed
    return `${rows.length - failed} survived, ${failed} failed`
  })
}

await faults()
await check('chromium', 'Chromium', async () => ensureChromium())
await tests('browser', 'Browser', 'browser.vitest.config.ts')

console.log(`\nTests took ${totalTime()}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
