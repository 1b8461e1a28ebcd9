import { leafKeys } from '@jobpilot/engine/deal-breakers/holds'
import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { type RawBuilder, sql } from 'kysely'

type Condition = RawBuilder<boolean | null>

const list = (keys: readonly string[]) => sql`${[...keys]}::text[]`

/** No element in common; null where the listing names none. */
const hasNone = (column: string, keys: readonly string[]): Condition =>
  sql`(case when ${sql.ref(column)} = '{}' then null else not (${sql.ref(column)} && ${list(keys)}) end)`

const isIn = (column: string, keys: readonly string[]): Condition => sql`(${sql.ref(column)} = any(${list(keys)}))`

function leafAsSql(leaf: DealBreakerLeaf): Condition {
  const keys = leafKeys(leaf)
  switch (leaf.kind) {
    case 'pay-at-least':
      return sql`(case when pay_currency = ${leaf.currency} then coalesce(pay_max, pay_min) >= ${leaf.amount} end)`
    case 'work-mode-in':
      return isIn('work_mode', keys)
    case 'country-in':
      return sql`(case when countries = '{}' then null else countries && ${list([...keys, '*'])} end)`
    case 'place-not-in':
      return sql`(case when places = '{}' then null else not (places <@ ${list(keys)}) end)`
    case 'employer-not-in':
      return sql`(not employer_key = any(${list(keys)}))`
    case 'industry-not-in':
      return hasNone('industries', keys)
    case 'seniority-in':
      return isIn('seniority', keys)
    case 'category-in':
      return isIn('category', keys)
    case 'employment-type-in':
      return isIn('employment_type', keys)
    case 'company-size-in':
      return isIn('company_size', keys)
    case 'travel-at-most':
      return sql`(travel_percent <= ${leaf.percent})`
    case 'no-on-call':
      return sql`(not is_on_call)`
    case 'sponsors-visa':
      return sql`(sponsors_visa)`
    case 'offers':
      return sql`(case when benefits @> ${list(keys)} then true end)`
    case 'title-lacks':
      return hasNone('title_words', keys)
    case 'skill-not-in':
      return hasNone('skills', keys)
  }
}

/**
 * The tree as a condition on `listing_facts`: true, false, or null for unknown, the same that `compileDealBreakers` says.
 * What is violated is `(condition) is false`.
 */
export function dealBreakersAsSql(tree: DealBreakers): Condition {
  if ('all' in tree)
    return tree.all.length === 0 ? sql`true` : sql`(${sql.join(tree.all.map(dealBreakersAsSql), sql` and `)})`
  if ('any' in tree) return sql`(${sql.join(tree.any.map(dealBreakersAsSql), sql` or `)})`
  if ('not' in tree) return sql`(not ${dealBreakersAsSql(tree.not)})`
  return leafAsSql(tree)
}
