import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { isDatabaseDown } from '@jobpilot/db/database-down'
import { currentLabels, currentTraceId, inOneTrace, label } from '@jobpilot/platform/telemetry/origin'
import { TRPCError } from '@trpc/server'
import { getWSConnectionHandler, handleKeepAlive } from '@trpc/server/adapters/ws'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { addressOf, type Connection, type RequestContext, type Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { appRouter } from '../router.ts'
import { type LiveProtocol, serveLive } from './live-protocol.ts'
import { isForeignOrigin } from './request-guard.ts'

const mostFrameBytes = 64 * 1024
const firstMessageMs = 5_000
/** How long a client may take to say goodbye, in ms. */
const closeMs = 1_000
/** As much for one that still sends: it reads why it is closed only when it is done. */
const longestCloseMs = 10_000
/** Answers waiting for a client that asks and asks but does not read, in bytes. */
const mostWaiting = 1_000_000
const longestTimer = 2 ** 31 - 1
/** How many messages a socket may send in `paceMs`, or five times its subscriptions if those are more. */
const mostMessages = 200
const paceMs = 10_000
/** Close codes 4000-4999 are ours to define (RFC 6455, 7.4.2). */
const tokenRanOut = 4401
const tooManyMessages = 4429

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Why an upgrade is refused, as a status line; undefined when it may go on. Never throws, whatever the request line holds. */
export function upgradeRefusal(request: IncomingMessage, origins: readonly string[]): string | undefined {
  let url: URL
  try {
    url = new URL(request.url ?? '', 'http://localhost')
  } catch {
    return '400 Bad Request'
  }
  if (!request.url?.startsWith('/') || request.url.startsWith('//')) return '400 Bad Request'
  if (request.httpVersion !== '1.1' || request.headersDistinct.host?.length !== 1) return '400 Bad Request'
  if (url.pathname !== '/trpc') return '404 Not Found'
  // Without this parameter the token would have to stand in the URL, where logs would keep it.
  if (url.searchParams.get('connectionParams') !== '1') return '400 Bad Request'
  return isForeignOrigin(request, origins) ? '403 Forbidden' : undefined
}

/**
 * Subscriptions over WebSocket: authenticated by the first message, closed when the token runs out. `protocol` answers
 * before tRPC's own adapter does.
 */
export function attachSockets(
  server: Server,
  services: Services,
  protocol: LiveProtocol = serveLive,
): { close: () => void; count: () => number } {
  const origins = allowedOrigins(services.env)
  // In a variable of its own, since the types of ws do not know `closeTimeout` yet.
  const options = { noServer: true, maxPayload: mostFrameBytes, perMessageDeflate: false, closeTimeout: longestCloseMs }
  const sockets = new WebSocketServer(options)
  const connections = new WeakMap<WebSocket, Connection>()
  const handle = getWSConnectionHandler({
    wss: sockets,
    router: appRouter,
    createContext({ req, res, info }): Promise<RequestContext> {
      const connection = connections.get(res)
      const context = open(req, res, connection, info.connectionParams?.token)
      if (connection) connection.context = context
      return context
    },
  })

  async function open(
    request: IncomingMessage,
    client: WebSocket,
    connection: Connection | undefined,
    token: unknown,
  ): Promise<RequestContext> {
    if (!connection || typeof token !== 'string')
      throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Send a token in the first message.' })
    const session = await services.sessions.open(token).catch((error) => {
      if (isDatabaseDown(error)) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'Try again in a moment.' })
      // The adapter sends the error and closes in a turn of its own; this one comes first and says why.
      setImmediate(() => close(client, tokenRanOut, 'token was refused'))
      throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to go on.' })
    })
    closeAt(client, session.expiresAt)
    label({ userId: session.userId })
    return {
      services,
      session,
      connection,
      requestId: currentLabels().requestId ?? '',
      traceId: currentTraceId() ?? '',
      address: addressOf(request, services.env.IS_BEHIND_PROXY),
    }
  }

  /** tRPC's adapter listens first; its listeners are called for what the live protocol does not answer. */
  function serve(client: WebSocket, wire: Duplex, request: IncomingMessage): void {
    const connection: Connection = { socket: client, subscriptions: 0 }
    connections.set(client, connection)
    handle(client, request)
    const adapter = client.listeners('message')
    client.removeAllListeners('message')
    const live = protocol(client, wire, connection)
    const hasBudget = messageBudget(Math.max(mostMessages, 5 * services.env.SUBSCRIPTION_LIMIT))
    const answer = inOneTrace({ requestId: randomUUID() }, (message: RawData, isBinary: boolean) =>
      live(message, isBinary, (...passedOn) => {
        for (const listener of adapter) listener.apply(client, passedOn)
      }),
    )
    client.on('message', (message, isBinary) => {
      if (client.readyState !== client.OPEN) return
      // Even a refusal takes time that others wait for.
      if (!hasBudget()) return closeFlooded(client, wire)
      if (client.bufferedAmount > mostWaiting) return client.terminate()
      answer(message, isBinary)
    })
    handleKeepAlive(client, 30_000, 5_000)
    closeIfSilent(client)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = upgradeRefusal(request, origins)
    if (refusal) return refuse(socket, refusal)
    try {
      sockets.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate())
        serve(client, socket, request)
      })
    } catch (error) {
      services.log.warn({ err: error }, 'upgrade refused')
      refuse(socket, '400 Bad Request')
    }
  })
  return {
    count: () => sockets.clients.size,
    close() {
      for (const client of sockets.clients) client.close(1001, 'server is restarting')
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
      }, 500).unref()
    },
  }
}

/** Whether one more message is within `most` in `paceMs`. */
function messageBudget(most: number): () => boolean {
  let count = 0
  let since = 0
  return () => {
    if (performance.now() - since > paceMs) {
      count = 0
      since = performance.now()
    }
    count += 1
    return count <= most
  }
}

/** Says why, and waits for the client's goodbye as long as `closeMs`. Gives the timer of that. */
function close(client: WebSocket, code: number, reason: string): NodeJS.Timeout {
  client.close(code, reason)
  const timer = setTimeout(() => client.terminate(), closeMs)
  client.once('close', () => clearTimeout(timer))
  return timer
}

/**
 * Throws away unread whatever still comes. It is taken from the connection all the same: one that is closed with bytes
 * waiting is reset, and then its client never learns the reason.
 */
function closeFlooded(client: WebSocket, wire: Duplex): void {
  const quiet = close(client, tooManyMessages, 'too many messages')
  wire
    .removeAllListeners('data')
    .on('data', () => quiet.refresh())
    .resume()
}

/** A socket that says nothing is not worth its memory. */
function closeIfSilent(client: WebSocket): void {
  const timer = setTimeout(() => close(client, 4408, 'no first message'), firstMessageMs)
  client.once('message', () => clearTimeout(timer))
  client.once('close', () => clearTimeout(timer))
}

function closeAt(client: WebSocket, expiresAt: number): void {
  const timer = setTimeout(
    () => close(client, tokenRanOut, 'token has run out'),
    Math.min(longestTimer, Math.max(0, expiresAt - Date.now())),
  )
  client.once('close', () => clearTimeout(timer))
}
