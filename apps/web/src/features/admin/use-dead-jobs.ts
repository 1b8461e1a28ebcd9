import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { toast } from '../../ui/toast.ts'

/** Pages of dead letters. Its key begins like those of tRPC, so that an alert brings it up to date. */
export function useDeadJobs(isOpen: boolean) {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: [['admin', 'deadJobs'], { type: 'pages', isOpen }],
    queryFn: ({ pageParam }) => client.admin.deadJobs.query({ isOpen, before: pageParam, limit: 30 }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    placeholderData: keepPreviousData,
  })
}

/** What an admin can do with a dead job. */
export function useDealWithDeadJob(id: string) {
  const utils = trpc.useUtils()
  const answers = (message: string) => ({
    onSuccess: () => toast({ tone: 'ok', message, stayMs: 4_000 }),
    onError: (error: unknown) => toastProblem(error),
    onSettled: () => void utils.admin.invalidate(),
  })
  const retry = trpc.admin.retryDeadJob.useMutation(answers('Started again'))
  const discard = trpc.admin.discardDeadJob.useMutation(answers('Discarded'))
  return {
    retry: () => retry.mutate({ id }),
    discard: () => discard.mutate({ id }),
    isBusy: retry.isPending || discard.isPending,
  }
}
