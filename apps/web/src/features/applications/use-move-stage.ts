import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { stageWords } from '../../lib/stage-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'

type Stage = ApplicationStage | null
export const stageText = (stage: Stage): string => (stage === null ? 'Not tracked' : stageWords[stage])

/** Moves an opening in the pipeline: at once on the screen, with ten seconds to take it back. */
export function useMoveStage(): (postingId: string, stage: Stage) => void {
  const utils = trpc.useUtils()
  const refresh = (postingId: string) => {
    void utils.applications.get.invalidate({ postingId })
    void utils.postings.timeline.invalidate({ id: postingId })
  }
  const { mutate } = trpc.applications.move.useMutation({
    scope: { id: 'stages' },
    onMutate: async ({ postingId, stage }) => {
      // What is on its way is from before.
      await utils.applications.get.cancel({ postingId })
      utils.applications.get.setData({ postingId }, { stage })
    },
    onSettled: (_result, _error, { postingId }) => refresh(postingId),
    onError: (error) => toastProblem(error, 'It stays where it was'),
  })
  return (postingId, stage) =>
    mutate(
      { postingId, stage },
      {
        onSuccess: ({ from }) =>
          from !== stage && undoToast(`stage-${postingId}`, stageText(stage), () => mutate({ postingId, stage: from })),
      },
    )
}
