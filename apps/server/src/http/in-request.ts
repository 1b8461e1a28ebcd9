import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { recordSeconds } from '@jobpilot/platform/telemetry/metrics'
import { enter, markFailed } from '@jobpilot/platform/telemetry/spans'

/** First parts of a path that are ours. What follows may be a token or a person's file, and stays out of every record. */
const parts = ['trpc', 'uploads', 'files', 'receipts', 'webhooks', 'health', 'assets']

function routeOf(url: string | undefined): string {
  const first = /^\/(\w+)(?=[/?]|$)/.exec(url ?? '')?.[1] ?? ''
  return parts.includes(first) ? `/${first}` : '/*'
}

/**
 * Handles a request as a part of the trace its `traceparent` names, or of one that begins with it. It gets an id of its
 * own: a caller's is not trusted, as it would end up in logs; of a trace only the form of W3C is taken, which is hex.
 */
export function inRequest(request: IncomingMessage, response: ServerResponse, handle: () => void): void {
  const requestId = randomUUID()
  response.setHeader('x-request-id', requestId)
  const method = request.method ?? 'GET'
  const route = routeOf(request.url)
  const entry = {
    name: `${method} ${route}`,
    kind: 'server',
    traceparent: request.headers.traceparent,
    labels: { requestId },
    attributes: { 'http.request.method': method, 'http.route': route, 'jobpilot.request.id': requestId },
  } as const
  const began = performance.now()
  enter(entry, (span) => {
    response.once('close', () => {
      const status = response.statusCode
      const isCutOff = !response.writableFinished
      span.setAttribute('http.response.status_code', status)
      if (status >= 500) markFailed(span)
      if (isCutOff) span.setAttribute('error.type', 'cut off')
      span.end()
      recordSeconds('http.server.request.duration', (performance.now() - began) / 1_000, {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
      })
    })
    handle()
  })
}
