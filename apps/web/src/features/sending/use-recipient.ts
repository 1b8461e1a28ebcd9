import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { toProblem } from '../../lib/api-error.ts'
import { trpc } from '../../lib/trpc.ts'
import { arrive, depart } from '../../lib/use-typed.ts'

const pauseMs = 600
const looksWhole = (text: string) => /^\S+@\S+\.\S{2,}$/.test(text)

/**
 * The address an e-mail goes to. Saved when it looks whole and typing pauses, on Enter, and when the field is left; what was
 * typed since stays, as `jana@company.co` looks as whole as what it becomes.
 */
export function useRecipient(draftId: string, saved: string | null) {
  const utils = trpc.useUtils()
  const value = saved ?? ''
  const [state, setState] = useState({ typed: value, known: value, sent: [] as readonly string[] })
  if (value !== state.known) setState(arrive(state, value))
  const save = trpc.outreach.setRecipient.useMutation({
    // One after the other: the last one typed is the one that stays.
    scope: { id: `recipient ${draftId}` },
    onSuccess: (draft) => {
      utils.outreach.get.setData({ id: draftId }, draft)
      return utils.effects.invalidate()
    },
    onError: (_error, { recipientEmail }) =>
      setState((now) => ({ ...now, sent: now.sent.filter((each) => each !== (recipientEmail ?? '')) })),
  })
  const kept = save.isPending ? save.variables.recipientEmail : saved
  const keep = (text: string) => {
    const recipientEmail = text.trim() || null
    if (recipientEmail === kept) return
    setState((now) => depart(now, recipientEmail ?? ''))
    save.mutate({ id: draftId, recipientEmail })
  }
  const keepSoon = useDebouncedCallback((text: string) => {
    if (looksWhole(text.trim())) keep(text)
  }, pauseMs)
  const problem = save.error === null ? null : toProblem(save.error)
  return {
    text: state.typed,
    type: (typed: string) => {
      setState((now) => ({ ...now, typed }))
      keepSoon(typed)
    },
    keepNow: () => keep(state.typed),
    error: problem && (problem.fieldErrors.recipientEmail ?? problem.message),
    /** What stands in the field is what would be approved. */
    isKept: !save.isPending && state.typed.trim() === value,
  }
}
