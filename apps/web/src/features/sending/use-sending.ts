import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { toastProblem } from '../../ui/problem-toast.tsx'

export type Sending = RouterOutputs['effects']['forDraft']
export type Outbox = RouterOutputs['effects']['outbox']
export type Effect = Outbox['effects'][number]
export type Approval = Outbox['pending'][number]
export type Adapter = Outbox['adapter']

/** Every decision about what goes out. Each brings all screens in line afterwards; a refusal says why. */
export function useDecisions() {
  const utils = trpc.useUtils()
  const settle = {
    onError: (error: unknown) => toastProblem(error, 'Nothing was changed'),
    onSettled: () => Promise.all([utils.effects.invalidate(), utils.outreach.invalidate(), utils.me.invalidate()]),
  }
  return {
    approveDraft: trpc.effects.approveDraft.useMutation(settle),
    ask: trpc.effects.ask.useMutation(settle),
    approve: trpc.effects.approve.useMutation(settle),
    reject: trpc.effects.reject.useMutation(settle),
    cancel: trpc.effects.cancel.useMutation(settle),
    resolve: trpc.effects.resolve.useMutation(settle),
    // In the order in which they are chosen.
    setAutonomy: trpc.me.setAutonomy.useMutation({ ...settle, scope: { id: 'autonomy' } }),
  }
}
