import { type FoundPosting, type SourceDrift, sourcePosting } from '@jobpilot/schemas/sources'
import type { BoardContext, SourceAdapter } from './adapter.ts'

/** Rows of drift kept of one run: enough to see what changed. */
const mostKinds = 40

/** Counts of what differs from the documented form, by what differs. */
export function createDrift() {
  const counts = new Map<string, number>()
  return {
    add(what: string, count = 1) {
      const key = what.slice(0, 120)
      if (counts.has(key) || counts.size < mostKinds) counts.set(key, (counts.get(key) ?? 0) + count)
    },
    counts: (): SourceDrift => Object.fromEntries([...counts].sort((a, b) => b[1] - a[1])),
  }
}
export type Drift = ReturnType<typeof createDrift>

/**
 * One entry of an answer in its documented form, or null when what cannot be done without is missing. An optional field of
 * another form is left out; it, fields that should be there and fields nobody documented are counted.
 */
export function readItem(adapter: SourceAdapter, raw: unknown, drift: Drift): Record<string, unknown> | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    drift.add('no posting')
    return null
  }
  for (const key of adapter.expected) if (!(key in raw)) drift.add(`missing ${key}`)
  if (!isLoose(adapter))
    for (const key of Object.keys(raw)) if (!(key in adapter.item.shape)) drift.add(`unknown ${key}`)
  const first = adapter.item.safeParse(raw)
  if (first.success) return first.data
  const wrong = new Set(first.error.issues.map(({ path }) => String(path[0] ?? '')))
  for (const key of wrong) drift.add(`${key in raw ? 'other form of' : 'missing'} ${key}`)
  const kept = Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key)))
  const second = adapter.item.safeParse(kept)
  return second.success ? second.data : null
}

/** A form that lets any field through has no undocumented ones. */
const isLoose = ({ item }: SourceAdapter) => {
  const rest = item._zod.def.catchall?._zod.def.type
  return rest !== undefined && rest !== 'never'
}

/** An entry in our own form with what was sent; null when it is no opening, undefined when it cannot be one. */
export function mapItem(
  adapter: SourceAdapter,
  item: Record<string, unknown>,
  raw: unknown,
  context: BoardContext,
  drift: Drift,
): FoundPosting | null | undefined {
  const mapped = adapter.map(item, context)
  if (mapped === null) return null
  const parsed = sourcePosting.safeParse({ ...mapped, description: mapped.description.slice(0, 400_000) })
  if (parsed.success) {
    if (isModest(raw)) return { ...parsed.data, raw }
    drift.add('more than a posting holds')
    return { ...parsed.data, raw: null }
  }
  const issue = parsed.error.issues[0]
  drift.add(`unusable ${String(issue?.path[0] ?? 'posting')}`)
  return undefined
}

/** Characters and values of one posting as it came, and how deep it may be: far more than any has. */
const most = { size: 1_000_000, depth: 50 }

/** Whether what was sent for a posting is small enough to be handed on and kept. */
function isModest(raw: unknown): boolean {
  let size = 0
  let level = [raw]
  for (let depth = 0; level.length > 0; depth++) {
    const below: unknown[] = []
    for (const value of level) {
      size += typeof value === 'string' ? value.length + 1 : 1
      if (size > most.size || depth > most.depth) return false
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          size += key.length
          below.push(inner)
        }
    }
    level = below
  }
  return true
}
