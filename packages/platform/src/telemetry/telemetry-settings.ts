/** Where traces and figures go, as read from the settings. */
export type TelemetryConfig = {
  /** Address of an OTLP/HTTP collector, without `/v1/traces`. */
  endpoint: string | undefined
  /** Sent with each export, e.g. a key for the collector. */
  headers: Record<string, string>
  /** `console` writes each trace as a tree of lines, for development. */
  traces: 'otlp' | 'console' | 'none'
  /** Share of traces that are recorded, 0 to 1: the same decision in every process. */
  ratio: number
  metricsEveryMs: number
}

type Source = {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined
  OTEL_EXPORTER_OTLP_HEADERS?: string | undefined
  OTEL_TRACES_EXPORTER?: TelemetryConfig['traces'] | undefined
  OTEL_TRACES_SAMPLER_ARG: number
  OTEL_METRIC_EXPORT_INTERVAL: number
}

/** Pairs as OpenTelemetry writes them: `key=value,key=value`, percent-encoded. */
const pairsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const at = pair.indexOf('=')
      return at > 0 ? [[pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())]] : []
    }),
  )

export function telemetryConfigOf(settings: Source): TelemetryConfig {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT
  const asked = settings.OTEL_TRACES_EXPORTER ?? 'otlp'
  return {
    endpoint,
    headers: pairsOf(settings.OTEL_EXPORTER_OTLP_HEADERS ?? ''),
    traces: asked === 'otlp' && !endpoint ? 'none' : asked,
    ratio: settings.OTEL_TRACES_SAMPLER_ARG,
    metricsEveryMs: settings.OTEL_METRIC_EXPORT_INTERVAL,
  }
}
