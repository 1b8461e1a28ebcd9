import { type Attributes, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { type Labels, newParent, parentOf, withLabels } from './origin.ts'

export type { Attributes, Span } from '@opentelemetry/api'

/** `client` and `producer` leave this process, `server` and `consumer` are how it is entered. */
export type Kind = 'internal' | 'client' | 'producer' | 'server' | 'consumer'
const kinds: Record<Kind, SpanKind> = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
}

const tracer = () => trace.getTracer('jobpilot')
const silent = trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 })

let isOn = false
/** Whether spans are recorded at all. Known before anything else starts, and the same until the process ends. */
export const isTracing = (): boolean => isOn
export const setTracing = (on: boolean): void => {
  isOn = on
}

/** What a span keeps of an error: its kind. Its words may repeat what a person wrote. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

/** What the span is of went wrong, whatever it was. */
export const markFailed = (span: Span): Span => span.setStatus({ code: SpanStatusCode.ERROR })

export const failSpan = (span: Span, error: unknown): Span =>
  markFailed(span).setAttribute('error.type', errorKind(error))

/**
 * Runs `work` as a step of the trace that is under way. Costs next to nothing while no spans are recorded. Attributes
 * name ids, kinds and counts: never parameters of SQL, prompts, or what a person wrote.
 */
export async function inSpan<T>(
  name: string,
  { kind = 'internal', attributes = {} }: { kind?: Kind; attributes?: Attributes },
  work: (span: Span) => Promise<T>,
): Promise<T> {
  if (!isOn) return await work(silent)
  const span = tracer().startSpan(name, { kind: kinds[kind], attributes })
  try {
    return await context.with(trace.setSpan(context.active(), span), work, undefined, span)
  } catch (error) {
    failSpan(span, error)
    throw error
  } finally {
    span.end()
  }
}

/** A span that the caller ends, e.g. around what is told by callbacks. Only while spans are recorded. */
export const openSpan = (name: string, kind: Kind, attributes: Attributes): Span =>
  tracer().startSpan(name, { kind: kinds[kind], attributes })

/** The recorded span that is under way, if any. */
export const activeSpan = (): Span | undefined => {
  const span = isOn ? trace.getActiveSpan() : undefined
  return span?.isRecording() ? span : undefined
}

/** Something that begins here: a request, a task, a run of the schedule. `traceparent` says what it follows from. */
export type Entry = {
  name: string
  kind: Kind
  traceparent?: unknown
  labels: Labels
  attributes: Attributes
}

/**
 * Runs `work` as the beginning of this process's part of a trace, with its labels on every log line. The caller ends the
 * span. Without recording, the trace has its id all the same.
 */
export function enter<T>({ name, kind, traceparent, labels, attributes }: Entry, work: (span: Span) => T): T {
  const parent = parentOf(traceparent)
  const span = isOn
    ? tracer().startSpan(
        name,
        { kind: kinds[kind], attributes },
        parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      )
    : trace.wrapSpanContext(parent ?? newParent())
  return context.with(withLabels(trace.setSpan(ROOT_CONTEXT, span), { ...labels }), work, undefined, span)
}
