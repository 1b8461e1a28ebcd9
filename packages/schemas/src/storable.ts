/**
 * Whether every string in a JSON value can be kept: Postgres stores no NUL, and no half of a surrogate pair in jsonb.
 * Walks without recursion, since a caller decides how deep the value is nested.
 */
export function isStorable(value: unknown): boolean {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') {
      if (next.includes('\u0000') || !next.isWellFormed()) return false
    } else if (Array.isArray(next)) {
      for (const item of next) waiting.push(item)
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) waiting.push(key, item)
    }
  }
  return true
}
