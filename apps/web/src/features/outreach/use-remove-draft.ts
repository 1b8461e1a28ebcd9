import { useNavigate } from '@tanstack/react-router'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'

/** Takes an e-mail off the list at once, with ten seconds to take that back. */
export function useRemoveDraft() {
  const utils = trpc.useUtils()
  const navigate = useNavigate()
  const refresh = () => void utils.outreach.list.invalidate()
  const failed = (error: unknown) => {
    refresh()
    toastProblem(error)
  }
  const restore = trpc.outreach.restore.useMutation({ onSuccess: refresh, onError: failed })
  const remove = trpc.outreach.remove.useMutation({
    onError: failed,
    onSuccess: (_done, { id }) => undoToast(`removed-${id}`, 'E-mail removed', () => restore.mutate({ id })),
    onSettled: refresh,
  })
  return (id: string) => {
    utils.outreach.list.setData(undefined, (rows) => rows?.filter((row) => row.id !== id))
    void navigate({ to: '/outreach' })
    remove.mutate({ id })
  }
}
