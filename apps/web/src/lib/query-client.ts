import { QueryClient } from '@tanstack/react-query'
import { toProblem } from './api-error.ts'

const worthRetrying = (error: unknown): boolean => {
  const { code } = toProblem(error)
  return code === null || code === 'OFFLINE' || code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT'
}

/** Live events say when a query is out of date, so nothing is polled while the socket is up. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && worthRetrying(error),
    },
    mutations: { retry: false },
  },
})
