import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { countryName } from './countries.ts'
import { benefitWords } from './work-options.ts'

const list = (values: readonly string[]) => values.join(' or ')
const and = (values: readonly string[]) => values.join(' and ')
const money = (amount: number, currency: string) => `${amount.toLocaleString('en-US')} ${currency}`

/** Modes, levels and types of work, as people say them. */
const said: Record<string, string> = {
  onsite: 'on site',
  vp: 'vice president',
  hr: 'HR',
  other: 'another kind',
  'c-level': 'executive',
}
const plain = (values: readonly string[]) => list(values.map((value) => said[value] ?? value.replace('-', ' ')))

function leafWords(leaf: DealBreakerLeaf): string {
  switch (leaf.kind) {
    case 'pay-at-least':
      return `Pays ${money(leaf.amount, leaf.currency)} a year or more`
    case 'work-mode-in':
      return `Work is ${plain(leaf.modes)}`
    case 'country-in':
      return `From ${list(leaf.countries.map(countryName))}`
    case 'place-not-in':
      return `Not in ${list(leaf.places)}`
    case 'employer-not-in':
      return `Not at ${list(leaf.employers)}`
    case 'industry-not-in':
      return `Not in ${list(leaf.industries)}`
    case 'seniority-in':
      return `Level is ${plain(leaf.levels)}`
    case 'category-in':
      return `Work is in ${plain(leaf.categories)}`
    case 'employment-type-in':
      return `Is ${plain(leaf.types)}`
    case 'company-size-in':
      return `Company is ${plain(leaf.sizes)}`
    case 'travel-at-most':
      return leaf.percent === 0 ? 'No travel' : `Travel at most ${leaf.percent} %`
    case 'no-on-call':
      return 'No on-call duty'
    case 'sponsors-visa':
      return 'Sponsors a visa'
    case 'offers':
      return `Offers ${and(leaf.benefits.map((benefit) => benefitWords[benefit].toLowerCase()))}`
    case 'title-lacks':
      return `Title without ${list(leaf.words)}`
    case 'skill-not-in':
      return `Does not ask for ${list(leaf.skills)}`
  }
}

/** A condition as a person would say it. */
export function conditionWords(condition: DealBreakers): string {
  if ('all' in condition)
    return condition.all.length === 0 ? 'Anything' : condition.all.map(conditionWords).join(', and ')
  if ('any' in condition) return `Either ${condition.any.map(conditionWords).join(', or ')}`
  return 'not' in condition ? `Not: ${conditionWords(condition.not)}` : leafWords(condition)
}
