import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { seniorityLevels } from '@jobpilot/schemas/work-terms'
import type { PreparedProfile } from './prepared-profile.ts'
import { weightOf, yearsForLevel } from './rubric.ts'
import { postingEvidence, postingQuote, unknownPart } from './scored-parts.ts'

const byDistance: Record<string, number> = { '0': 1, '1': 0.65, '-1': 0.6, '2': 0.25, '-2': 0.25 }

/** What a level counts by how many steps it stands above (positive) or below the person's. */
export const byLevelDistance = (steps: number): number => byDistance[String(steps)] ?? 0

/** Level against level. A posting without a level is placed by the years it asks for. */
export function scoreSeniority(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const years = posting.experienceYears
  const yearsQuote = years === null ? [] : [postingQuote('experience-years', years.quote, years.span)]
  const asked =
    posting.seniority?.value ??
    (years === null ? null : (yearsForLevel.find((step) => years.min >= step.from)?.level ?? null))
  if (asked === null) return unknownPart('seniority', 'The posting names neither a level nor years of experience.')
  if (prepared.seniority === null)
    return unknownPart('seniority', 'Neither the preferences nor the profile show your level.')
  const distance = seniorityLevels.indexOf(asked) - seniorityLevels.indexOf(prepared.seniority.level)
  const isShort = years !== null && prepared.years !== null && prepared.years < years.min
  const score = Math.min(byLevelDistance(distance), isShort ? 0.5 : 1)
  const words =
    distance === 0 ? `matches your level` : distance > 0 ? `stands above your level` : `stands below your level`
  const short = isShort ? ` It asks for ${years.min} years; the dated jobs add up to ${prepared.years}.` : ''
  return {
    key: 'seniority',
    weight: weightOf('seniority'),
    score,
    known: true,
    explanation: `The posting's level, ${asked}, ${words}, ${prepared.seniority.level} (from ${prepared.seniority.from}).${short}`,
    evidence: [
      ...(posting.seniority === null ? yearsQuote : [postingEvidence(posting.seniority)]),
      ...prepared.seniority.evidence,
    ].slice(0, 20),
  }
}
