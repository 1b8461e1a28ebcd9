import { type LoopbackReceiver, startReceiver } from './loopback-receiver.ts'

type Value = string | number | boolean
type WireValue = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean }
type WireAttributes = { key: string; value: WireValue }[]
type WireSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes?: WireAttributes
  status?: { code?: number; message?: string }
}
type WirePoint = {
  attributes?: WireAttributes
  asInt?: number | string
  asDouble?: number
  count?: number | string
  sum?: number
}
type WireMetric = { name: string; unit: string } & Partial<
  Record<'sum' | 'gauge' | 'histogram', { dataPoints: WirePoint[] }>
>
type WireBody = {
  resourceSpans?: { resource: { attributes: WireAttributes }; scopeSpans: { spans: WireSpan[] }[] }[]
  resourceMetrics?: { resource: { attributes: WireAttributes }; scopeMetrics: { metrics: WireMetric[] }[] }[]
}

export type SeenSpan = {
  service: string
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  name: string
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer' | undefined
  attributes: Record<string, Value>
  ms: number
  hasFailed: boolean
}
/** One figure as last heard: of a histogram, how many were recorded and their sum. */
export type SeenPoint = {
  service: string
  name: string
  unit: string
  attributes: Record<string, Value>
  value: number
  sum: number
}

export type OtlpReceiver = AsyncDisposable &
  Pick<LoopbackReceiver, 'url' | 'host' | 'received'> & {
    spans(traceId?: string): SeenSpan[]
    points(name: string): SeenPoint[]
  }

const kinds = [undefined, 'internal', 'server', 'client', 'producer', 'consumer'] as const

const plain = ({ stringValue, intValue, doubleValue, boolValue }: WireValue): Value =>
  stringValue ?? doubleValue ?? boolValue ?? Number(intValue)
const recordOf = (attributes: WireAttributes = []) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]))

const seenSpan = (service: string, span: WireSpan): SeenSpan => ({
  service,
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId || undefined,
  name: span.name,
  kind: kinds[span.kind],
  attributes: recordOf(span.attributes),
  ms: Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6,
  hasFailed: span.status?.code === 2,
})

const seenPoints = (service: string, { name, unit, sum, gauge, histogram }: WireMetric): SeenPoint[] =>
  (sum ?? gauge ?? histogram ?? { dataPoints: [] }).dataPoints.map((point) => ({
    service,
    name,
    unit,
    attributes: recordOf(point.attributes),
    value: Number(point.asInt ?? point.asDouble ?? point.count ?? 0),
    sum: point.sum ?? 0,
  }))

/** A collector on this machine that reads OTLP over HTTP in its JSON form. `url` is what OTEL_EXPORTER_OTLP_ENDPOINT is set to. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const receiver = await startReceiver()
  const bodies = (path: string) =>
    receiver.received.filter((each) => each.path === path).map(({ text }) => JSON.parse(text) as WireBody)
  const serviceOf = ({ attributes }: { attributes: WireAttributes }) => String(recordOf(attributes)['service.name'])
  return {
    ...receiver,
    spans: (traceId) =>
      bodies('/v1/traces')
        .flatMap((body) => body.resourceSpans ?? [])
        .flatMap(({ resource, scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) => spans.map((span) => seenSpan(serviceOf(resource), span))),
        )
        .filter((span) => traceId === undefined || span.traceId === traceId),
    points: (name) =>
      bodies('/v1/metrics')
        .flatMap((body) => body.resourceMetrics ?? [])
        .flatMap(({ resource, scopeMetrics }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics.flatMap((metric) => seenPoints(serviceOf(resource), metric))),
        )
        .filter((point) => point.name === name),
  }
}
