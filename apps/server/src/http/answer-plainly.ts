import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AnyTRPCRouter, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { TRPCResponse } from '@trpc/server/rpc'
import type { RequestContext } from '../context.ts'
import type { PlainCall } from './plain-call.ts'
import { BodyTooLargeError, readBody } from './read-body.ts'

export type PlainCallSettings = {
  router: AnyTRPCRouter
  mostBodyBytes: number
  createContext: () => Promise<RequestContext>
  onError: (error: TRPCError) => void
}

type Outcome = { error: TRPCError } | { data: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPending = (value: unknown) =>
  isRecord(value) && typeof value.then === 'function' && typeof value.catch === 'function'
const isStream = (value: unknown) => isRecord(value) && Symbol.asyncIterator in value

/** What JSON cannot say at once: tRPC sends such values bit by bit, over a link nobody here uses. */
const isStreamed = (data: unknown): boolean =>
  isRecord(data) && (isStream(data) || Object.values(data).some((value) => isPending(value) || isStream(value)))

function whyUnread(cause: unknown): TRPCError {
  if (cause instanceof TRPCError) return cause
  if (cause instanceof BodyTooLargeError) return new TRPCError({ code: 'PAYLOAD_TOO_LARGE' })
  const message = cause instanceof Error ? cause.message : 'Invalid input'
  return new TRPCError({ code: 'BAD_REQUEST', message, cause })
}

/** The inputs by their place in the batch, read once: by the first procedure that asks, which may be none. */
function createInputs({ type, isBatch, query }: PlainCall, body: Promise<Buffer> | undefined) {
  const inputs: { read: () => Promise<Record<number, unknown>>; known?: Record<number, unknown> } = {
    async read() {
      // As a browser reads text: a byte order mark is left out, what is no UTF-8 is marked.
      const text = type === 'query' ? query : new TextDecoder().decode(await body)
      if (!text) return {}
      const value: unknown = JSON.parse(text)
      if (!isBatch) return { 0: value }
      if (isRecord(value)) return value
      const message = '"input" needs to be an object when doing a batch call'
      throw new TRPCError({ code: 'BAD_REQUEST', message })
    },
  }
  let reading: Promise<Record<number, unknown>> | undefined
  return {
    at: async (index: number): Promise<unknown> => {
      reading ??= inputs.read().catch((cause: unknown) => {
        throw whyUnread(cause)
      })
      inputs.known = await reading
      return inputs.known[index]
    },
    known: (index: number): unknown => inputs.known?.[index],
  }
}

/**
 * Answers as tRPC's adapter for Node does, byte for byte, without its way through the web's Request, Response and streams,
 * which costs more than the procedure, the database and everything else together. `adapters.test.ts` holds the two equal.
 */
export async function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  call: PlainCall,
  { router, mostBodyBytes, createContext, onError }: PlainCallSettings,
): Promise<void> {
  const leaving = new AbortController()
  response.once('close', () => {
    if (!response.writableEnded) leaving.abort()
  })
  const body = call.type === 'mutation' ? readBody(request, mostBodyBytes) : undefined
  // A sender that gives up is nobody's failure; whoever reads the input is told.
  body?.catch(() => undefined)
  const inputs = createInputs(call, body)
  const context = await createContext().then(
    (ctx) => ({ ctx, error: undefined }),
    (error: unknown) => ({ ctx: undefined, error }),
  )
  const shapeOf = (error: TRPCError, path?: string, index?: number) => {
    const input = index === undefined ? undefined : inputs.known(index)
    return getTRPCErrorShape({ config: router._def._config, error, type: call.type, path, input, ctx: context.ctx })
  }

  const outcomes = await Promise.all(
    call.steps.map(async ({ path, procedure }, batchIndex): Promise<Outcome> => {
      try {
        if (context.error) throw context.error
        const { ctx } = context
        const { type } = call
        const getRawInput = () => inputs.at(batchIndex)
        return { data: await procedure({ path, getRawInput, ctx, type, signal: leaving.signal, batchIndex }) }
      } catch (cause) {
        const error = getTRPCErrorFromUnknown(cause)
        onError(error)
        return { error }
      }
    }),
  )
  response.setHeader('vary', 'trpc-accept, accept')
  response.setHeader('content-type', 'application/json')
  try {
    const errors: (TRPCError | undefined)[] = []
    const answers = outcomes.map((outcome, index): TRPCResponse => {
      const error = 'error' in outcome ? outcome.error : isStreamed(outcome.data) ? cannotStream() : undefined
      errors.push(error)
      if (error) return { error: shapeOf(error, call.steps[index]?.path, index) }
      return { result: { data: 'data' in outcome ? outcome.data : undefined } }
    })
    const text = JSON.stringify(call.isBatch ? answers : answers[0])
    response.statusCode = getHTTPStatusCode(answers, errors)
    response.end(text)
  } catch (cause) {
    // A result that JSON cannot hold, e.g. one that contains itself.
    const error = getTRPCErrorFromUnknown(cause)
    onError(error)
    response.statusCode = 500
    response.end(JSON.stringify({ error: shapeOf(error) }))
  }
}

const cannotStream = () =>
  new TRPCError({
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Cannot use stream-like response in non-streaming request - use httpBatchStreamLink',
  })
