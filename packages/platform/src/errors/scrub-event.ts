import type { ErrorEvent, Exception, StackFrame } from '@sentry/node'

/** Kinds that say nothing by themselves: these are grouped by where they were thrown. */
const plainKinds = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'AggregateError']

const frameOf = ({ filename, function: name, module, lineno, colno, in_app, context_line }: StackFrame): StackFrame =>
  Object.fromEntries(
    Object.entries({ filename, function: name, module, lineno, colno, in_app, context_line }).filter(
      ([, value]) => value !== undefined,
    ),
  )

/** An error's kind, code and place. Its words go: they may repeat a value, a row or an address. */
const exceptionOf = ({ type, mechanism, stacktrace }: Exception, code: string): Exception => ({
  type: type ?? 'Error',
  value: code,
  ...(mechanism ? { mechanism: { type: mechanism.type, handled: mechanism.handled ?? true } } : {}),
  ...(stacktrace?.frames ? { stacktrace: { frames: stacktrace.frames.map(frameOf) } } : {}),
})

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * What may leave: built anew from what is known to be harmless, so that whatever a later version collects stays here.
 * `tags` are names and ids of ours.
 */
export function scrubEvent(event: ErrorEvent, original: unknown, tags: Record<string, string>): ErrorEvent {
  const code = codeOf(original)
  const values = event.exception?.values ?? []
  const kind = values.at(-1)?.type ?? 'Error'
  const { trace_id, span_id } = event.contexts?.trace ?? {}
  return {
    type: undefined,
    ...(event.event_id ? { event_id: event.event_id } : {}),
    ...(event.timestamp ? { timestamp: event.timestamp } : {}),
    platform: 'node',
    level: event.level ?? 'error',
    ...(event.release ? { release: event.release } : {}),
    ...(event.environment ? { environment: event.environment } : {}),
    exception: { values: values.map((value, at) => exceptionOf(value, at === values.length - 1 ? code : '')) },
    fingerprint: plainKinds.includes(kind) ? ['{{ default }}'] : [kind, code],
    ...(event.user?.id ? { user: { id: event.user.id } } : {}),
    tags,
    ...(trace_id && span_id ? { contexts: { trace: { trace_id, span_id } } } : {}),
    ...(event.sdk ? { sdk: event.sdk } : {}),
  }
}
