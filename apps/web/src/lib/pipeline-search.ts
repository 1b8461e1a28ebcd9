import { oneOf } from './one-of.ts'
import { stages } from './stage-words.ts'

/** Ways to put the list in order; the latest moves come first unless another is chosen. */
export const pipelineOrders = ['next', 'score', 'title'] as const

/** What of the pipeline is in the address; what is not understood is left out. Kept small: every page loads it. */
export function readPipelineSearch(search: Record<string, unknown>) {
  const view = oneOf(['list'], search.view)
  // A board has all stages, in an order of its own.
  const stage = view && oneOf(stages, search.stage)
  const order = view && oneOf(pipelineOrders, search.order)
  // The router reads `?words=2026` as a number.
  const words = typeof search.words === 'object' ? '' : String(search.words ?? '').slice(0, 100)
  return {
    ...(view && { view }),
    ...(stage && { stage }),
    ...(order && { order }),
    ...(search.due === true && { due: true }),
    ...(words !== '' && { words }),
  }
}

export type PipelineSearch = ReturnType<typeof readPipelineSearch>
