import type { ReviewDecision } from '@jobpilot/schemas/review'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isAbsent } from '../../lib/api-error.ts'
import { trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { pendingDecisions, removePending, usePendingDecisions } from './pending-decisions.ts'

/** Sent at once; more wait for the next. */
const atOnce = 100
const again = 5_000

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

/** Sends along what was decided in this browser, whatever page is open: at once, or as soon as the server is there again. */
export function DecisionSender({ userId }: { userId: string }) {
  const pending = usePendingDecisions(userId)
  const utils = trpc.useUtils()
  const { mutateAsync } = trpc.review.decide.useMutation()
  const isSending = useRef(false)
  const send = useEffectEvent(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      await sendAll(userId, async (decisions) => {
        await mutateAsync({ decisions })
        await Promise.all([utils.review.invalidate(), utils.postings.invalidate()])
      })
    } catch {
      // Kept, and sent again: the network or the server is away, or asks to wait.
    } finally {
      isSending.current = false
    }
  })
  const isPending = pending.length > 0
  const newest = pending.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new decision is sent at once
  useEffect(() => {
    if (!isPending) return
    const onTime = () => void send()
    onTime()
    const timer = setInterval(onTime, again)
    window.addEventListener('online', onTime)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onTime)
    }
  }, [isPending, newest])
  return null
}
