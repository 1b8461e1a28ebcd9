import { startOtlpReceiver } from '@jobpilot/testing/otlp-receiver'
import { expect, test } from 'vitest'
import { count, observe, recordSeconds } from './metrics.ts'
import { enter, inSpan } from './spans.ts'
import { startTelemetry } from './start-telemetry.ts'
import { telemetryConfigOf } from './telemetry-settings.ts'

const settings = { OTEL_TRACES_SAMPLER_ARG: 1, OTEL_METRIC_EXPORT_INTERVAL: 60_000 }
const begin = (more: object) => startTelemetry('test', '1', telemetryConfigOf({ ...settings, ...more }))
const entry = { name: 'entry', kind: 'server', labels: {}, attributes: {} } as const

async function workABit(): Promise<void> {
  await enter(entry, async (span) => {
    await inSpan('fails', {}, () => Promise.reject(new TypeError('canary'))).catch(() => undefined)
    span.end()
  })
  count('spent', 'uUSD', 7, { agent: 'a' })
  recordSeconds('took', 0.5, {})
}

test('what was recorded is sent, at the latest when the process leaves, with the headers that were set', async () => {
  await using otlp = await startOtlpReceiver()
  const telemetry = await begin({ OTEL_EXPORTER_OTLP_ENDPOINT: `${otlp.url}/` })
  const stop = observe('gauge', '1', (report) => report(3, {}))
  const stopBroken = observe('broken', '1', () => Promise.reject(new Error('the database is away')))
  await workABit()
  await telemetry[Symbol.asyncDispose]()
  stop()
  stopBroken()
  expect(otlp.spans().map(({ name, hasFailed, attributes }) => [name, hasFailed, attributes['error.type']])).toEqual([
    ['fails', true, 'TypeError'],
    ['entry', false, undefined],
  ])
  expect(otlp.points('spent')).toMatchObject([{ value: 7, unit: 'uUSD', attributes: { agent: 'a' } }])
  expect(otlp.points('took')).toMatchObject([{ value: 1, sum: 0.5 }])
  expect(otlp.points('gauge')).toMatchObject([{ value: 3 }])
  expect(otlp.points('broken')).toEqual([])
  expect(otlp.received.some(({ text }) => text.includes('canary'))).toBe(false)
})

test('a share of none records none, and figures go on', async () => {
  await using otlp = await startOtlpReceiver()
  const telemetry = await begin({ OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url, OTEL_TRACES_SAMPLER_ARG: 0 })
  await workABit()
  await telemetry[Symbol.asyncDispose]()
  expect(otlp.spans()).toEqual([])
  expect(otlp.points('spent')).toHaveLength(1)
})

test('a collector that is away holds nobody up', async () => {
  const telemetry = await begin({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
  await workABit()
  const began = performance.now()
  await telemetry[Symbol.asyncDispose]()
  expect(performance.now() - began).toBeLessThan(8_000)
})

test('headers are read as OpenTelemetry writes them', () => {
  const { headers, traces } = telemetryConfigOf({ ...settings, OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, x=1=2' })
  expect(headers).toEqual({ 'api-key': 'a b', x: '1=2' })
  expect(traces).toBe('none')
})
