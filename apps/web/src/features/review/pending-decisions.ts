import type { ReviewDecision } from '@jobpilot/schemas/review'
import { useSyncExternalStore } from 'react'
import { readStoredJson, storedKeys, writeStored } from '../../lib/storage.ts'

// Decisions not yet taken in by the server, in this browser: also over a reload without a network. One key each, so that two
// tabs never write over each other's.
const root = 'jobpilot.review.'
const keyOf = (userId: string, id: string) => `${root}${userId}.${id}`
const listeners = new Set<() => void>()
/** What storage has no room for, or is not allowed to hold: kept as long as this tab. */
const unstored = new Map<string, ReviewDecision>()
let read: { userId: string; decisions: readonly ReviewDecision[] } | null = null

function isDecision(stored: unknown): stored is ReviewDecision {
  if (typeof stored !== 'object' || stored === null) return false
  const { id, postingId, decision, madeAt } = stored as Partial<ReviewDecision>
  return [id, postingId, decision, madeAt].every((part) => typeof part === 'string')
}

/** In the order in which they were made, in whichever tab. */
export function pendingDecisions(userId: string): readonly ReviewDecision[] {
  if (read?.userId === userId) return read.decisions
  const prefix = keyOf(userId, '')
  const own = [...unstored].flatMap(([key, decision]) => (key.startsWith(prefix) ? [decision] : []))
  const stored = storedKeys(prefix).flatMap((key) => {
    const decision = readStoredJson(key)
    // Under another key than its own it could never be removed.
    return isDecision(decision) && key === keyOf(userId, decision.id) ? [decision] : []
  })
  const decisions = [...stored, ...own].sort((a, b) => a.madeAt.localeCompare(b.madeAt))
  read = { userId, decisions }
  return decisions
}

function readAgain(): void {
  read = null
  for (const listener of listeners) listener()
}

export function addPending(userId: string, decisions: readonly ReviewDecision[]): void {
  for (const decision of decisions) {
    const key = keyOf(userId, decision.id)
    if (!writeStored(key, JSON.stringify(decision))) unstored.set(key, decision)
  }
  readAgain()
}

export function removePending(userId: string, ids: readonly string[]): void {
  for (const id of ids) {
    unstored.delete(keyOf(userId, id))
    writeStored(keyOf(userId, id), null)
  }
  readAgain()
}

/** Another tab decided, or sent; without a key it emptied all storage. */
const onStorage = ({ key }: StorageEvent) => {
  if (key === null || key.startsWith(root)) readAgain()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('storage', onStorage)
    // What other tabs wrote while nobody here listened.
    read = null
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', onStorage)
  }
}

export const usePendingDecisions = (userId: string): readonly ReviewDecision[] =>
  useSyncExternalStore(subscribe, () => pendingDecisions(userId))
