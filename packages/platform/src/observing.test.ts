import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { inSpan } from './telemetry/spans.ts'

const settings = { NODE_ENV: 'test', OTEL_TRACES_SAMPLER_ARG: 1, OTEL_METRIC_EXPORT_INTERVAL: 60_000 }

/** What a process of its own loads from packages when it begins to observe as `more` says, one name a line. */
function loadedWith(more: object): string[] {
  const file = new URL('./observing.ts', import.meta.url).href
  const program = `
    import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => { if (/^@/.test(name)) console.log(name); return next(name, context) } })
    const { startObserving } = await import('${file}')
    const observing = await startObserving('t', ${JSON.stringify({ ...settings, ...more })})
    await observing[Symbol.asyncDispose]()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n')
}
const heavy = (name: string) => /^@sentry|^@opentelemetry\/(sdk|exporter|resources|core)/.test(name)

test('without an endpoint and a DSN nothing is loaded but the empty interface', () => {
  const loaded = loadedWith({})
  expect(loaded).toContain('@opentelemetry/api')
  expect(loaded.filter(heavy)).toEqual([])
})

test('each is loaded when it is asked for, and not the other', () => {
  expect(loadedWith({ OTEL_TRACES_EXPORTER: 'console' }).filter(heavy)).toContain('@opentelemetry/sdk-trace')
  expect(loadedWith({ OTEL_TRACES_EXPORTER: 'console' }).some((name) => name.startsWith('@sentry'))).toBe(false)
  const loaded = loadedWith({ SENTRY_DSN: 'http://key@127.0.0.1:9/1' })
  expect(loaded).toContain('@sentry/node')
  expect(loaded).not.toContain('@opentelemetry/sdk-trace')
})

test('a step costs next to nothing while nothing is recorded', async () => {
  const rounds = 200_000
  const work = async () => 1
  for (let i = 0; i < rounds; i += 1) await inSpan('warm', {}, work)
  const bare = performance.now()
  for (let i = 0; i < rounds; i += 1) await work()
  const between = performance.now()
  for (let i = 0; i < rounds; i += 1) await inSpan('step', {}, work)
  const extraMicroseconds = ((performance.now() - between - (between - bare)) / rounds) * 1_000
  console.log(`a step that is not recorded costs ${extraMicroseconds.toFixed(2)} µs`)
  expect(extraMicroseconds).toBeLessThan(20)
})
