import { useEffect, useRef } from 'react'
import { readStoredJson, removeStoredWithPrefix, writeStored } from './storage.ts'

/** Raised when the shape of what is kept changes: older drafts are then ignored, never misread. */
const shapeVersion = 1
const prefixOf = (userId: string) => `jobpilot.draft.${userId}.`

type Stored<T> = { shape: number; base: string; value: T }

/** The unsaved work kept under `name`, or null. `base` says which saved version it was begun on. */
export function readDraft<T>(userId: string, name: string): { base: string; value: T } | null {
  const stored = readStoredJson(prefixOf(userId) + name)
  if (typeof stored !== 'object' || stored === null) return null
  const { shape, base, value } = stored as Partial<Stored<T>>
  if (shape !== shapeVersion || typeof base !== 'string' || value === undefined) return null
  return { base, value }
}

export function writeDraft<T>(userId: string, name: string, base: string, value: T): boolean {
  return writeStored(prefixOf(userId) + name, JSON.stringify({ shape: shapeVersion, base, value } satisfies Stored<T>))
}

export function dropDraft(userId: string, name: string): void {
  writeStored(prefixOf(userId) + name, null)
}

/** All unsaved work of one person, on sign-out. */
export function dropAllDrafts(userId: string): void {
  removeStoredWithPrefix(prefixOf(userId))
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
