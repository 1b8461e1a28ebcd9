import type { DealBreakerLeaf } from '@jobpilot/schemas/deal-breakers'
import { type ListingFacts, noFacts } from '@jobpilot/schemas/listing-facts'
import { leafHolds, leafKeys, type Truth } from '../deal-breakers/holds.ts'
import type { WordRows } from './growing.ts'
import type { ListingColumns } from './listing-columns.ts'

type AskAt = (at: number) => Truth

/** One condition asked of listings by their number. What repeats is judged once for each distinct value, by the same rule as a row of facts. */
export function askLeaf(columns: ListingColumns, leaf: DealBreakerLeaf): AskAt {
  const keys = leafKeys(leaf)
  const judge = (facts: Partial<ListingFacts>) => leafHolds(leaf, { ...noFacts, ...facts }, keys)
  /** The column's numbers, each judged once. */
  const once = (values: Uint8Array | Uint16Array | Uint32Array, facts: (number: number) => Partial<ListingFacts>) => {
    const known = new Map<number, Truth>()
    return (at: number): Truth => {
      const number = values[at] as number
      const before = known.get(number)
      if (before !== undefined) return before
      const truth = judge(facts(number))
      known.set(number, truth)
      return truth
    }
  }
  switch (leaf.kind) {
    case 'pay-at-least':
      return once(columns.pay.values, columns.payOf)
    case 'work-mode-in':
    case 'country-in':
    case 'place-not-in':
      return once(columns.gist.values, columns.whereOf)
    case 'employer-not-in':
      return once(columns.employer.values, (number) => ({ employerKey: columns.employers.at(number) }))
    case 'industry-not-in':
      return once(columns.industrySet.values, (set) => ({ industries: columns.industries.at(set) }))
    case 'seniority-in':
      return once(columns.gist.values, columns.seniorityOf)
    case 'category-in':
      return once(columns.category.values, columns.categoryOf)
    case 'employment-type-in':
      return once(columns.employmentType.values, columns.employmentTypeOf)
    case 'company-size-in':
      return once(columns.gist.values, columns.companySizeOf)
    case 'travel-at-most':
      return once(columns.travel.values, columns.travelOf)
    case 'no-on-call':
      return once(columns.onCall.values, columns.onCallOf)
    case 'sponsors-visa':
      return once(columns.visa.values, columns.visaOf)
    case 'offers':
      return once(columns.benefitSet.values, (set) => ({ benefits: columns.benefits.at(set) }))
    case 'title-lacks':
      return lacksMarked(columns.titleWords, columns.titleWords.mark(keys))
    case 'skill-not-in':
      return lacksMarked(columns.skills, columns.skills.mark(keys))
  }
}

const lacksMarked =
  (rows: WordRows, marked: Uint8Array): AskAt =>
  (at) =>
    rows.countAt(at) === 0 ? null : rows.countMarked(at, marked) === 0
