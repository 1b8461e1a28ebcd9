import type { Duplex } from 'node:stream'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { parseTRPCMessage } from '@trpc/server/rpc'
import { type RawData, WebSocket } from 'ws'
import type { Connection, RequestContext } from '../context.ts'
import { LiveSubscription } from '../live/live-subscription.ts'
import { requestHead, startedTail, stoppedTail, textFrame } from '../live/wire-frames.ts'
import { appRouter } from '../router.ts'
import { createSocketSink } from './socket-sink.ts'

const livePath = 'events.live'
const config = appRouter._def._config

type Message = ReturnType<typeof parseTRPCMessage>
type Call = Extract<Message, { params: unknown }>
type PassOn = (data: RawData, isBinary: boolean) => void

/** Takes each message of a socket; what it does not answer itself it passes on. */
export type LiveProtocol = (
  client: WebSocket,
  wire: Duplex,
  connection: Connection,
) => (data: RawData, isBinary: boolean, passOn: PassOn) => void

/** The messages of a frame, each beside its own text; undefined when it is not for us to answer, malformed ones included. */
function readMessages(data: RawData): { message: Message; raw: unknown; index: number }[] | undefined {
  try {
    const parsed: unknown = JSON.parse(String(data))
    const list = Array.isArray(parsed) ? parsed : [parsed]
    return list.map((raw, index) => ({ raw, index, message: parseTRPCMessage(raw, config.transformer) }))
  } catch {
    return undefined
  }
}

/** tRPC lets a client name the last event beside the input instead of in it. */
function inputOf({ params: { input, lastEventId } }: Call): unknown {
  if (lastEventId === undefined) return input
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input, lastEventId }
  return input ?? { lastEventId }
}

/**
 * Answers `events.live` on one socket as tRPC's own adapter would, frame by frame, but writes bytes that all readers of
 * an event share instead of encoding it for each. Authentication, input, limits and errors are those of the procedure
 * itself. Every other message is passed on to the adapter.
 */
export const serveLive: LiveProtocol = (client, wire, connection) => {
  const open = new Map<number | string, AbortController>()
  client.once('close', () => {
    for (const controller of open.values()) controller.abort()
  })
  const send = (text: string) => {
    if (client.readyState === WebSocket.OPEN) wire.write(textFrame(text))
  }
  let context: RequestContext | undefined

  function sendError(call: Call, cause: unknown): void {
    const error = getTRPCErrorFromUnknown(cause)
    const { path } = call.params
    const shape = getTRPCErrorShape({ config, error, type: call.method, path, input: inputOf(call), ctx: context })
    send(`${requestHead(call)},"error":${JSON.stringify(shape)}}`)
  }

  /** Runs one subscription to its end. False when it was refused, which is an answer by itself. */
  async function run(call: Call, index: number, controller: AbortController): Promise<boolean> {
    const { signal } = controller
    const isOver = () => signal.aborted || client.readyState !== WebSocket.OPEN
    if (isOver()) return true
    let subscription: unknown
    try {
      subscription = await callTRPCProcedure({
        router: appRouter,
        path: livePath,
        getRawInput: async () => inputOf(call),
        ctx: context,
        type: 'subscription',
        signal,
        batchIndex: index,
      })
      if (!(subscription instanceof LiveSubscription)) throw new Error(`${livePath} gave something else`)
    } catch (error) {
      sendError(call, error)
      return false
    }
    if (isOver()) {
      subscription.close()
      return true
    }
    const head = requestHead(call)
    send(head + startedTail)
    try {
      await subscription.pipeTo(createSocketSink(client, wire, head))
    } catch (error) {
      sendError(call, error)
    }
    return true
  }

  async function subscribe(call: Call, id: number | string, index: number, refuse: () => void): Promise<void> {
    if (open.has(id)) return sendError(call, new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` }))
    const controller = new AbortController()
    open.set(id, controller)
    try {
      context = await connection.context
    } catch {
      // Who did not get a context is answered by the adapter, which knows why.
      open.delete(id)
      return refuse()
    }
    const isEnded = await run(call, index, controller)
    open.delete(id)
    if (isEnded) send(requestHead(call) + stoppedTail)
  }

  function isOurs(message: Message): boolean {
    if (message.id === null) return false
    if (message.method === 'subscription.stop') return open.has(message.id)
    return message.method === 'subscription' && (message.params.path === livePath || open.has(message.id))
  }

  return (data, isBinary, passOn) => {
    const messages = isBinary || !connection.context ? undefined : readMessages(data)
    if (!messages?.some(({ message }) => isOurs(message))) return passOn(data, isBinary)
    for (const { message, raw, index } of messages) {
      const passOnOne = () => passOn(Buffer.from(JSON.stringify(raw)), false)
      if (message.id === null || !isOurs(message)) passOnOne()
      else if ('params' in message) void subscribe(message, message.id, index, passOnOne)
      else open.get(message.id)?.abort()
    }
  }
}
