import type { Preferences } from '@jobpilot/schemas/preferences'
import { useState } from 'react'
import { dropDraft, readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { type Edits, editsAfter, editsOver, editsWithout } from './preferences-edits.ts'

const name = 'preferences'

/** What is said and not saved yet, over what is: kept in this browser, and the same on the card and in the wizard. */
export function usePreferencesDraft(userId: string, saved: Preferences) {
  const [edits, setEdits] = useState<Edits | null>(() => {
    const left = editsOver(readDraft<Edits>(userId, name)?.value ?? null, saved)
    if (left === null) dropDraft(userId, name)
    return left
  })
  useKeptDraft(userId, name, 'saved', edits)
  return {
    edits,
    value: { ...saved, ...edits },
    set: (part: Edits) => setEdits((now) => ({ ...now, ...part })),
    /** Back to what is saved, for some of it or for all. */
    discard: (keys?: readonly (keyof Preferences)[]) =>
      setEdits((now) => (keys === undefined ? null : editsWithout(now, keys))),
    /** What was edited when a save was sent is saved. */
    settle: (sent: Edits | null) => setEdits((now) => editsAfter(now, sent)),
  }
}
