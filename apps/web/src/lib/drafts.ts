import { useEffect, useRef } from 'react'
import { isSame } from './is-same.ts'
import { readStoredJson, removeStoredWithPrefix, storedKeys, writeStored } from './storage.ts'
import { isGoneTab, noticeGoneTabs, ownTab } from './tab.ts'

/** Raised when the shape of what is kept changes: older drafts are then ignored, never misread. */
const shapeVersion = 2
const root = 'jobpilot.draft.'
const prefixOf = (userId: string) => `${root}${userId}.`
/** One key per tab, so that two tabs with the same thing open never write over each other. */
const ownKey = (userId: string, name: string) => `${prefixOf(userId)}${ownTab()}.${name}`

type Stored<T> = { shape: number; at: number; base: string; value: T }

function readStoredDraft<T>(key: string): Stored<T> | null {
  const stored = readStoredJson(key)
  if (typeof stored !== 'object' || stored === null) return null
  const { shape, at, base, value } = stored as Partial<Stored<T>>
  if (shape !== shapeVersion || typeof at !== 'number' || typeof base !== 'string' || value === undefined) return null
  return { shape, at, base, value }
}

/** Moves the newest work on `name` of a tab that is gone, such as one that crashed, to this tab. */
function adoptDraft<T>(userId: string, name: string): Stored<T> | null {
  const prefix = prefixOf(userId)
  const left = storedKeys(prefix).flatMap((key) => {
    const [tab = '', ...rest] = key.slice(prefix.length).split('.')
    const draft = rest.join('.') === name && isGoneTab(tab) ? readStoredDraft<T>(key) : null
    return draft === null ? [] : [{ key, draft }]
  })
  const newest = left.sort((a, b) => b.draft.at - a.draft.at)[0]
  if (newest === undefined) return null
  if (writeStored(ownKey(userId, name), JSON.stringify(newest.draft))) writeStored(newest.key, null)
  return newest.draft
}

/**
 * The unsaved work kept under `name`, or null: this tab's own, else what a tab that is gone left behind. `base` says
 * which saved version it was begun on.
 */
export function readDraft<T>(userId: string, name: string): { base: string; value: T } | null {
  const found = readStoredDraft<T>(ownKey(userId, name)) ?? adoptDraft<T>(userId, name)
  return found === null ? null : { base: found.base, value: found.value }
}

/**
 * The unsaved work kept under `name`, or null when it is saved all the same: its save was answered after the page was left.
 * `saved` is what the server holds.
 */
export function readUnsaved<T>(userId: string, name: string, saved: T): { base: string; value: T } | null {
  const found = readDraft<T>(userId, name)
  if (found === null || !isSame(found.value, saved)) return found
  dropDraft(userId, name)
  return null
}

export function writeDraft<T>(userId: string, name: string, base: string, value: T): boolean {
  const stored: Stored<T> = { shape: shapeVersion, at: Date.now(), base, value }
  return writeStored(ownKey(userId, name), JSON.stringify(stored))
}

export function dropDraft(userId: string, name: string): void {
  writeStored(ownKey(userId, name), null)
}

/** All unsaved work of one person, of every tab, on sign-out. */
export function dropAllDrafts(userId: string): void {
  removeStoredWithPrefix(prefixOf(userId))
}

/** Looks which tabs that kept something are gone; to be awaited before a page opens. */
export async function noticeLeftDrafts(): Promise<void> {
  const tabs = storedKeys(root).map((key) => key.slice(root.length).split('.')[1] ?? '')
  await noticeGoneTabs([...new Set(tabs)])
}

/** Keeps `value` while it is not null; drops it when it becomes null. Written at once, so a crash loses no key press. */
export function useKeptDraft<T>(userId: string, name: string, base: string, value: T | null): void {
  const wrote = useRef(false)
  useEffect(() => {
    if (value !== null) {
      wrote.current = true
      writeDraft(userId, name, base, value)
    } else if (wrote.current) {
      wrote.current = false
      dropDraft(userId, name)
    }
  }, [userId, name, base, value])
}
