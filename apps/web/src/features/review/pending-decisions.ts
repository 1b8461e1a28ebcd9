import { type ReviewDecision, reviewDecision } from '@jobpilot/schemas/review'
import { useSyncExternalStore } from 'react'
import { readStoredJson, writeStored } from '../../lib/storage.ts'

// Decisions not yet taken in by the server, in this browser: also over a reload without a network.
const keyOf = (userId: string) => `jobpilot.review.${userId}`
const listeners = new Set<() => void>()
const none: readonly ReviewDecision[] = []
let read: { userId: string; decisions: readonly ReviewDecision[] } | null = null

function readPending(userId: string): readonly ReviewDecision[] {
  if (read?.userId === userId) return read.decisions
  const stored = readStoredJson(keyOf(userId))
  const decisions = Array.isArray(stored)
    ? stored.flatMap((each) => {
        const parsed = reviewDecision.safeParse(each)
        return parsed.success ? [parsed.data] : []
      })
    : none
  read = { userId, decisions }
  return decisions
}

function setPending(userId: string, decisions: readonly ReviewDecision[]): void {
  read = { userId, decisions }
  writeStored(keyOf(userId), decisions.length === 0 ? null : JSON.stringify(decisions))
  for (const listener of listeners) listener()
}

export const pendingDecisions = readPending

export function addPending(userId: string, decisions: readonly ReviewDecision[]): void {
  setPending(userId, [...readPending(userId), ...decisions])
}

export function removePending(userId: string, ids: readonly string[]): void {
  setPending(
    userId,
    readPending(userId).filter(({ id }) => !ids.includes(id)),
  )
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePendingDecisions = (userId: string): readonly ReviewDecision[] =>
  useSyncExternalStore(subscribe, () => readPending(userId))
