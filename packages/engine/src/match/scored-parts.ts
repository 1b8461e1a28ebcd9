import type { Evidence, Field, SourceSpan } from '@jobpilot/schemas/fields'
import type { MatchPartKey, ScoredPart } from '@jobpilot/schemas/match'
import { unknownScore, weightOf } from './rubric.ts'

/** A part neither side lets us know: it counts half and says so. */
export function unknownPart(key: MatchPartKey, explanation: string, evidence: Evidence[] = []): ScoredPart {
  return {
    key,
    weight: weightOf(key),
    score: unknownScore,
    known: false,
    explanation: `${explanation} Counted half.`,
    evidence,
  }
}

/** A quote of the posting, from one of its fields. */
export function postingEvidence(field: Field): Evidence {
  return { side: 'posting', fieldId: field.id, quote: field.value.slice(0, 600), span: field.span }
}

/** A quote of the posting that is not a field. */
export function postingQuote(id: string, quote: string, span: SourceSpan | null): Evidence {
  return { side: 'posting', fieldId: id, quote, span }
}
