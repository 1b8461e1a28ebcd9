import { Button, type ButtonProps } from '@mantine/core'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { toast } from '../../ui/toast.ts'

/** Takes a scheduled deletion back. */
export function CancelDeletion(props: Pick<ButtonProps, 'variant' | 'size'>) {
  const utils = trpc.useUtils()
  const cancel = trpc.privacy.cancelDeletion.useMutation({
    onError: (error) => toastProblem(error),
    onSuccess: ({ resumedRuns }) => {
      utils.privacy.deletion.setData(undefined, null)
      utils.me.get.setData(undefined, (now) => now && { ...now, deletionDueAt: null })
      const goesOn =
        resumedRuns === 0
          ? ''
          : ` ${plural(resumedRuns, 'run')} that waited now ${resumedRuns === 1 ? 'goes' : 'go'} on.`
      toast({ tone: 'ok', message: `Nothing will be deleted.${goesOn}` })
    },
    onSettled: () => {
      void utils.me.invalidate()
      void utils.runs.invalidate()
    },
  })
  return (
    <Button {...props} loading={cancel.isPending} onClick={() => cancel.mutate()}>
      Cancel the deletion
    </Button>
  )
}
