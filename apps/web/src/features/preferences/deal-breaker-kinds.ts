import type { DealBreakerKind, DealBreakerLeaf } from '@jobpilot/schemas/deal-breakers'

/** The conditions a person can add, in the order of the menu, each as it starts out. */
export const startingLeaves = {
  'pay-at-least': { kind: 'pay-at-least', amount: 50_000, currency: 'USD' },
  'work-mode-in': { kind: 'work-mode-in', modes: ['remote', 'hybrid'] },
  'country-in': { kind: 'country-in', countries: ['US'] },
  'no-on-call': { kind: 'no-on-call' },
  'travel-at-most': { kind: 'travel-at-most', percent: 20 },
  'sponsors-visa': { kind: 'sponsors-visa' },
  offers: { kind: 'offers', benefits: ['health-insurance'] },
  'employer-not-in': { kind: 'employer-not-in', employers: [] },
  'industry-not-in': { kind: 'industry-not-in', industries: [] },
  'place-not-in': { kind: 'place-not-in', places: [] },
  'category-in': { kind: 'category-in', categories: ['engineering'] },
  'employment-type-in': { kind: 'employment-type-in', types: ['full-time'] },
  'seniority-in': { kind: 'seniority-in', levels: ['senior'] },
  'company-size-in': { kind: 'company-size-in', sizes: ['small', 'medium'] },
  'title-lacks': { kind: 'title-lacks', words: [] },
  'skill-not-in': { kind: 'skill-not-in', skills: [] },
} satisfies { [K in DealBreakerKind]: Extract<DealBreakerLeaf, { kind: K }> }

export const kindWords = {
  'pay-at-least': 'Pay, at least',
  'work-mode-in': 'Mode of work',
  'country-in': 'Country',
  'no-on-call': 'No on-call duty',
  'travel-at-most': 'Travel, at most',
  'sponsors-visa': 'Sponsors a visa',
  offers: 'Benefits',
  'employer-not-in': 'Not at these employers',
  'industry-not-in': 'Not in these industries',
  'place-not-in': 'Not in these places',
  'category-in': 'Kind of work',
  'employment-type-in': 'Kind of employment',
  'seniority-in': 'Level',
  'company-size-in': 'Company size',
  'title-lacks': 'Words not in the title',
  'skill-not-in': 'Skills I do not want to use',
} satisfies Record<DealBreakerKind, string>

/** What each becomes when it is turned into its opposite. */
export const oppositeKindWords = {
  'pay-at-least': 'Pay, less than',
  'work-mode-in': 'Mode of work, none of',
  'country-in': 'Country, none of',
  'no-on-call': 'With on-call duty',
  'travel-at-most': 'Travel, more than',
  'sponsors-visa': 'Sponsors no visa',
  offers: 'Benefits, not all of',
  'employer-not-in': 'Only at these employers',
  'industry-not-in': 'Only in these industries',
  'place-not-in': 'Only in these places',
  'category-in': 'Kind of work, none of',
  'employment-type-in': 'Kind of employment, none of',
  'seniority-in': 'Level, none of',
  'company-size-in': 'Company size, none of',
  'title-lacks': 'One of these words in the title',
  'skill-not-in': 'Asks for one of these skills',
} satisfies Record<DealBreakerKind, string>

/** Whether a condition says enough to be kept: one without a word would rule out nothing, or everything. */
export function isComplete(leaf: DealBreakerLeaf): boolean {
  return Object.values(leaf).every((value) => !Array.isArray(value) || value.length > 0)
}
