import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'

/** Traces that wait for their first span to end; beyond this the oldest is written as it is. */
const mostOpen = 100

const milliseconds = ([seconds, nanoseconds]: readonly [number, number]) => seconds * 1_000 + nanoseconds / 1_000_000
/** The statement stands in the span's name already. */
const isTold = (key: string) => key !== 'db.query.text' && key !== 'db.system.name'

function lineOf(span: ReadableSpan, depth: number): string {
  const attributes = Object.entries(span.attributes)
    .filter(([key]) => isTold(key))
    .map(([key, value]) => `${key}=${String(value)}`)
  const took = `${milliseconds(span.duration).toFixed(1)} ms`.padStart(10)
  return `${took}  ${'  '.repeat(depth)}${span.name}  ${attributes.join(' ')}`.trimEnd()
}

/** The spans of one process's part of a trace as a tree, in the order in which they began. */
export function treeOf(spans: readonly ReadableSpan[]): string {
  const ids = new Set(spans.map((span) => span.spanContext().spanId))
  const inOrder = [...spans].sort((a, b) => milliseconds(a.startTime) - milliseconds(b.startTime))
  const under = (parent: string | undefined, depth: number): string[] =>
    inOrder
      .filter(({ parentSpanContext }) => {
        const id = parentSpanContext?.spanId
        return parent === undefined ? id === undefined || !ids.has(id) : id === parent
      })
      .flatMap((span) => [lineOf(span, depth), ...under(span.spanContext().spanId, depth + 1)])
  return [`trace ${spans[0]?.spanContext().traceId}`, ...under(undefined, 0)].join('\n')
}

/** Writes each trace when the span that began it here has ended. */
export function createConsoleExporter(write: (text: string) => void = (text) => console.log(text)): SpanExporter {
  const open = new Map<string, ReadableSpan[]>()
  const end = (traceId: string) => {
    const spans = open.get(traceId)
    open.delete(traceId)
    if (spans) write(treeOf(spans))
  }
  return {
    export(spans, done) {
      for (const span of spans) {
        const { traceId } = span.spanContext()
        open.set(traceId, [...(open.get(traceId) ?? []), span])
        if (!span.parentSpanContext || span.parentSpanContext.isRemote) end(traceId)
        else if (open.size > mostOpen) end(open.keys().next().value ?? traceId)
      }
      done({ code: 0 })
    },
    async shutdown() {
      for (const traceId of [...open.keys()]) end(traceId)
    },
  }
}
