import type { PassReason, ReviewDecision, ReviewState } from '@jobpilot/schemas/review'
import { useCallback, useEffect, useRef } from 'react'
import { isAbsent } from '../../lib/api-error.ts'
import { plural } from '../../lib/format.ts'
import { newUuid } from '../../lib/new-id.ts'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'
import { addPending, pendingDecisions, removePending, usePendingDecisions } from './pending-decisions.ts'

/**
 * Sends what is pending, in batches. One that is refused for good, such as about an opening that was removed elsewhere, is dropped
 * and said; to find it the batch is sent one by one. Throws when sending is to be tried again later.
 */
async function sendAll(userId: string, post: (decisions: ReviewDecision[]) => Promise<void>): Promise<void> {
  let size = atOnce
  for (;;) {
    const decisions = pendingDecisions(userId).slice(0, size)
    if (decisions.length === 0) return
    try {
      await post(decisions)
    } catch (error) {
      if (!isAbsent(error)) throw error
      if (decisions.length > 1) {
        size = 1
        continue
      }
      toastProblem(error)
    }
    removePending(
      userId,
      decisions.map(({ id }) => id),
    )
  }
}

/** Sent at once; more wait for the next. */
const atOnce = 100
const again = 5_000

export type Decide = (postingIds: readonly string[], decision: ReviewState, reasons?: readonly PassReason[]) => void

const doneWords = { kept: 'Kept', passed: 'Passed', new: 'Back in review' } satisfies Record<ReviewState, string>

/**
 * Decides at once on the screen and sends it along: what cannot be sent now is kept in this browser and sent when the server is
 * there again. `pending` are those under way.
 */
export function useDecisions(userId: string): {
  pending: readonly ReviewDecision[]
  decide: Decide
  undoLast: () => void
} {
  const pending = usePendingDecisions(userId)
  const utils = trpc.useUtils()
  const { mutateAsync } = trpc.review.decide.useMutation()
  const isSending = useRef(false)
  const last = useRef<{ ids: readonly string[]; was: ReviewState } | null>(null)

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      await sendAll(userId, async (decisions) => {
        await mutateAsync({ decisions })
        await utils.review.invalidate()
      })
    } catch {
      // Kept, and sent again: the network or the server is away, or asks to wait.
    } finally {
      isSending.current = false
    }
  }, [mutateAsync, userId, utils])

  useEffect(() => {
    if (pending.length === 0) return
    void send()
    const timer = setInterval(() => void send(), again)
    window.addEventListener('online', send)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', send)
    }
  }, [pending.length, send])

  const put = useCallback(
    (ids: readonly string[], decision: ReviewState, reasons: readonly PassReason[] = []) =>
      addPending(
        userId,
        ids.map((postingId) => ({
          id: newUuid(),
          postingId,
          decision,
          reasons: [...reasons],
          madeAt: new Date().toISOString(),
        })),
      ),
    [userId],
  )
  const undoLast = useCallback(() => {
    if (last.current === null) return
    put(last.current.ids, last.current.was)
    last.current = null
  }, [put])
  const decide: Decide = useCallback(
    (ids, decision, reasons) => {
      put(ids, decision, reasons)
      last.current = { ids, was: decision === 'new' ? 'passed' : 'new' }
      const what = ids.length === 1 ? doneWords[decision] : `${doneWords[decision]}: ${plural(ids.length, 'opening')}`
      undoToast('review-undo', what, undoLast)
    },
    [put, undoLast],
  )
  return { pending, decide, undoLast }
}
