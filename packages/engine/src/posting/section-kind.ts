import { headingPatterns, type SectionKind } from './data/section-headings.ts'

// The same headings stand over most postings; the bound keeps hostile input from filling memory.
const known = new Map<string, SectionKind | null>()
const mostKnown = 10_000

/** The kind of section a heading opens, undefined when its words say nothing known. */
export function headingKind(heading: string): SectionKind | undefined {
  const plain = heading
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  const before = known.get(plain)
  if (before !== undefined) return before ?? undefined
  const kind = headingPatterns.find(([, pattern]) => pattern.test(plain))?.[0]
  if (known.size >= mostKnown) known.clear()
  if (plain.length <= 200) known.set(plain, kind ?? null)
  return kind
}
