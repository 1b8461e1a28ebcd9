import type { AppRouter } from '@jobpilot/server/router'
import { createTRPCClient, createWSClient, httpBatchLink, splitLink, type TRPCClient, wsLink } from '@trpc/client'
import { WebSocket } from 'ws'
import { type Credentials, createTokens } from './tokens.ts'

/** Calls in one request, the most the server takes. */
const mostInBatch = 10
const handshakeMs = 10_000

/** The library's socket waits for ever for a server that accepts and says nothing; this one gives up. */
class TimedSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols, { handshakeTimeout: handshakeMs })
  }
}

export type JobPilotClient = { api: TRPCClient<AppRouter>; getToken: () => Promise<string>; close: () => Promise<void> }

/**
 * A typed client: queries and mutations over HTTP, subscriptions over one socket, signed in by `credentials`.
 * `close` ends the socket; without it the process stays alive once a subscription was opened.
 *
 * @param url where JobPilot answers, e.g. `http://localhost:3000`
 */
export function createClient(url: string, credentials: Credentials): JobPilotClient {
  const base = new URL('/trpc', url)
  const tokens = createTokens(base.href, credentials)
  const socketUrl = new URL(base)
  socketUrl.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = createWSClient({
    // The token first: a server gives an open socket five seconds to present one.
    url: async () => {
      await tokens.get()
      return socketUrl.href
    },
    WebSocket: TimedSocket as unknown as typeof globalThis.WebSocket,
    lazy: { enabled: true, closeMs: 0 },
    connectionParams: async () => ({ token: await tokens.get() }),
    // 1, 2, 4 ... 30 s, a fifth off at random so that many clients do not come back at once.
    retryDelayMs: (attempt) => Math.min(30_000, 1000 * 2 ** attempt) * (1 - Math.random() / 5),
  })
  const api = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpBatchLink({
          url: base.href,
          maxItems: mostInBatch,
          headers: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
        }),
      }),
    ],
  })
  return { api, getToken: tokens.get, close: () => socket.close() }
}
