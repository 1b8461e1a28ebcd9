import { useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { newUuid } from '../../lib/new-id.ts'
import { underWay } from '../../lib/query-client.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'
import type { Hit } from './search-words.ts'

type Own = Hit['own']
type Result = RouterOutputs['listings']['search']

/** Later than the keeping, whichever of the two clocks is behind. */
const justAfter = (keptAt: string) => new Date(Math.max(Date.now(), Date.parse(keptAt) + 1)).toISOString()

/** Keeps a hit: at once on the screen, with ten seconds to take it back to what it was. */
export function useKeep(hit: Hit): { own: Own; isKeeping: boolean; keep: () => void } {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  const decide = trpc.review.decide.useMutation()
  const remove = trpc.postings.remove.useMutation()
  const setOwn = (own: Own) =>
    queryClient.setQueriesData<Result>({ queryKey: getQueryKey(trpc.listings.search) }, (result) =>
      result === undefined
        ? result
        : { ...result, hits: result.hits.map((each) => (each.listingId === hit.listingId ? { ...each, own } : each)) },
    )
  const refresh = () => {
    void utils.listings.search.invalidate(undefined, underWay)
    void utils.review.invalidate()
    void utils.postings.invalidate()
  }
  const takeBack = async (was: Own, { postingId, keptAt }: { postingId: string; keptAt: string }) => {
    setOwn(was)
    try {
      const decision = was?.review ?? 'new'
      await decide.mutateAsync({
        decisions: [{ id: newUuid(), postingId, decision, reasons: [], madeAt: justAfter(keptAt) }],
      })
      if (was === null) await remove.mutateAsync({ id: postingId })
    } catch (error) {
      toastProblem(error, 'It is still kept')
      void utils.listings.search.invalidate()
    }
    refresh()
  }
  const mutation = trpc.listings.keep.useMutation({
    onSuccess: (kept) => {
      const was = hit.own
      setOwn({ postingId: kept.postingId, review: 'kept' })
      refresh()
      undoToast(`kept-${hit.listingId}`, `Kept: ${hit.title}`, () => void takeBack(was, kept))
    },
    onError: (error) => toastProblem(error, 'I could not keep it'),
  })
  const canKeep = !mutation.isPending && (hit.own === null || hit.own.review === 'new' || hit.own.review === 'passed')
  return {
    own: hit.own,
    isKeeping: mutation.isPending,
    keep: () => canKeep && mutation.mutate({ id: hit.listingId }),
  }
}
