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

function namesIn(path: string): string[] {
  try {
    return (path.includes('%') ? decodeURIComponent(path) : path).split(',')
  } catch {
    return []
  }
}

/** Whether one of them is a subscription, which tRPC would refuse over HTTP with status 200 and an event stream. */
const hasSubscription = (router: AnyTRPCRouter, names: readonly string[]): boolean => {
  const procedures = router._def.procedures as Record<string, AnyTRPCProcedure>
  return names.some((name) => Object.hasOwn(procedures, name) && procedures[name]?._def.type === 'subscription')
}

/** Loads the features that are asked for the first time; null when all of them are there. */
function loadFeatures(router: AnyTRPCRouter, names: readonly string[]): Promise<unknown> | null {
  const { lazy } = router._def
  const missing = new Set(names.slice(0, mostCallsInBatch).flatMap((name) => lazy[name.split('.', 1)[0] ?? ''] ?? []))
  return missing.size === 0 ? null : Promise.all([...missing].map((feature) => feature.load()))
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
    const names = namesIn(path)
    const answer = () => {
      const call = isStock ? undefined : readPlainCall(request, path)
      if (call) {
        const settings = { router, mostBodyBytes, createContext, onError }
        return void answerPlainly(request, response, call, settings).catch(giveUp)
      }
      if (hasSubscription(router, names)) return sendRefusal(response, onSockets)
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
    const giveUp = (error: unknown) => {
      services.log.error({ err: error }, 'a call could not be answered')
      response.destroy()
    }
    const loading = loadFeatures(router, names)
    if (loading === null) answer()
    else void loading.then(answer).catch(giveUp)
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
