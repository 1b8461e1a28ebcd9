import type { PassReason, ReviewDecision, ReviewState } from '@jobpilot/schemas/review'
import { useRef } from 'react'
import { plural } from '../../lib/format.ts'
import { newUuid } from '../../lib/new-id.ts'
import { undoToast } from '../../ui/undo-toast.tsx'
import { addPending, pendingDecisions, usePendingDecisions } from './pending-decisions.ts'
import type { Item } from './review-words.ts'

export type Decided = Pick<Item, 'id' | 'review'>
type Made = Pick<ReviewDecision, 'postingId' | 'decision'> & { reasons?: readonly PassReason[] }

export type Decide = (items: readonly Decided[], decision: ReviewState, reasons?: readonly PassReason[]) => void

const doneWords = { kept: 'Kept', passed: 'Passed', new: 'Back in review' } satisfies Record<ReviewState, string>

/** What was decided here last about an opening and is not with the server yet. */
export const ownDecision = (pending: readonly ReviewDecision[], id: string): ReviewState | undefined =>
  pending.findLast(({ postingId }) => postingId === id)?.decision

/**
 * Decides at once on the screen; the shell sends it along. `pending` are those under way. Undoing gives each opening back the
 * state it had.
 */
export function useDecisions(userId: string): {
  pending: readonly ReviewDecision[]
  decide: Decide
  undoLast: () => void
} {
  const pending = usePendingDecisions(userId)
  const last = useRef<readonly Made[]>([])
  const put = (made: readonly Made[]) => {
    const madeAt = new Date().toISOString()
    addPending(
      userId,
      made.map(({ reasons = [], ...each }) => ({ ...each, id: newUuid(), reasons: [...reasons], madeAt })),
    )
  }
  const undoLast = () => {
    put(last.current)
    last.current = []
  }
  const decide: Decide = (items, decision, reasons = []) => {
    const now = pendingDecisions(userId)
    last.current = items.map(({ id, review }) => ({ postingId: id, decision: ownDecision(now, id) ?? review }))
    put(items.map(({ id }) => ({ postingId: id, decision, reasons })))
    const what = items.length === 1 ? doneWords[decision] : `${doneWords[decision]}: ${plural(items.length, 'opening')}`
    undoToast('review-undo', what, undoLast)
  }
  return { pending, decide, undoLast }
}
