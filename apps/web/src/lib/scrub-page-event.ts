import type { ErrorEvent, Exception } from '@sentry/browser'

/** The file and place alone: an address of the page may hold what somebody searched for. */
const frameFile = (filename: string | undefined): string => /\/assets\/[\w.-]+$/.exec(filename ?? '')?.[0] ?? 'page'

/** Kind and place of an error. Its words go: they may repeat what stands on the screen. */
const exceptionOf = ({ type, stacktrace }: Exception): Exception => ({
  type: type ?? 'Error',
  value: '',
  stacktrace: {
    frames: (stacktrace?.frames ?? []).map(({ filename, function: name, lineno, colno }) => ({
      filename: `app://${frameFile(filename)}`,
      function: name ?? '?',
      in_app: true,
      ...(lineno === undefined ? {} : { lineno }),
      ...(colno === undefined ? {} : { colno }),
    })),
  },
})

/** What may leave the page, built anew from what is known to be harmless. */
export function scrubPageEvent(event: ErrorEvent, traceId: string, userId: string | undefined): ErrorEvent {
  return {
    type: undefined,
    ...(event.event_id ? { event_id: event.event_id } : {}),
    ...(event.timestamp ? { timestamp: event.timestamp } : {}),
    platform: 'javascript',
    level: 'error',
    ...(event.release ? { release: event.release } : {}),
    ...(event.environment ? { environment: event.environment } : {}),
    exception: { values: (event.exception?.values ?? []).map(exceptionOf) },
    ...(userId ? { user: { id: userId } } : {}),
    tags: { service: 'jobpilot-web' },
    contexts: { trace: { trace_id: traceId, span_id: traceId.slice(0, 16) } },
  }
}
