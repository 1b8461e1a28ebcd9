import type { Evidence } from '@jobpilot/schemas/fields'

type Side = Evidence['side']

/** Quoted lines under the side they come from, each said once; in the order they were given. */
export function evidenceBySide(evidence: Evidence[]): { side: Side; lines: { fieldId: string; quote: string }[] }[] {
  const sides = new Map<Side, Map<string, string>>()
  for (const { side, fieldId, quote } of evidence) {
    const lines = sides.get(side) ?? new Map<string, string>()
    if (!lines.has(quote)) lines.set(quote, fieldId)
    sides.set(side, lines)
  }
  return Array.from(sides, ([side, lines]) => ({
    side,
    lines: Array.from(lines, ([quote, fieldId]) => ({ fieldId, quote })),
  }))
}
