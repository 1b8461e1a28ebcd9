import { randomFillSync } from 'node:crypto'
import {
  type Context,
  context,
  createContextKey,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'

// What is active follows the work through its promises, whether spans are recorded or not: log lines and answers carry
// the trace's id either way.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())

/** Where a piece of work comes from, as it travels beside a job: ids alone. `traceparent` is in the form of W3C. */
export type Origin = { traceparent: string; requestId?: string | undefined }

/** What every log line of a piece of work says about it. Ids and names of ours, nothing a person wrote. */
export type Labels = {
  requestId?: string | undefined
  userId?: string | undefined
  task?: string
  runId?: string | undefined
}

const labelsKey = createContextKey('jobpilot.labels')
const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** The parent that a W3C `traceparent` names; undefined for anything else, which is not an error: the trace begins here then. */
export function parentOf(traceparent: unknown): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = form.exec(typeof traceparent === 'string' ? traceparent : '') ?? []
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
  return isSpanContextValid(parent) ? parent : undefined
}

/** Randomness is fetched for many ids at once: each fetch costs as much as all the rest of a short job. */
const random = Buffer.alloc(8_184)
let used = random.length

function randomHex(bytes: number): string {
  if (used + bytes > random.length) {
    randomFillSync(random)
    used = 0
  }
  used += bytes
  return random.toString('hex', used - bytes, used)
}

export const newParent = (): SpanContext => ({ traceId: randomHex(16), spanId: randomHex(8), traceFlags: 1 })

/** Where work that is begun now comes from; undefined outside of any. */
export function currentOrigin(): Origin | undefined {
  const span = trace.getActiveSpan()?.spanContext()
  if (!span || !isSpanContextValid(span)) return undefined
  const flags = span.traceFlags.toString(16).padStart(2, '0')
  return { traceparent: `00-${span.traceId}-${span.spanId}-${flags}`, requestId: currentLabels().requestId }
}

export const currentLabels = (): Labels => (context.active().getValue(labelsKey) as Labels | undefined) ?? {}
export const withLabels = (base: Context, labels: Labels): Context => base.setValue(labelsKey, labels)

/** Lets `work` run, whenever it is called, in one trace that begins here and has no span of its own, e.g. a socket's. */
export function inOneTrace<A extends unknown[], R>(labels: Labels, work: (...args: A) => R): (...args: A) => R {
  const own = withLabels(trace.setSpanContext(ROOT_CONTEXT, newParent()), { ...labels })
  return (...args) => context.with(own, () => work(...args))
}

/** The id of the trace that is under way, for people to quote. */
export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId

/** What a log line adds of its own accord. */
export function lineContext(): Labels & { traceId?: string } {
  const traceId = currentTraceId()
  return traceId === undefined ? currentLabels() : { traceId, ...currentLabels() }
}

/** Adds to the labels of what is under way, e.g. who asked, once that is known. */
export function label(more: Labels): void {
  const labels = context.active().getValue(labelsKey)
  if (labels) Object.assign(labels, more)
}
