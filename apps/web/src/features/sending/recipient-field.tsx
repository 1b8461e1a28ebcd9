import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type SubmitEvent, useState } from 'react'
import { toProblem } from '../../lib/api-error.ts'
import { trpc } from '../../lib/trpc.ts'

const pauseMs = 600
const looksWhole = (text: string) => /^\S+@\S+\.\S{2,}$/.test(text)

/** The address it goes to. Saved when it looks whole and typing pauses, on Enter, and when the field is left. */
export function RecipientField({ draftId, saved }: { draftId: string; saved: string | null }) {
  const utils = trpc.useUtils()
  const [text, setText] = useState(saved ?? '')
  const save = trpc.outreach.setRecipient.useMutation({
    // One after the other: the last one typed is the one that stays.
    scope: { id: `recipient ${draftId}` },
    onSuccess: (draft) => {
      utils.outreach.get.setData({ id: draftId }, draft)
      return utils.effects.invalidate()
    },
  })
  const kept = save.isPending ? save.variables.recipientEmail : saved
  const keep = (value: string) => {
    const recipientEmail = value.trim() || null
    if (recipientEmail !== kept) save.mutate({ id: draftId, recipientEmail })
  }
  const keepSoon = useDebouncedCallback((value: string) => {
    if (looksWhole(value.trim())) keep(value)
  }, pauseMs)
  const change = (value: string) => {
    setText(value)
    keepSoon(value)
  }
  const problem = save.error === null ? null : toProblem(save.error)
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        keep(text)
      }}
    >
      <TextInput
        type="email"
        label="Recipient's address"
        description="I never guess an address: use one they have given or published."
        placeholder="name@company.com"
        autoComplete="off"
        maxLength={254}
        value={text}
        error={problem && (problem.fieldErrors.recipientEmail ?? problem.message)}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => keep(text)}
      />
    </form>
  )
}
