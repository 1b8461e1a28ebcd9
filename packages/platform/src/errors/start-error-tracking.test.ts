import { spawn } from 'node:child_process'
import { startSentryReceiver } from '@jobpilot/testing/sentry-receiver'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../logger.ts'
import { enter } from '../telemetry/spans.ts'
import { startErrorTracking } from './start-error-tracking.ts'

let sentry: Awaited<ReturnType<typeof startSentryReceiver>>
let tracking: AsyncDisposable
const log = createLogger({ name: 't', level: 'error', isReadable: false })

const config = () => ({ dsn: sentry.dsn, environment: 'test', release: 'jobpilot@1' })
beforeAll(async () => {
  sentry = await startSentryReceiver()
  tracking = await startErrorTracking('jobpilot-test', config())
})
afterAll(async () => {
  await tracking[Symbol.asyncDispose]()
  await sentry[Symbol.asyncDispose]()
})

const traceId = '0af7651916cd43dd8448eb211c80319c'
const entry = {
  name: 'x',
  kind: 'server',
  traceparent: `00-${traceId}-b7ad6b7169203331-01`,
  labels: { requestId: 'r', userId: 'u' },
  attributes: {},
} as const

class OwnError extends Error {
  override name = 'OwnError'
  code = 'E_OWN'
  row = { resume: 'canary' }
}

test('what is logged as an error is sent: its kind, code, place, trace and person, and none of its words', async () => {
  const error = new OwnError('cannot store canary', { cause: new TypeError('canary of the cause') })
  enter(entry, () => log.error({ err: error, path: 'me.get', email: 'canary' }, 'unexpected error'))
  const event = await waitFor('the event', () => sentry.events()[0])
  expect(event).toMatchObject({
    release: 'jobpilot@1',
    fingerprint: ['OwnError', 'E_OWN'],
    user: { id: 'u' },
    tags: { service: 'jobpilot-test', what: 'unexpected error', path: 'me.get', requestId: 'r' },
    contexts: { trace: { trace_id: traceId } },
  })
  expect(event.exception?.values.map(({ type, value }) => [type, value])).toEqual([
    ['TypeError', ''],
    ['OwnError', 'E_OWN'],
  ])
  // The line of source it was thrown at is of this file, and says so itself.
  const left = JSON.stringify(event, (key, value) => (key === 'context_line' ? '' : value))
  expect(left).not.toContain('canary')
})

test('a kind that says nothing is grouped by its place; a warning is not sent', async () => {
  log.warn({ err: new RangeError('warned') }, 'only a warning')
  log.error({ err: new RangeError('canary') }, 'broken')
  const event = await waitFor('the event', () => sentry.events().find(({ tags }) => tags?.what === 'broken'))
  expect(event.fingerprint).toEqual(['{{ default }}'])
  expect(sentry.events().some(({ tags }) => tags?.what === 'only a warning')).toBe(false)
})

test('one kind of error that comes again and again is sent ten times a minute', async () => {
  for (let at = 0; at < 14; at += 1) log.error({ err: new SyntaxError('again') }, 'a flood')
  log.error({ err: new EvalError('last') }, 'after the flood')
  await waitFor('the last', () => sentry.events().find(({ tags }) => tags?.what === 'after the flood'))
  expect(sentry.events().filter(({ tags }) => tags?.what === 'a flood')).toHaveLength(10)
})

test.each(['throw new OwnError()', 'Promise.reject(new OwnError())'])(
  'a process that ends by "%s" says so before it is gone',
  async (statement) => {
    const file = new URL('./start-error-tracking.ts', import.meta.url).href
    const program = `
      class OwnError extends Error { name = 'EndingError'; constructor() { super('canary'); this.code = 'E_END' } }
      const { startErrorTracking } = await import('${file}')
      await startErrorTracking('jobpilot-ending', ${JSON.stringify(config())})
      setTimeout(() => { ${statement} })
      setTimeout(() => {}, 20_000)`
    const before = sentry.events().length
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' })
    const code = await new Promise((done) => child.once('exit', done))
    expect(code).not.toBe(0)
    const event = await waitFor('its last words', () => sentry.events()[before])
    expect(event).toMatchObject({ fingerprint: ['EndingError', 'E_END'], tags: { what: 'not caught' } })
  },
)
