import { useNavigate } from '@tanstack/react-router'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'

/** Takes an opening off the list at once, with ten seconds to take that back. */
export function useRemoveOpening() {
  const utils = trpc.useUtils()
  const navigate = useNavigate()
  const refresh = () => void utils.postings.invalidate()
  const failed = (error: unknown) => {
    refresh()
    toastProblem(error)
  }
  const restore = trpc.postings.restore.useMutation({ onSuccess: refresh, onError: failed })
  const remove = trpc.postings.remove.useMutation({
    onError: failed,
    onSuccess: (_done, { id }) => undoToast(`removed-${id}`, 'Opening removed', () => restore.mutate({ id })),
    onSettled: refresh,
  })
  return (id: string) => {
    utils.postings.list.setData(undefined, (rows) => rows?.filter((row) => row.id !== id))
    void navigate({ to: '/openings' })
    remove.mutate({ id })
  }
}
