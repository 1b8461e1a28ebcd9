import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'

/** Takes a resume off the list at once, with ten seconds to take that back. What was read from it stays in the profile. */
export function useRemoveResume() {
  const utils = trpc.useUtils()
  const refresh = () => void utils.documents.invalidate()
  const failed = (error: unknown) => {
    refresh()
    toastProblem(error)
  }
  const restore = trpc.documents.restore.useMutation({ onSuccess: refresh, onError: failed })
  const remove = trpc.documents.remove.useMutation({
    onError: failed,
    onSuccess: (_done, { id }) => undoToast(`removed-${id}`, 'Resume removed', () => restore.mutate({ id })),
    onSettled: refresh,
  })
  return (id: string) => {
    utils.documents.list.setData(undefined, (rows) => rows?.filter((row) => row.id !== id))
    remove.mutate({ id })
  }
}
