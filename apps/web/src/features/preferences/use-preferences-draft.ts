import type { Preferences } from '@jobpilot/schemas/preferences'
import { useState } from 'react'
import { readDraft, useKeptDraft } from '../../lib/drafts.ts'

type Edits = Partial<Preferences>

/** What is said and not saved yet, over what is: kept in this browser, and the same on the card and in the wizard. */
export function usePreferencesDraft(userId: string, saved: Preferences) {
  const [edits, setEdits] = useState<Edits | null>(() => readDraft<Edits>(userId, 'preferences')?.value ?? null)
  useKeptDraft(userId, 'preferences', 'saved', edits)
  return {
    value: { ...saved, ...edits },
    isEdited: edits !== null,
    set: (part: Edits) => setEdits({ ...edits, ...part }),
    /** Back to what is saved, for some of it or for all. */
    discard: (keys?: readonly (keyof Preferences)[]) => {
      const left = Object.entries(edits ?? {}).filter(([key]) => keys && !(keys as readonly string[]).includes(key))
      setEdits(left.length === 0 ? null : Object.fromEntries(left))
    },
  }
}
