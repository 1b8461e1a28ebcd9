import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { TRPCError } from '@trpc/server'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import { addressOf, type RequestContext, type Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { appRouter } from '../router.ts'
import { unavailable } from '../trpc.ts'
import { openSession } from './open-session.ts'
import { newRequestId, refusalOf, sendRefusal } from './request-guard.ts'

const mostBodyBytes = 1_000_000
const mostCallsInBatch = 10

function asUnavailable(error: unknown): never {
  throw isDatabaseDown(error) ? new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: unavailable }) : error
}

/** Queries and mutations over plain node:http: Express would add a third to the cost of a small read. */
export function createTrpcHandler(
  services: Services,
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const origins = allowedOrigins(services.env)
  return (request, response, path) => {
    const requestId = newRequestId()
    response.setHeader('x-request-id', requestId)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    const refusal = refusalOf(request, origins)
    if (refusal) return sendRefusal(response, refusal, requestId)
    void nodeHTTPRequestHandler({
      router: appRouter,
      req: request,
      res: response,
      path,
      maxBodySize: mostBodyBytes,
      maxBatchSize: mostCallsInBatch,
      createContext: async (): Promise<RequestContext> => ({
        services,
        requestId,
        connection: null,
        address: addressOf(request, services.env.IS_BEHIND_PROXY),
        session: await openSession(services, request.headers.authorization).catch(asUnavailable),
      }),
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
