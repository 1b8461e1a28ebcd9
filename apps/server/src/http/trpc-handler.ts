import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { currentLabels, currentTraceId } from '@jobpilot/platform/telemetry/origin'
import { type AnyTRPCProcedure, TRPCError } from '@trpc/server'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import { addressOf, type RequestContext, type Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { appRouter } from '../router.ts'
import { unavailable } from '../trpc.ts'
import { openSession } from './open-session.ts'
import { type Refusal, refusalOf, sendRefusal } from './request-guard.ts'

const mostBodyBytes = 1_000_000
const mostCallsInBatch = 10

function asUnavailable(error: unknown): never {
  throw isDatabaseDown(error) ? new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: unavailable }) : error
}

const onSockets: Refusal = {
  status: 405,
  code: 'METHOD_NOT_SUPPORTED',
  message: 'Subscriptions go over the WebSocket, everything else over HTTP.',
}
const subscriptions = new Set(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)
    .filter(([, procedure]) => procedure._def.type === 'subscription')
    .map(([path]) => path),
)

/** Whether this names a subscription, which tRPC would refuse over HTTP with status 200 and an event stream. */
function isSubscription(path: string): boolean {
  try {
    return decodeURIComponent(path)
      .split(',')
      .some((name) => subscriptions.has(name))
  } catch {
    return false
  }
}

/** Queries and mutations over plain node:http: Express would add a third to the cost of a small read. */
export function createTrpcHandler(
  services: Services,
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const origins = allowedOrigins(services.env)
  return (request, response, path) => {
    const requestId = currentLabels().requestId ?? ''
    const traceId = currentTraceId() ?? ''
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    const refusal = refusalOf(request, origins) ?? (isSubscription(path) ? onSockets : undefined)
    if (refusal) return sendRefusal(response, refusal)
    void nodeHTTPRequestHandler({
      router: appRouter,
      req: request,
      res: response,
      path,
      maxBodySize: mostBodyBytes,
      maxBatchSize: mostCallsInBatch,
      createContext: async (): Promise<RequestContext> => {
        const session = await openSession(services, request.headers.authorization).catch(asUnavailable)
        const address = addressOf(request, services.env.IS_BEHIND_PROXY)
        return { services, requestId, traceId, connection: null, address, session }
      },
      onError({ error }) {
        const seconds =
          error.cause && 'state' in error.cause
            ? (error.cause.state as { limit: number; remaining: number; resetSeconds: number })
            : undefined
        if (!seconds || response.headersSent) return
        response.setHeader('retry-after', String(seconds.resetSeconds))
        response.setHeader('x-ratelimit-limit', String(seconds.limit))
        response.setHeader('x-ratelimit-remaining', String(seconds.remaining))
        response.setHeader('x-ratelimit-reset', String(seconds.resetSeconds))
      },
    })
  }
}
