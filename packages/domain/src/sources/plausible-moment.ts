const day = 86_400_000
/** Older than any board of today; an hour of clock skew, or a plan for the coming days, is let through. */
const earliest = Date.UTC(2005, 0, 1)

/**
 * A moment as sources write it (ISO 8601, "2026-11-01 10:00:00 UTC", seconds or milliseconds since 1970) as ISO 8601 in
 * UTC. Null for what cannot be one: 1970, 2099, words. `ahead` is how many days in the future it may lie.
 */
export function plausibleMoment(value: unknown, { ahead = 2 }: { ahead?: number } = {}): string | null {
  const at = momentOf(value)
  if (at === null || at < earliest || at > Date.now() + ahead * day) return null
  return new Date(at).toISOString()
}

/** A closing date: up to three years ahead, or past. */
export const plausibleDeadline = (value: unknown): string | null => plausibleMoment(value, { ahead: 3 * 366 })

function momentOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? (value > 1e11 ? value : value * 1_000) : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d{9,13}$/.test(text)) return momentOf(Number(text))
  const iso = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)(?: ?(UTC|Z|[+-]\d{2}:?\d{2}))?$/.exec(text)
  // Without a zone it is taken for UTC: off by hours at most, and the same on every machine.
  const zone = iso?.[3] === undefined || iso[3] === 'UTC' ? 'Z' : iso[3]
  const parsed = Date.parse(
    iso ? `${iso[1]}T${iso[2]}${zone}` : /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00Z` : text,
  )
  return Number.isNaN(parsed) ? null : parsed
}
