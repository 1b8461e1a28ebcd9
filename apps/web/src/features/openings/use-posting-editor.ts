import type { PostingContent } from '@jobpilot/schemas/posting'
import { useState } from 'react'
import { readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { tidiedPosting } from './posting-problem.ts'

type Posting = RouterOutputs['postings']['get']

/** Unsaved corrections of one posting, kept in this browser until they are saved. */
export function usePostingEditor(posting: Posting, read: PostingContent, userId: string) {
  const utils = trpc.useUtils()
  const name = `posting.${posting.id}`
  const [edit, setEdit] = useState(() => readDraft<PostingContent>(userId, name))
  const base = edit?.base ?? String(posting.version)
  useKeptDraft(userId, name, base, edit?.value ?? null)

  const save = trpc.postings.correct.useMutation({
    onSuccess: (saved) => {
      utils.postings.get.setData({ id: posting.id }, saved)
      setEdit(null)
      void utils.postings.list.invalidate()
      void utils.matches.get.invalidate({ postingId: posting.id })
    },
    onError: () => void utils.postings.get.invalidate({ id: posting.id }),
  })

  const content = edit?.value ?? read
  return {
    content,
    isDirty: edit !== null,
    isBehind: edit !== null && Number(base) < posting.version,
    set: (part: Partial<PostingContent>) => setEdit({ base, value: { ...content, ...part } }),
    discard: () => setEdit(null),
    save,
    saveNow: () => save.mutate({ id: posting.id, baseVersion: Number(base), content: tidiedPosting(content) }),
    saveOver: () => save.mutate({ id: posting.id, baseVersion: posting.version, content: tidiedPosting(content) }),
  }
}
