import { QueryClient } from '@tanstack/react-query'
import { isPassing } from './api-error.ts'

/** How often what could not be read is asked for again by itself. */
const recoverMs = 10_000

/** Live events say when a query is out of date, so nothing is polled while the socket is up and every answer came. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      refetchInterval: ({ state }) => (state.status === 'error' && isPassing(state.error) ? recoverMs : false),
    },
    mutations: { retry: false },
  },
})
