import { afterEach, beforeEach, vi } from 'vitest'

// An error that only reaches the console is an error nobody handles: the test that caused it fails.
const seen: unknown[][] = []
beforeEach(() => {
  seen.length = 0
  vi.spyOn(console, 'error').mockImplementation((...line: unknown[]) => void seen.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  const [first] = seen
  if (first) throw new Error(`unexpected console.error: ${first.map(String).join(' ')}`)
})
