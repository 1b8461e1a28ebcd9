import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent, SkillMention } from '@jobpilot/schemas/posting'
import { skillKey } from '../skills/normalise-skill.ts'
import { skillFamilies } from '../skills/skill-index.ts'
import type { PreparedProfile } from './prepared-profile.ts'
import { mustHaveShare, neighbourCredit, weightOf } from './rubric.ts'
import { postingEvidence, unknownPart } from './scored-parts.ts'

type Held = { skill: SkillMention; credit: number; evidence: ScoredPart['evidence'] }

function hold(skill: SkillMention, prepared: PreparedProfile): Held {
  const own = prepared.skills.get(skillKey(skill.value))
  if (own !== undefined) return { skill, credit: 1, evidence: [postingEvidence(skill), own.evidence] }
  // Who says that they lack a skill gets nothing for its neighbours either: the quote shows why.
  const denied = prepared.disclaimed.get(skillKey(skill.value))
  if (denied !== undefined) return { skill, credit: 0, evidence: [postingEvidence(skill), denied.evidence] }
  const near = skillFamilies(skill.value)
    .map((family) => prepared.families.get(family))
    .find((found) => found !== undefined)
  return near === undefined
    ? { skill, credit: 0, evidence: [] }
    : { skill, credit: neighbourCredit, evidence: [postingEvidence(skill), near.evidence] }
}

const mean = (held: readonly Held[]) => held.reduce((sum, { credit }) => sum + credit, 0) / held.length
const names = (held: readonly Held[], max: number) =>
  held
    .slice(0, max)
    .map(({ skill }) => skill.value)
    .join(', ')

/** Skills asked for against skills held: the same under any name full, a neighbour in part, must-haves apart from the rest. */
export function scoreSkills(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  if (posting.skills.length === 0) return unknownPart('skills', 'The posting names no skill.')
  if (prepared.skills.size === 0) return unknownPart('skills', 'The profile names no skill.')
  const held = posting.skills.map((skill) => hold(skill, prepared))
  const must = held.filter(({ skill }) => skill.importance === 'must')
  const rest = held.filter(({ skill }) => skill.importance !== 'must')
  const score =
    must.length === 0
      ? mean(rest)
      : rest.length === 0
        ? mean(must)
        : mustHaveShare * mean(must) + (1 - mustHaveShare) * mean(rest)
  const asked = must.length > 0 ? must : rest
  const has = asked.filter(({ credit }) => credit === 1)
  const lacks = asked.filter(({ credit }) => credit < 1)
  const what = must.length > 0 ? 'required' : 'named'
  const lacking =
    lacks.length === 0
      ? ''
      : ` Not in the profile: ${names(lacks, 6)}${lacks.length > 6 ? ` and ${lacks.length - 6} more` : ''}.`
  const having = has.length === 0 ? '' : `: ${names(has, 6)}`
  return {
    key: 'skills',
    weight: weightOf('skills'),
    score: Math.min(1, score),
    known: true,
    explanation: `The profile has ${has.length} of ${asked.length} ${what} skills${having}.${lacking}`.slice(0, 500),
    evidence: [...asked, ...rest].flatMap(({ evidence }) => evidence).slice(0, 20),
  }
}
