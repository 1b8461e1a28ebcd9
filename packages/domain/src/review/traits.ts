import type { DealBreakerKind, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { Preferences } from '@jobpilot/schemas/preferences'
import type { PassReason } from '@jobpilot/schemas/review'

/** What of an opening a person may like or dislike without having said so. */
export const traits = ['employer', 'mode', 'level', 'type', 'size', 'category', 'industry'] as const
export type Trait = (typeof traits)[number]

/** The traits an opening has. */
export function traitsOf(facts: ListingFacts): { trait: Trait; value: string }[] {
  const single: [Trait, string | null][] = [
    ['employer', facts.employerKey],
    ['mode', facts.workMode],
    ['level', facts.seniority],
    ['type', facts.employmentType],
    ['size', facts.companySize],
    ['category', facts.category],
  ]
  return [
    ...single.flatMap(([trait, value]) => (value === null ? [] : [{ trait, value }])),
    ...facts.industries.map((value) => ({ trait: 'industry' as const, value })),
  ]
}

/** The traits a reason for passing is about; pay and requirements are none, and who says something else may mean any. */
const spokenOf: Record<PassReason, readonly Trait[]> = {
  work: ['category'],
  employer: ['employer', 'size', 'industry'],
  place: ['mode'],
  pay: [],
  level: ['level'],
  requirements: [],
  other: traits,
}

/** What passing teaches about: all of an opening, or what the reasons name. */
export const traitsMeant = (reasons: readonly PassReason[]): ReadonlySet<Trait> =>
  new Set(reasons.length === 0 ? traits : reasons.flatMap((reason) => spokenOf[reason]))

const decidedBy: Record<Trait, DealBreakerKind> = {
  employer: 'employer-not-in',
  mode: 'work-mode-in',
  level: 'seniority-in',
  type: 'employment-type-in',
  size: 'company-size-in',
  category: 'category-in',
  industry: 'industry-not-in',
}

function kindsIn(tree: DealBreakers): DealBreakerKind[] {
  if ('all' in tree) return tree.all.flatMap(kindsIn)
  if ('any' in tree) return tree.any.flatMap(kindsIn)
  return 'not' in tree ? kindsIn(tree.not) : [tree.kind]
}

/** Traits of which the person has said what they want: nothing learned speaks against that. */
export function saidTraits(preferences: Preferences): Set<Trait> {
  const kinds = new Set(kindsIn(preferences.dealBreakers))
  const said = new Set(traits.filter((trait) => kinds.has(decidedBy[trait])))
  if (preferences.arrangement !== 'open') said.add('mode')
  if (preferences.seniority !== null) said.add('level')
  if (preferences.companySize !== null) said.add('size')
  return said
}
