import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient } from '@tanstack/react-query'
import { isPassing } from './api-error.ts'

/** How often what could not be read is asked for again by itself. */
const recoverMs = 10_000

/** Narrows an invalidation to answers that are still on their way: they may be older than what was just set. */
export const underWay = { predicate: ({ state }: Pick<Query, 'state'>) => state.fetchStatus !== 'idle' }

/**
 * The library lets a fetch go on that has no data yet or that nobody looks at, and takes its answer for fresh although it
 * may be from before the change that was just told. Such an answer is out of date the moment it arrives.
 */
class RereadingQueryClient extends QueryClient {
  override async invalidateQueries(filters: InvalidateQueryFilters = {}, options?: InvalidateOptions): Promise<void> {
    const before = this.getQueryCache()
      .findAll(filters)
      .flatMap((query) => (query.promise && underWay.predicate(query) ? [{ query, answer: query.promise }] : []))
    const invalidated = super.invalidateQueries(filters, options)
    const readAgain = before.flatMap(({ query, answer }) => {
      if (query.promise !== answer) return []
      const { queryKey } = query
      const again = () => super.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false })
      // What fails is asked for again in any case.
      const read = answer.then(again, () => undefined)
      return query.isActive() && query.state.fetchStatus === 'fetching' ? [read] : []
    })
    // Whoever waits for this shows what was read after the change.
    await Promise.all([invalidated, ...readAgain])
  }
}

/** Live events say when a query is out of date, so nothing is polled while the socket is up and every answer came. */
export const createQueryClient = (): QueryClient =>
  new RereadingQueryClient({
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

export const queryClient = createQueryClient()
