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
      return `pays ${money(leaf.amount, leaf.currency)} a year or more`
    case 'work-mode-in':
      return `work is ${plain(leaf.modes)}`
    case 'country-in':
      return `from ${list(leaf.countries.map(countryName))}`
    case 'place-not-in':
      return `not in ${list(leaf.places)}`
    case 'employer-not-in':
      return `not at ${list(leaf.employers)}`
    case 'industry-not-in':
      return `not in ${list(leaf.industries)}`
    case 'seniority-in':
      return `level is ${plain(leaf.levels)}`
    case 'category-in':
      return `work is in ${plain(leaf.categories)}`
    case 'employment-type-in':
      return `is ${plain(leaf.types)}`
    case 'company-size-in':
      return `company is ${plain(leaf.sizes)}`
    case 'travel-at-most':
      return leaf.percent === 0 ? 'no travel' : `travel at most ${leaf.percent} %`
    case 'no-on-call':
      return 'no on-call duty'
    case 'sponsors-visa':
      return 'sponsors a visa'
    case 'offers':
      return `offers ${and(leaf.benefits.map((benefit) => benefitWords[benefit].toLowerCase()))}`
    case 'title-lacks':
      return `title without ${list(leaf.words)}`
    case 'skill-not-in':
      return `does not ask for ${list(leaf.skills)}`
  }
}

function oppositeWords(leaf: DealBreakerLeaf): string {
  switch (leaf.kind) {
    case 'pay-at-least':
      return `pays less than ${money(leaf.amount, leaf.currency)} a year`
    case 'work-mode-in':
      return `work is not ${plain(leaf.modes)}`
    case 'country-in':
      return `not from ${list(leaf.countries.map(countryName))}`
    case 'place-not-in':
      return `only in ${list(leaf.places)}`
    case 'employer-not-in':
      return `at ${list(leaf.employers)}`
    case 'industry-not-in':
      return `in ${list(leaf.industries)}`
    case 'seniority-in':
      return `level is not ${plain(leaf.levels)}`
    case 'category-in':
      return `work is not in ${plain(leaf.categories)}`
    case 'employment-type-in':
      return `is not ${plain(leaf.types)}`
    case 'company-size-in':
      return `company is not ${plain(leaf.sizes)}`
    case 'travel-at-most':
      return leaf.percent === 0 ? 'with travel' : `travel more than ${leaf.percent} %`
    case 'no-on-call':
      return 'with on-call duty'
    case 'sponsors-visa':
      return 'sponsors no visa'
    case 'offers':
      return `does not offer ${and(leaf.benefits.map((benefit) => benefitWords[benefit].toLowerCase()))}${leaf.benefits.length > 1 ? ' together' : ''}`
    case 'title-lacks':
      return `title with ${list(leaf.words)}`
    case 'skill-not-in':
      return `asks for ${list(leaf.skills)}`
  }
}

type Said = { text: string; joint: 'and' | 'or' | null }

/** An opposite is carried down to the single conditions, which have words for it: "not (a or b)" is hard to read. */
function say(condition: DealBreakers, isOpposite: boolean): Said {
  if ('not' in condition) return say(condition.not, !isOpposite)
  if ('kind' in condition) return { text: isOpposite ? oppositeWords(condition) : leafWords(condition), joint: null }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => say(part, isOpposite))
  const joint = 'all' in condition === isOpposite ? 'or' : 'and'
  const [only, ...others] = parts
  if (only === undefined) return { text: joint === 'and' ? 'anything' : 'nothing', joint: null }
  if (others.length === 0) return only
  const pieces = parts.map((part) =>
    part.joint === null || part.joint === joint ? part.text : `(${part.joint === 'or' ? 'either ' : ''}${part.text})`,
  )
  return { text: pieces.join(`, ${joint} `), joint }
}

/** A condition as a person would say it, groups and opposites too: "Either work is remote, or (no travel, and from Spain)". */
export function conditionWords(condition: DealBreakers): string {
  const { text, joint } = say(condition, false)
  return (joint === 'or' ? `either ${text}` : text).replace(/^\(?[a-z]/, (start) => start.toUpperCase())
}
