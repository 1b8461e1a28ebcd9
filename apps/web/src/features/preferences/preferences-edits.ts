import type { Preferences } from '@jobpilot/schemas/preferences'
import { isSame } from '../../lib/is-same.ts'

export type Edits = Partial<Preferences>

const withoutNone = (entries: [string, unknown][]): Edits | null =>
  entries.length === 0 ? null : Object.fromEntries(entries)

/** What is left of the edits once `sent` is saved: what was changed again meanwhile. */
export const editsAfter = (edits: Edits | null, sent: Edits | null): Edits | null =>
  withoutNone(Object.entries(edits ?? {}).filter(([key, value]) => value !== sent?.[key as keyof Edits]))

/** Without what is saved all the same: its save was answered after the page was left. */
export const editsOver = (edits: Edits | null, saved: Preferences): Edits | null =>
  withoutNone(Object.entries(edits ?? {}).filter(([key, value]) => !isSame(value, saved[key as keyof Edits])))

export const editsWithout = (edits: Edits | null, keys: readonly (keyof Edits)[]): Edits | null =>
  withoutNone(Object.entries(edits ?? {}).filter(([key]) => !(keys as readonly string[]).includes(key)))
