import type { AppRouter, RouterInputs, RouterOutputs } from '@jobpilot/server/router'
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
  wsLink,
} from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { observable } from '@trpc/server/observable'
import { getAccessToken, renewAccessToken, setRefreshCall } from './access-token.ts'
import { lastingFetch } from './lasting-fetch.ts'
import { getSocketToken, noteSocketClose } from './socket-token.ts'
import { reconnectDelayMs, TimedWebSocket, untilOnline } from './timed-socket.ts'
import { newTraceparent } from './traceparent.ts'

export type { RouterInputs, RouterOutputs }
export type ApiError = TRPCClientError<AppRouter>

export const trpc = createTRPCReact<AppRouter>()

const url = '/trpc'
const queryLimitMs = 15_000

export const socketClient = createWSClient({
  url: async () => {
    await untilOnline()
    return `${location.origin.replace(/^http/, 'ws')}${url}`
  },
  connectionParams: async () => ({ token: await getSocketToken() }),
  onClose: (event) => noteSocketClose(event?.code),
  retryDelayMs: reconnectDelayMs,
  WebSocket: TimedWebSocket,
  lazy: { enabled: true, closeMs: 1_000 },
  keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 10_000 },
})

/** Tries a refused request once more with a renewed token: the access token may have ended while it was on its way. */
const renewOnRefusal: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let stopped = false
      let unsubscribe = () => {}
      const attempt = (isSecond: boolean) => {
        const subscription = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (isSecond || error.data?.code !== 'UNAUTHORIZED') return observer.error(error)
            renewAccessToken()
              .then((token) => {
                if (stopped) return
                if (token === null) observer.error(error)
                else attempt(true)
              })
              .catch(() => observer.error(error))
          },
        })
        unsubscribe = () => subscription.unsubscribe()
      }
      attempt(op.path.startsWith('auth.'))
      return () => {
        stopped = true
        unsubscribe()
      }
    })

/** A query may be asked again, so it gives up; a write that gave up might have happened all the same, so it waits. */
function withLimit(init: RequestInit): RequestInit {
  if (init.method !== 'GET') return init
  const limit = AbortSignal.timeout(queryLimitMs)
  return { ...init, signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit }
}

const httpLink = httpBatchLink<AppRouter>({
  url,
  fetch: (input, init) => lastingFetch(input, withLimit(init as RequestInit)),
  maxItems: 10,
  headers: async ({ opList }) => {
    const traceparent = newTraceparent()
    if (opList.every((op) => op.path.startsWith('auth.') || op.path === 'system.errorTracking')) return { traceparent }
    const token = await getAccessToken()
    return token === null ? { traceparent } : { traceparent, authorization: `Bearer ${token}` }
  },
})

export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: wsLink({ client: socketClient }),
      false: [renewOnRefusal, httpLink],
    }),
  ],
})

/** Typed calls outside of React. */
export const api = createTRPCClient<AppRouter>({ links: [renewOnRefusal, httpLink] })

setRefreshCall(async (refreshToken) => {
  try {
    return await api.auth.refresh.mutate({ refreshToken })
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.code === 'UNAUTHORIZED') return 'refused'
    throw error
  }
})
