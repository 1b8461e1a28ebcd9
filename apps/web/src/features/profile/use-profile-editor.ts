import type { ProfileContent } from '@jobpilot/schemas/profile'
import { useCallback, useEffect, useReducer, useState } from 'react'
import { readUnsaved, useKeptDraft } from '../../lib/drafts.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { historyReducer, startHistory } from './editor-history.ts'
import { tidied } from './tidied.ts'

export type Profile = NonNullable<RouterOutputs['profile']['get']>
/** Changes the content; edits with one tag in quick succession are one step of undo. */
export type Edit = (tag: string, change: (content: ProfileContent) => ProfileContent) => void

/**
 * Unsaved work on a profile: undo, kept in this browser until it is saved, and saved against the version it was begun
 * on. `isBehind` says that the server has a newer one; then the person chooses.
 */
export function useProfileEditor(profile: Profile, userId: string) {
  const utils = trpc.useUtils()
  const [kept] = useState(() => readUnsaved(userId, 'profile', profile.content))
  const [base, setBase] = useState({
    version: kept === null ? profile.version : Number(kept.base),
    content: profile.content,
  })
  const [history, dispatch] = useReducer(historyReducer, kept?.value ?? profile.content, startHistory)
  const isDirty = history.present !== base.content

  useKeptDraft(userId, 'profile', String(base.version), isDirty ? history.present : null)

  const adopt = useCallback((newer: Profile) => {
    setBase({ version: newer.version, content: newer.content })
    dispatch({ type: 'reset', content: newer.content })
  }, [])

  const save = trpc.profile.save.useMutation({
    onMutate: ({ content }) => {
      const before = utils.profile.get.getData()
      utils.profile.get.setData(undefined, (now) => now && { ...now, content })
      return { before }
    },
    onSuccess: (saved, { content }) => {
      utils.profile.get.setData(undefined, saved)
      // What was typed while the save was on its way stays, as an edit of the saved version.
      setBase({ version: saved.version, content })
      void utils.matches.invalidate()
      void utils.postings.list.invalidate()
    },
    onError: (_error, _input, context) => {
      utils.profile.get.setData(undefined, context?.before)
      // What was before may be out of date by now.
      void utils.profile.get.invalidate()
    },
  })

  // While a save is on its way, a newer version may be its own.
  const isBehind = isDirty && !save.isPending && profile.version > base.version

  useEffect(() => {
    if (!isDirty && !save.isPending && profile.version > base.version) adopt(profile)
  }, [profile, isDirty, save.isPending, base.version, adopt])

  const edit = useCallback<Edit>((tag, change) => dispatch({ type: 'edit', tag, change, at: Date.now() }), [])

  const saveAt = (baseVersion: number) => {
    const content = tidied(history.present)
    if (content !== history.present) dispatch({ type: 'edit', tag: 'tidy', change: () => content, at: Date.now() })
    save.mutate({ baseVersion, content })
  }

  return {
    content: history.present,
    edit,
    isDirty,
    isBehind,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    save,
    saveNow: () => saveAt(base.version),
    saveOver: () => saveAt(profile.version),
    takeNewer: () => adopt(profile),
  }
}
