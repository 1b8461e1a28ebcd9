import { isDatabaseDown } from '@jobpilot/db/database-down'
import { DomainError, type DomainErrorCode } from '@jobpilot/domain/errors'
import { StorageError } from '@jobpilot/platform/storage/storage'
import { currentLabels, currentTraceId } from '@jobpilot/platform/telemetry/origin'
import { inSpan, markFailed } from '@jobpilot/platform/telemetry/spans'
import { isStorable } from '@jobpilot/schemas/storable'
import { initTRPC, TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import * as z from 'zod'
import type { RequestContext } from './context.ts'
import { RateLimitError } from './http/rate-limits.ts'
import { plainIssue } from './plain-issues.ts'

z.config({ customError: plainIssue })

const trpcCode: Record<DomainErrorCode, TRPC_ERROR_CODE_KEY> = {
  'not-found': 'NOT_FOUND',
  'version-conflict': 'CONFLICT',
  'invalid-input': 'BAD_REQUEST',
  'wrong-credentials': 'UNAUTHORIZED',
  'email-taken': 'CONFLICT',
  'sign-up-closed': 'FORBIDDEN',
  'session-ended': 'UNAUTHORIZED',
  'not-ready': 'PRECONDITION_FAILED',
  'already-ended': 'CONFLICT',
  'limit-reached': 'TOO_MANY_REQUESTS',
  'not-admin': 'FORBIDDEN',
}

/** What a zod error says, by the path of the field. */
const fieldErrors = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.slice(0, 20).map((issue) => [issue.path.join('.'), issue.message]))

const unexpected = 'Something went wrong on our side. Your data is safe. Try again; if it stays, pass on the trace id.'
/** What everybody hears while the database is away. */
export const unavailable = 'The database cannot be reached right now. Nothing was changed. Try again in a moment.'
const noStorage = 'The file could not be kept right now. Try again in a moment.'

const t = initTRPC.context<RequestContext>().create({
  sse: { enabled: false },
  errorFormatter({ shape, error, ctx }) {
    const cause = error.cause
    const isInput = cause instanceof z.ZodError && error.code === 'BAD_REQUEST'
    const isOurs = error.code !== 'INTERNAL_SERVER_ERROR'
    const message = isInput ? 'Some fields need your attention.' : isOurs ? error.message : unexpected
    return {
      code: shape.code,
      message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        domainCode: cause instanceof DomainError ? cause.code : null,
        requestId: ctx?.requestId ?? currentLabels().requestId ?? null,
        traceId: ctx?.traceId ?? currentTraceId() ?? null,
        ...(isInput ? { fieldErrors: fieldErrors(cause) } : {}),
        ...(cause instanceof RateLimitError ? { retryAfterSeconds: cause.state.resetSeconds } : {}),
      },
    }
  },
})

export const router = t.router

/** Gives every error its code: the domain's own, a full budget, a database that is away; the rest stays opaque. */
const mapErrors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  if (cause instanceof DomainError) throw new TRPCError({ code: trpcCode[cause.code], message: cause.message, cause })
  if (cause instanceof RateLimitError) throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: cause.message, cause })
  if (isDatabaseDown(cause)) {
    ctx.services.log.error({ err: cause, path }, 'database unavailable')
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: unavailable })
  }
  if (cause instanceof StorageError && cause.code === 'unavailable') {
    ctx.services.log.error({ err: cause, path }, 'storage unavailable')
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: noStorage })
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR') ctx.services.log.error({ err: cause, path }, 'unexpected error')
  return result
})

/** One step of the trace for each procedure, and a line for each that was refused, so that a quoted trace id finds it. */
const traced = t.middleware(({ next, ctx, path, type }) =>
  inSpan(path, { attributes: { 'rpc.system': 'trpc', 'rpc.method': path, 'rpc.type': type } }, async (span) => {
    const result = await next()
    const outcome = result.ok ? 'ok' : result.error.code
    span.setAttribute('outcome', outcome)
    if (ctx.session) span.setAttribute('user.id', ctx.session.userId)
    if (outcome === 'INTERNAL_SERVER_ERROR' || outcome === 'SERVICE_UNAVAILABLE') markFailed(span)
    else if (outcome !== 'ok' && outcome !== 'UNAUTHORIZED') ctx.services.log.info({ path, code: outcome }, 'refused')
    return result
  }),
)

/** A socket is for live updates: everything else goes over HTTP, where its limits are. */
const oneTransport = t.middleware(({ next, ctx, type }) => {
  if ((ctx.connection !== null) !== (type === 'subscription')) {
    throw new TRPCError({
      code: 'METHOD_NOT_SUPPORTED',
      message: 'Subscriptions go over the WebSocket, everything else over HTTP.',
    })
  }
  return next()
})

const limitWrites = t.middleware(async ({ next, ctx, type }) => {
  if (type === 'mutation') await ctx.services.limits.take('writes', ctx.session?.userId ?? ctx.address)
  return next()
})

const onlyStorable = t.middleware(async ({ next, getRawInput }) => {
  if (!isStorable(await getRawInput())) {
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'The text holds a character that cannot be stored (NUL or half an emoji). Remove it and try again.',
    })
  }
  return next()
})

/** For everyone, signed in or not. */
export const publicProcedure = t.procedure
  .use(traced)
  .use(mapErrors)
  .use(oneTransport)
  .use(limitWrites)
  .use(onlyStorable)

/** For a signed-in person; `ctx.userId` is theirs. */
export const procedure = publicProcedure.use(({ next, ctx }) => {
  if (!ctx.session) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to go on.' })
  return next({ ctx: { ...ctx, userId: ctx.session.userId, db: ctx.services.db } })
})
