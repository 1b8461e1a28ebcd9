import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'

/** Pages of the audit log, newest first. */
export function useAudit() {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: [['admin', 'audit'], { type: 'pages' }],
    queryFn: ({ pageParam }) => client.admin.audit.query({ before: pageParam, limit: 20 }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
  })
}
