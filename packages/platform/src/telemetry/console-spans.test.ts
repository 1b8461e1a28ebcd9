import { trace } from '@opentelemetry/api'
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import { createConsoleExporter } from './console-spans.ts'
import { enter, inSpan, setTracing } from './spans.ts'

test('a trace is written as a tree once its first step has ended', async () => {
  const written: string[] = []
  const exporter = createConsoleExporter((text) => written.push(text))
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
  setTracing(true)
  await enter({ name: 'POST /trpc', kind: 'server', labels: {}, attributes: {} }, async (span) => {
    await inSpan('me.get', {}, () =>
      inSpan(
        'select users',
        { attributes: { 'db.query.text': 'select 1', 'db.response.returned_rows': 1 } },
        async () => 1,
      ),
    )
    await inSpan('fails', {}, () => Promise.reject(new TypeError('secret words'))).catch(() => undefined)
    expect(written).toEqual([])
    span.end()
  })
  setTracing(false)
  const lines = (written[0] ?? '').split('\n')
  expect(lines[0]).toMatch(/^trace [0-9a-f]{32}$/)
  expect(lines.slice(1).map((line) => line.replace(/^ *[\d.]+ ms {2}/, ''))).toEqual([
    'POST /trpc',
    '  me.get',
    '    select users  db.response.returned_rows=1',
    '  fails  error.type=TypeError',
  ])
})
