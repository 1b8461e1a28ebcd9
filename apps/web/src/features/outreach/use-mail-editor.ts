import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { toProblem } from '../../lib/api-error.ts'
import { readUnsaved, useKeptDraft } from '../../lib/drafts.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'

export type Draft = RouterOutputs['outreach']['get']
type Text = { subject: string; body: string }
type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'

const pauseMs = 1_200

const isSameText = (one: Text, other: Text) => one.subject === other.subject && one.body === other.body

/**
 * An e-mail's text while it is edited: saved by itself a moment after typing stops, kept in this browser until then. What is
 * typed while a save is on its way waits for it, and is saved on the version that it made.
 */
export function useMailEditor(draft: Draft, userId: string) {
  const utils = trpc.useUtils()
  const name = `mail.${draft.id}`
  const theirs: Text = { subject: draft.subject ?? '', body: draft.body ?? '' }
  const [edit, setEdit] = useState(() => readUnsaved<Text>(userId, name, theirs))
  const [isDue, setIsDue] = useState(false)
  useKeptDraft(userId, name, edit?.base ?? String(draft.version), edit?.value ?? null)

  const save = trpc.outreach.edit.useMutation({
    onSuccess: (saved, sent) => {
      utils.outreach.get.setData({ id: draft.id }, saved)
      void utils.outreach.list.invalidate()
      void utils.effects.invalidate()
      setEdit((now) =>
        now === null || isSameText(now.value, sent) ? null : { base: String(saved.version), value: now.value },
      )
    },
    onError: (error) => {
      if (toProblem(error).code === 'CONFLICT') void utils.outreach.get.invalidate({ id: draft.id })
    },
  })

  // What was typed is there already, such as by a save that was on its way when the page was left and opened again.
  if (edit !== null && !save.isPending && isSameText(edit.value, theirs)) setEdit(null)

  const send = (base: string, value: Text) => save.mutate({ id: draft.id, baseVersion: Number(base), ...value })
  const sendSoon = useDebouncedCallback(() => setIsDue(true), pauseMs)
  const text: Text = edit?.value ?? theirs
  // While a save is on its way, a newer version may be its own.
  const isConflict =
    edit !== null &&
    !save.isPending &&
    (Number(edit.base) < draft.version || (save.isError && toProblem(save.error).code === 'CONFLICT'))

  const sendDue = useEffectEvent(() => {
    setIsDue(false)
    if (edit !== null && !isConflict) send(edit.base, edit.value)
  })
  useEffect(() => {
    if (isDue && !save.isPending) sendDue()
  }, [isDue, save.isPending])
  const sendKept = useEffectEvent(() => edit !== null && sendSoon())
  // What was typed last before the page was left.
  useEffect(() => void sendKept(), [])

  const set = (part: Partial<Text>) => {
    setEdit({ base: edit?.base ?? String(draft.version), value: { ...text, ...part } })
    sendSoon()
  }

  const state: SaveState = isConflict
    ? 'conflict'
    : save.isPending
      ? 'saving'
      : edit === null
        ? 'saved'
        : save.isError
          ? 'failed'
          : 'waiting'
  return {
    text,
    set,
    state,
    error: save.error,
    saveNow: () => edit !== null && send(edit.base, edit.value),
    keepMine: () => edit !== null && send(String(draft.version), edit.value),
    takeTheirs: () => {
      save.reset()
      setEdit(null)
    },
  }
}
