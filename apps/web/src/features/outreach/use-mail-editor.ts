import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { toProblem } from '../../lib/api-error.ts'
import { readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'

export type Draft = RouterOutputs['outreach']['get']
type Text = { subject: string; body: string }
type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'

const pauseMs = 1_200

/** An e-mail's text while it is edited: saved by itself a moment after typing stops, kept in this browser until then. */
export function useMailEditor(draft: Draft, userId: string) {
  const utils = trpc.useUtils()
  const name = `mail.${draft.id}`
  const [edit, setEdit] = useState(() => readDraft<Text>(userId, name))
  useKeptDraft(userId, name, edit?.base ?? String(draft.version), edit?.value ?? null)

  const save = trpc.outreach.edit.useMutation({
    onSuccess: (saved, sent) => {
      utils.outreach.get.setData({ id: draft.id }, saved)
      void utils.outreach.list.invalidate()
      void utils.effects.invalidate()
      setEdit((now) => {
        const isSame = now === null || (now.value.subject === sent.subject && now.value.body === sent.body)
        return isSame ? null : { base: String(saved.version), value: now.value }
      })
    },
    onError: (error) => {
      if (toProblem(error).code === 'CONFLICT') void utils.outreach.get.invalidate({ id: draft.id })
    },
  })

  const send = (base: string, value: Text) => save.mutate({ id: draft.id, baseVersion: Number(base), ...value })
  const sendSoon = useDebouncedCallback((base: string, value: Text) => send(base, value), pauseMs)
  const text: Text = edit?.value ?? { subject: draft.subject ?? '', body: draft.body ?? '' }
  const isConflict =
    edit !== null && (Number(edit.base) < draft.version || (save.isError && toProblem(save.error).code === 'CONFLICT'))

  const set = (part: Partial<Text>) => {
    const next = { base: edit?.base ?? String(draft.version), value: { ...text, ...part } }
    setEdit(next)
    if (!isConflict) sendSoon(next.base, next.value)
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
