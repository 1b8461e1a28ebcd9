import type { PostingContent } from '@jobpilot/schemas/posting'
import { useState } from 'react'
import { readUnsaved, useKeptDraft } from '../../lib/drafts.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { tidiedPosting } from './posting-problem.ts'

type Posting = RouterOutputs['postings']['get']

/** Unsaved corrections of one posting, kept in this browser until they are saved. */
export function usePostingEditor(posting: Posting, read: PostingContent, userId: string) {
  const utils = trpc.useUtils()
  const name = `posting.${posting.id}`
  const [edit, setEdit] = useState(() => readUnsaved(userId, name, read))
  const base = edit?.base ?? String(posting.version)
  useKeptDraft(userId, name, base, edit?.value ?? null)

  const save = trpc.postings.correct.useMutation({
    onSuccess: (saved) => {
      utils.postings.get.setData({ id: posting.id }, saved)
      void utils.postings.list.invalidate()
      void utils.matches.get.invalidate({ postingId: posting.id })
    },
    onError: () => void utils.postings.get.invalidate({ id: posting.id }),
  })

  const content = edit?.value ?? read
  /** What is corrected while the save is on its way stays, as an edit of the saved version. */
  const saveAt = (baseVersion: number) =>
    save.mutate(
      { id: posting.id, baseVersion, content: tidiedPosting(content) },
      {
        onSuccess: ({ version }) =>
          setEdit((now) => (now === null || now.value === content ? null : { ...now, base: String(version) })),
      },
    )
  return {
    content,
    isDirty: edit !== null,
    // While a save is on its way, a newer version may be its own.
    isBehind: edit !== null && !save.isPending && Number(base) < posting.version,
    set: (part: Partial<PostingContent>) => setEdit({ base, value: { ...content, ...part } }),
    discard: () => setEdit(null),
    save,
    saveNow: () => saveAt(Number(base)),
    saveOver: () => saveAt(posting.version),
  }
}
