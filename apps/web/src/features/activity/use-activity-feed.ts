import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'

/** Pages of the log, of one agent when asked. Its key begins like those of tRPC, so that a live event brings it up to date. */
export function useActivityFeed(agent: string | null) {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: [['activity', 'list'], { type: 'pages', agent }],
    queryFn: ({ pageParam }) => client.activity.list.query({ before: pageParam, limit: 30, agent }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    placeholderData: keepPreviousData,
  })
}
