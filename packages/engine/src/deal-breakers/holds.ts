import type { DealBreakerLeaf, DealBreakers, Verdict } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { employerKey } from '../listing/employer-key.ts'
import { industryKeys } from '../listing/industries.ts'
import { titleWordsOf } from '../listing/title-words.ts'
import { placeKey } from '../posting/gazetteer.ts'
import { skillKey } from '../skills/normalise-skill.ts'

/** True, false, or null where the facts do not say: Kleene's three values, which are SQL's too. */
export type Truth = boolean | null

/** What a leaf compares with, in the form the facts are in. Worked out once for a tree, not once for a listing. */
export type LeafKeys = readonly string[]

/** The words of a leaf as keys of the facts. */
export function leafKeys(leaf: DealBreakerLeaf): LeafKeys {
  switch (leaf.kind) {
    case 'work-mode-in':
      return leaf.modes
    case 'country-in':
      return leaf.countries
    case 'place-not-in':
      return leaf.places.map(placeKey)
    case 'employer-not-in':
      return leaf.employers.map(employerKey)
    case 'industry-not-in':
      return industryKeys(leaf.industries)
    case 'seniority-in':
      return leaf.levels
    case 'category-in':
      return leaf.categories
    case 'employment-type-in':
      return leaf.types
    case 'company-size-in':
      return leaf.sizes
    case 'offers':
      return leaf.benefits
    case 'title-lacks':
      return leaf.words.flatMap(titleWordsOf)
    case 'skill-not-in':
      return leaf.skills.map(skillKey)
    default:
      return []
  }
}

const isIn = (value: string | null, keys: LeafKeys): Truth => (value === null ? null : keys.includes(value))
const hasNone = (values: readonly string[], keys: LeafKeys): Truth =>
  values.length === 0 ? null : !values.some((value) => keys.includes(value))

/** One condition on one listing. `domain/deal-breakers/as-sql.ts` says the same in SQL; a property test holds them equal. */
export function leafHolds(leaf: DealBreakerLeaf, facts: ListingFacts, keys: LeafKeys = leafKeys(leaf)): Truth {
  switch (leaf.kind) {
    case 'pay-at-least': {
      const top = facts.payMax ?? facts.payMin
      return top === null || facts.payCurrency !== leaf.currency ? null : top >= leaf.amount
    }
    case 'work-mode-in':
      return isIn(facts.workMode, keys)
    case 'country-in':
      return facts.countries.length === 0 ? null : facts.countries.some((code) => code === '*' || keys.includes(code))
    case 'place-not-in':
      return facts.places.length === 0 ? null : facts.places.some((place) => !keys.includes(place))
    case 'employer-not-in':
      return facts.employerKey === null ? null : !keys.includes(facts.employerKey)
    case 'industry-not-in':
      return hasNone(facts.industries, keys)
    case 'seniority-in':
      return isIn(facts.seniority, keys)
    case 'category-in':
      return isIn(facts.category, keys)
    case 'employment-type-in':
      return isIn(facts.employmentType, keys)
    case 'company-size-in':
      return isIn(facts.companySize, keys)
    case 'travel-at-most':
      return facts.travelPercent === null ? null : facts.travelPercent <= leaf.percent
    case 'no-on-call':
      return facts.isOnCall === null ? null : !facts.isOnCall
    case 'sponsors-visa':
      return facts.sponsorsVisa
    case 'offers':
      return keys.every((key) => facts.benefits.some((benefit) => benefit === key)) ? true : null
    case 'title-lacks':
      return hasNone(facts.titleWords, keys)
    case 'skill-not-in':
      return hasNone(facts.skills, keys)
  }
}

const both = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const negated = (truth: Truth): Truth => (truth === null ? null : !truth)

/**
 * Turns a tree into a question that is quick to ask of many subjects, whatever the subject is: a row of facts, or the number of
 * a listing in an index. `askLeaf` is called once for each leaf.
 */
export function compileTree<S>(
  tree: DealBreakers,
  askLeaf: (leaf: DealBreakerLeaf) => (subject: S) => Truth,
): (subject: S) => Truth {
  if ('all' in tree) {
    const parts = tree.all.map((part) => compileTree(part, askLeaf))
    return (subject) => both(parts.map((part) => part(subject)))
  }
  if ('any' in tree) {
    const parts = tree.any.map((part) => compileTree(part, askLeaf))
    return (subject) => negated(both(parts.map((part) => negated(part(subject)))))
  }
  if ('not' in tree) {
    const part = compileTree(tree.not, askLeaf)
    return (subject) => negated(part(subject))
  }
  return askLeaf(tree)
}

/** The question a tree asks of a row of facts. */
export function compileDealBreakers(tree: DealBreakers): (facts: ListingFacts) => Truth {
  return compileTree(tree, (leaf) => {
    const keys = leafKeys(leaf)
    return (facts) => leafHolds(leaf, facts, keys)
  })
}

export const verdictOf = (truth: Truth): Verdict => (truth === null ? 'unknown' : truth ? 'ok' : 'violated')
