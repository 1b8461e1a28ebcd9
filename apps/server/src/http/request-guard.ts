import type { IncomingMessage, ServerResponse } from 'node:http'
import { currentLabels, currentTraceId } from '@jobpilot/platform/telemetry/origin'

export type Refusal = { status: number; code: string; message: string }

/** A page of another site has no business here; programs outside browsers send no Origin and are judged by their token. */
export const isForeignOrigin = (request: IncomingMessage, origins: readonly string[]): boolean =>
  request.headers.origin !== undefined && !origins.includes(request.headers.origin)

/** Names the setting, since whoever meets this is most often setting up their own instance. */
export const foreignMessage =
  'This origin may not call JobPilot. Whoever runs this instance can allow it with PUBLIC_URL or ALLOWED_ORIGINS.'

/**
 * What is refused before tRPC sees it. Only JSON bodies: a browser sends the form types across sites without asking
 * first, which would let a foreign page press buttons.
 */
export function refusalOf(request: IncomingMessage, origins: readonly string[]): Refusal | undefined {
  if (isForeignOrigin(request, origins)) return { status: 403, code: 'FORBIDDEN', message: foreignMessage }
  if (request.method !== 'GET' && request.method !== 'POST')
    return { status: 405, code: 'METHOD_NOT_SUPPORTED', message: 'Use GET or POST.' }
  if (request.method === 'POST' && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' }
  }
  return undefined
}

/** Answers with an error in the same shape for every route outside tRPC. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  const { requestId } = currentLabels()
  response.end(JSON.stringify({ code: refusal.code, message: refusal.message, requestId, traceId: currentTraceId() }))
}
