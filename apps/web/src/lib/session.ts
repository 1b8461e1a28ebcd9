import { useSyncExternalStore } from 'react'
import { readStoredJson, writeStored } from './storage.ts'

/** Tokens as the server hands them out; `expiresAt` is the ISO instant at which the access token ends. */
export type Tokens = { accessToken: string; refreshToken: string; expiresAt: string }

const storageKey = 'jobpilot.session.v1'
const listeners = new Set<() => void>()

function isTokens(value: unknown): value is Tokens {
  if (typeof value !== 'object' || value === null) return false
  const found = value as Partial<Record<keyof Tokens, unknown>>
  return [found.accessToken, found.refreshToken, found.expiresAt].every((part) => typeof part === 'string')
}

function readTokens(): Tokens | null {
  const stored = readStoredJson(storageKey)
  return isTokens(stored) ? stored : null
}

let current = readTokens()

export function getTokens(): Tokens | null {
  return current
}

export function setTokens(tokens: Tokens | null): void {
  current = tokens
  writeStored(storageKey, tokens === null ? null : JSON.stringify(tokens))
  for (const listener of listeners) listener()
}

// Another tab signed in, refreshed or signed out: this one follows.
window.addEventListener('storage', (event) => {
  if (event.key !== storageKey && event.key !== null) return
  current = readTokens()
  for (const listener of listeners) listener()
})

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True while this browser holds tokens; says nothing about whether the server still takes them. */
export function useIsSignedIn(): boolean {
  return useSyncExternalStore(subscribe, () => current !== null)
}

/** Re-reads what another tab may have stored a moment ago. */
export function reloadTokens(): Tokens | null {
  current = readTokens()
  return current
}
