import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { currentLabels, currentTraceId } from '@jobpilot/platform/telemetry/origin'
import { type AnyTRPCProcedure, type AnyTRPCRouter, TRPCError } from '@trpc/server'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import { addressOf, type RequestContext, type Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { appRouter } from '../router.ts'
import { unavailable } from '../trpc.ts'
import { answerPlainly } from './answer-plainly.ts'
import { openSession } from './open-session.ts'
import { createPlainCallReader } from './plain-call.ts'
import { RateLimitError } from './rate-limits.ts'
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

/** Says whether a path names a subscription, which tRPC would refuse over HTTP with status 200 and an event stream. */
function createSubscriptionCheck(router: AnyTRPCRouter): (path: string) => boolean {
  const subscriptions = new Set(
    Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>)
      .filter(([, procedure]) => procedure._def.type === 'subscription')
      .map(([path]) => path),
  )
  return (path) => {
    try {
      return decodeURIComponent(path)
        .split(',')
        .some((name) => subscriptions.has(name))
    } catch {
      return false
    }
  }
}

export type TrpcHandler = (request: IncomingMessage, response: ServerResponse, path: string) => void
type TrpcHandlerSettings = { router?: AnyTRPCRouter; isStock?: boolean }

/**
 * Queries and mutations over plain node:http: Express would add a third to the cost of a small read. Plain JSON calls are
 * answered by `answerPlainly`, all others by tRPC's own adapter; `isStock` sends all of them there, to compare the two.
 */
export function createTrpcHandler(
  services: Services,
  { router = appRouter, isStock = false }: TrpcHandlerSettings = {},
): TrpcHandler {
  const origins = allowedOrigins(services.env)
  const readPlainCall = createPlainCallReader(router, mostCallsInBatch)
  const isSubscription = createSubscriptionCheck(router)
  return (request, response, path) => {
    const requestId = currentLabels().requestId ?? ''
    const traceId = currentTraceId() ?? ''
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    const refusal = refusalOf(request, origins)
    if (refusal) return sendRefusal(response, refusal)
    const createContext = async (): Promise<RequestContext> => {
      const session = await openSession(services, request.headers.authorization).catch(asUnavailable)
      const address = addressOf(request, services.env.IS_BEHIND_PROXY)
      return { services, requestId, traceId, connection: null, address, session }
    }
    const onError = (error: TRPCError) => sayLimit(response, error)
    const call = isStock ? undefined : readPlainCall(request, path)
    if (call) {
      const settings = { router, mostBodyBytes, createContext, onError }
      return void answerPlainly(request, response, call, settings).catch((error: unknown) => {
        services.log.error({ err: error }, 'a call could not be answered')
        response.destroy()
      })
    }
    if (isSubscription(path)) return sendRefusal(response, onSockets)
    void nodeHTTPRequestHandler({
      router,
      req: request,
      res: response,
      path,
      maxBodySize: mostBodyBytes,
      maxBatchSize: mostCallsInBatch,
      createContext,
      onError: ({ error }) => onError(error),
    })
  }
}

/** Says when to come back, of a full budget. */
function sayLimit(response: ServerResponse, { cause }: TRPCError): void {
  if (!(cause instanceof RateLimitError) || response.headersSent) return
  const { limit, remaining, resetSeconds } = cause.state
  response.setHeader('retry-after', String(resetSeconds))
  response.setHeader('x-ratelimit-limit', String(limit))
  response.setHeader('x-ratelimit-remaining', String(remaining))
  response.setHeader('x-ratelimit-reset', String(resetSeconds))
}
