import { metrics, trace } from '@opentelemetry/api'
import { setMeasuring } from './metrics.ts'
import { setTracing } from './spans.ts'
import type { TelemetryConfig } from './telemetry-settings.ts'

export type Telemetry = AsyncDisposable & {
  /** Sends now what has been collected. */
  flush(): Promise<void>
}

const nothing: Telemetry = { flush: async () => undefined, [Symbol.asyncDispose]: async () => undefined }

/**
 * Begins to record traces and figures, when somewhere to send them is configured; otherwise loads nothing. Before the
 * database and the server are opened. Leaving sends what is left, and never fails for a collector that is away.
 */
export async function startTelemetry(service: string, version: string, config: TelemetryConfig): Promise<Telemetry> {
  if (config.traces === 'none' && !config.endpoint) return nothing
  const { resourceFromAttributes } = await import('@opentelemetry/resources')
  const resource = resourceFromAttributes({ 'service.name': service, 'service.version': version })
  const [tracing, measuring] = await Promise.all([
    config.traces === 'none' ? undefined : startTracing(config, resource),
    config.endpoint ? startMeasuring(config, resource) : undefined,
  ])
  setTracing(tracing !== undefined)
  setMeasuring(measuring !== undefined)
  const each = (work: (part: NonNullable<typeof tracing | typeof measuring>) => Promise<void>) =>
    Promise.allSettled([tracing, measuring].map((part) => part && work(part))).then(() => undefined)
  return {
    flush: () => each((part) => part.forceFlush()),
    async [Symbol.asyncDispose]() {
      await each((part) => part.shutdown())
      setTracing(false)
      setMeasuring(false)
      trace.disable()
      metrics.disable()
    },
  }
}

type Resource = Awaited<ReturnType<typeof resourceOf>>
const resourceOf = async () => (await import('@opentelemetry/resources')).emptyResource()

const addressOf = ({ endpoint }: TelemetryConfig, signal: string) =>
  `${(endpoint ?? '').replace(/\/+$/, '')}/v1/${signal}`
/** A collector that does not answer must not keep a process that leaves. */
const timeoutMillis = 3_000

async function startTracing(config: TelemetryConfig, resource: Resource) {
  const { BatchSpanProcessor, SimpleSpanProcessor, TracerProvider, TraceIdRatioBasedSampler } = await import(
    '@opentelemetry/sdk-trace'
  )
  const processor =
    config.traces === 'console'
      ? new SimpleSpanProcessor({ exporter: (await import('./console-spans.ts')).createConsoleExporter() })
      : new BatchSpanProcessor({
          maxQueueSize: 8_192,
          scheduledDelayMillis: 2_000,
          exporter: new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter({
            url: addressOf(config, 'traces'),
            headers: config.headers,
            timeoutMillis,
          }),
        })
  const provider = new TracerProvider({
    resource,
    // By the trace's own id, so that a browser cannot switch it and every process decides alike.
    sampler: new TraceIdRatioBasedSampler(config.ratio),
    spanProcessors: [processor],
  })
  trace.setGlobalTracerProvider(provider)
  return provider
}

async function startMeasuring(config: TelemetryConfig, resource: Resource) {
  const { MeterProvider, PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http')
  const provider = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: addressOf(config, 'metrics'), headers: config.headers, timeoutMillis }),
        exportIntervalMillis: config.metricsEveryMs,
        exportTimeoutMillis: Math.min(timeoutMillis, config.metricsEveryMs),
      }),
    ],
  })
  metrics.setGlobalMeterProvider(provider)
  return provider
}
