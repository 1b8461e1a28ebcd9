import { currentLabels } from '../telemetry/origin.ts'
import type { ErrorConfig } from './error-config.ts'
import { type ErrorFacts, reportTo } from './report-error.ts'
import { scrubEvent } from './scrub-event.ts'

/** An error that repeats, e.g. while a database is away, is sent this often a minute and no more. */
const mostPerMinute = 10
const flushMs = 2_000

/** Facts of a log line that are names of ours. */
const tagNames = ['what', 'path', 'task', 'queue', 'connection'] as const

function tagsOf(service: string, facts: ErrorFacts): Record<string, string> {
  const { requestId, runId, task } = currentLabels()
  const found = { requestId, runId, task, ...Object.fromEntries(tagNames.map((name) => [name, facts[name]])) }
  const tags = Object.entries(found).filter((tag): tag is [string, string] => typeof tag[1] === 'string')
  return { service, ...Object.fromEntries(tags) }
}

/** Whether this is still within what one kind of error may send in a minute. */
function createThrottle(): (kind: string) => boolean {
  const counts = new Map<string, number>()
  let since = performance.now()
  return (kind) => {
    if (performance.now() - since > 60_000) {
      counts.clear()
      since = performance.now()
    }
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return (counts.get(kind) ?? 0) <= mostPerMinute
  }
}

/**
 * Sends unexpected errors to Sentry from now on: their kind, place and trace, and the id of whose work it was. Loads
 * nothing without a DSN. No integration that listens to requests, the console or fetch is set up: they would collect
 * bodies, and send headers to the model's vendor.
 */
export async function startErrorTracking(service: string, config: ErrorConfig | null): Promise<AsyncDisposable> {
  if (!config) return { [Symbol.asyncDispose]: async () => undefined }
  const sentry = await import('@sentry/node')
  const isWithin = createThrottle()
  sentry.init({
    ...config,
    defaultIntegrations: false,
    sendClientReports: false,
    integrations: [
      sentry.openTelemetryIntegration(),
      sentry.linkedErrorsIntegration(),
      sentry.contextLinesIntegration({ frameContextLines: 0 }),
      sentry.onUncaughtExceptionIntegration(),
      sentry.onUnhandledRejectionIntegration({ mode: 'strict' }),
    ],
    beforeSend(event, { originalException }) {
      const kind = event.exception?.values?.at(-1)?.type ?? 'Error'
      if (!isWithin(kind)) return null
      const facts = event.extra?.facts as ErrorFacts | undefined
      return scrubEvent(event, originalException, tagsOf(service, facts ?? { what: 'not caught' }))
    },
  })
  reportTo((error, facts) => {
    const { userId } = currentLabels()
    const id = userId ?? (typeof facts.userId === 'string' ? facts.userId : undefined)
    sentry.captureException(error, { extra: { facts }, ...(id ? { user: { id } } : {}) })
  })
  return {
    async [Symbol.asyncDispose]() {
      reportTo(undefined)
      await sentry.close(flushMs)
    },
  }
}
