import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { stageWords } from '../../lib/stage-words.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'

type Stage = ApplicationStage | null
type Pipeline = RouterOutputs['applications']['pipeline']
export const stageText = (stage: Stage): string => (stage === null ? 'Not tracked' : stageWords[stage])

/** The pipeline as it will be: what was moved comes first, and what follows from its stage is not known yet. */
function moved(pipeline: Pipeline, postingId: string, stage: Stage): Pipeline {
  const opening = pipeline.openings.find((each) => each.postingId === postingId)
  if (opening === undefined || opening.stage === stage) return pipeline
  const others = pipeline.openings.filter((each) => each !== opening)
  if (stage === null) return { ...pipeline, openings: others }
  const now = new Date().toISOString()
  return { ...pipeline, openings: [{ ...opening, stage, since: now, followUp: null, closesOn: null }, ...others] }
}

/** Moves an opening in the pipeline: at once on the screen, with ten seconds to take it back, unless it was moved on by then. */
export function useMoveStage(): (postingId: string, stage: Stage) => void {
  const utils = trpc.useUtils()
  const { mutate } = trpc.applications.move.useMutation({
    scope: { id: 'stages' },
    onMutate: async ({ postingId, stage }) => {
      // What is on its way is from before.
      await Promise.all([utils.applications.get.cancel({ postingId }), utils.applications.pipeline.cancel()])
      utils.applications.get.setData({ postingId }, { stage })
      utils.applications.pipeline.setData(undefined, (before) => before && moved(before, postingId, stage))
    },
    // Here and not where it is called: the card it was called from is gone by then.
    onSuccess: ({ from }, { postingId, stage, onlyFrom }) => {
      if (onlyFrom !== undefined || from === stage) return
      undoToast(`stage-${postingId}`, stageText(stage), () => mutate({ postingId, stage: from, onlyFrom: stage }))
    },
    onSettled: (_result, _error, { postingId }) => {
      void utils.applications.get.invalidate({ postingId })
      void utils.applications.pipeline.invalidate()
      void utils.postings.timeline.invalidate({ id: postingId })
    },
    onError: (error) => toastProblem(error, 'It stays where it was'),
  })
  return (postingId, stage) => mutate({ postingId, stage })
}
