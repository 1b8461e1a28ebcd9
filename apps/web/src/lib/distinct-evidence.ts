import type { Evidence } from '@jobpilot/schemas/fields'

/** Quoted lines without repeats, each with a key: two sentences of a result may rest on one line twice. */
export function distinctEvidence(evidence: Evidence[]): (Evidence & { key: string })[] {
  const byKey = new Map(evidence.map((each) => [`${each.side}.${each.fieldId}.${each.quote}`, each]))
  return Array.from(byKey, ([key, each]) => ({ ...each, key }))
}
