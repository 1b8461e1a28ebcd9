import type { MatchContent, RequirementVerdict, ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Preferences } from '@jobpilot/schemas/preferences'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { confidenceLimit } from './confidence-limit.ts'
import { type PreparedProfile, prepareProfile } from './prepared-profile.ts'
import { requirementVerdict } from './requirement-verdicts.ts'
import { bandFrom, reasonFrom, rubricVersion } from './rubric.ts'
import { scoreSalary, scoreSize } from './score-pay.ts'
import { scorePlace } from './score-place.ts'
import { scoreSeniority } from './score-seniority.ts'
import { scoreSkills } from './score-skills.ts'
import { scoreTitle } from './score-title.ts'

const mostRequirements = 60

type Point = MatchContent['concerns'][number]

function requirementsText(met: number, all: number, unknown: number): string {
  if (met === all) return all === 1 ? 'You meet the one must-have.' : `You meet all ${all} must-haves.`
  return `You meet ${met} of the ${all} must-haves${unknown > 0 ? `; ${unknown} cannot be told from the profile` : ''}.`
}

function reasonsFor(parts: readonly ScoredPart[], mustHaves: readonly RequirementVerdict[]): Point[] {
  const met = mustHaves.filter(({ verdict }) => verdict === 'met')
  const decided = mustHaves.filter(({ verdict }) => verdict !== 'unknown')
  const good = parts
    .filter((part) => part.known && part.score >= reasonFrom)
    .map((part) => ({ text: part.explanation, evidence: part.evidence.slice(0, 10), value: part.weight * part.score }))
  const share = decided.length === 0 ? 0 : met.length / decided.length
  const requirements =
    met.length > 0 && share >= reasonFrom
      ? [
          {
            text: requirementsText(met.length, mustHaves.length, mustHaves.length - decided.length),
            evidence: met.flatMap(({ evidence }) => evidence).slice(0, 10),
            value: 22 * share,
          },
        ]
      : []
  return [...good, ...requirements]
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ text, evidence }) => ({ text, evidence }))
}

function concernsFor(parts: readonly ScoredPart[], mustHaves: readonly RequirementVerdict[]): Point[] {
  const weak = parts
    .filter((part) => part.known && part.score < reasonFrom)
    .sort((a, b) => b.weight * (1 - b.score) - a.weight * (1 - a.score))
  const missing = mustHaves.filter(({ verdict }) => verdict === 'missing').slice(0, 5)
  const points = missing.map(({ requirement, explanation, evidence }) => ({
    text: `"${requirement.value.slice(0, 200)}": ${explanation}`.slice(0, 500),
    evidence,
  }))
  return [...weak.map((part) => ({ text: part.explanation, evidence: part.evidence.slice(0, 10) })), ...points]
}

/** Scores one posting for a prepared profile: well under a millisecond, so that a thousand are cheap. */
export function scorePrepared(prepared: PreparedProfile, posting: PostingContent): MatchContent {
  const parts = [
    scoreTitle(prepared, posting),
    scorePlace(prepared, posting),
    scoreSalary(prepared, posting),
    scoreSkills(prepared, posting),
    scoreSeniority(prepared, posting),
    scoreSize(prepared, posting),
  ]
  const sum = Math.min(100, Math.max(0, Math.round(parts.reduce((total, part) => total + part.weight * part.score, 0))))
  const mustHaves = posting.mustHaves.slice(0, mostRequirements).map((line) => requirementVerdict(line, prepared))
  const niceToHaves = posting.niceToHaves.slice(0, mostRequirements).map((line) => requirementVerdict(line, prepared))
  const known = parts.filter((part) => part.known).reduce((total, part) => total + part.weight, 0) / 100
  const confidence = Math.min(1, Math.round(known * 100) / 100)
  const limit = confidenceLimit(confidence, posting)
  const score = Math.min(sum, limit?.cap ?? 100)
  return {
    score,
    band: score >= bandFrom.strong ? 'strong' : score >= bandFrom.possible ? 'possible' : 'weak',
    confidence,
    parts,
    mustHaves,
    niceToHaves,
    reasons: reasonsFor(parts, mustHaves),
    concerns: [...(limit === null ? [] : [limit.concern]), ...concernsFor(parts, mustHaves)],
    rubricVersion,
    madeBy: { engine: 'built-in', version: rubricVersion },
  }
}

/** What `scoreMatch` needs. `today` is an ISO date: open-ended jobs run until then. */
export type ScoreMatchInput = {
  profile: ProfileContent
  preferences: Preferences
  posting: PostingContent
  today: string
}

/**
 * Scores a posting for a person, 0 to 100: title 25, place 20, salary 20, skills 20, seniority 15, size 10, scaled to 100.
 * What either side does not say counts half and is named; where little is known, the score is capped and the first concern says so. For many postings call `prepareProfile` once and `scorePrepared` for each.
 */
export function scoreMatch(input: ScoreMatchInput): MatchContent {
  return scorePrepared(prepareProfile(input.profile, input.preferences, input.today), input.posting)
}
