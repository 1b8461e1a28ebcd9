import { BrowserClient, defaultStackParser, makeFetchTransport, Scope } from '@sentry/browser'
import { pageTraceId, reportPageErrorsTo } from './page-errors.ts'
import { scrubPageEvent } from './scrub-page-event.ts'

type Config = { dsn: string; environment: string; release: string }

/**
 * Sends faults of the page from now on. No integration is set up: nothing listens to clicks, requests or the console.
 * `getUserId` is asked at each fault.
 */
export function openErrorTracking(config: Config, getUserId: () => string | undefined): void {
  const client = new BrowserClient({
    ...config,
    transport: makeFetchTransport,
    stackParser: defaultStackParser,
    integrations: [],
    sendClientReports: false,
    beforeSend: (event) => scrubPageEvent(event, pageTraceId, getUserId()),
  })
  const scope = new Scope()
  scope.setClient(client)
  client.init()
  reportPageErrorsTo((error) => scope.captureException(error))
}
