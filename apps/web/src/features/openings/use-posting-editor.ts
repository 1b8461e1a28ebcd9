import type { PostingContent } from '@jobpilot/schemas/posting'
import { useRef, useState } from 'react'
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

  const sent = useRef<PostingContent | null>(null)
  const save = trpc.postings.correct.useMutation({
    onSuccess: (saved) => {
      utils.postings.get.setData({ id: posting.id }, saved)
      // What was corrected while the save was on its way stays, as an edit of the saved version.
      setEdit((now) => (now === null || now.value === sent.current ? null : { ...now, base: String(saved.version) }))
      void utils.postings.list.invalidate()
      void utils.matches.get.invalidate({ postingId: posting.id })
    },
    onError: () => void utils.postings.get.invalidate({ id: posting.id }),
  })

  const content = edit?.value ?? read
  const saveAt = (baseVersion: number) => {
    sent.current = content
    save.mutate({ id: posting.id, baseVersion, content: tidiedPosting(content) })
  }
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
