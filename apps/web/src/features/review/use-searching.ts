import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'

/** The search that is under way, and a way to start one. */
export function useSearching() {
  const utils = trpc.useUtils()
  const runs = trpc.runs.list.useQuery()
  const start = trpc.review.search.useMutation({
    onSuccess: () => void utils.runs.list.invalidate(),
    onError: (error) => toastProblem(error),
  })
  const own = runs.data?.find(({ task }) => task === 'openings/find-openings')
  const isShown = own !== undefined && own.state !== 'done' && own.state !== 'cancelled'
  return {
    runId: isShown ? own.id : null,
    isSearching: start.isPending || own?.state === 'queued' || own?.state === 'running',
    search: () => start.mutate(),
  }
}
