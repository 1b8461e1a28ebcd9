import { type SearchFilter, searchFilter } from '@jobpilot/schemas/search'
import { countryName } from '../../lib/countries.ts'
import type { ListingSearch } from '../../lib/listing-search.ts'
import { employmentOptions, seniorityOptions, workModeOptions } from '../../lib/work-options.ts'

const { words, mode, level, type, country, pay, withinDays } = searchFilter.shape

type Schema<T> = { safeParse: (value: unknown) => { success: boolean; data?: T | undefined } }
const read = <T>(schema: Schema<T>, value: unknown): T | undefined => schema.safeParse(value).data

/** What the server is asked for; what of an address makes no sense is left out. */
export function filterOf(search: ListingSearch): SearchFilter {
  const asked = {
    mode: read(mode, search.mode),
    level: read(level, search.level),
    type: read(type, search.type),
    country: read(country, search.country),
    pay: read(pay, search.pay === undefined ? undefined : { atLeast: search.pay, currency: search.currency ?? 'USD' }),
    withinDays: read(withinDays, search.within),
    withRuledOut: search.ruledOut,
  }
  const said = Object.entries(asked).filter(([, value]) => value !== undefined)
  return { words: read(words, search.words ?? '') ?? '', ...Object.fromEntries(said) }
}

export const ageOptions = [
  { value: '1', label: 'Today or yesterday' },
  { value: '3', label: '3 days' },
  { value: '7', label: 'A week' },
  { value: '14', label: '2 weeks' },
  { value: '30', label: 'A month' },
]

const labelOf = (options: readonly { value: string; label: string }[], value: unknown): string =>
  options.find((option) => option.value === String(value))?.label ?? String(value)

/** A part of a search that can be dropped: how it is said, and the search without it. */
export type Droppable = { label: string; without: ListingSearch }

/** Everything that narrows a search, the words first. */
export function droppables(search: ListingSearch): Droppable[] {
  const filter = filterOf(search)
  const drop = (...keys: (keyof ListingSearch)[]): ListingSearch => {
    const left = { ...search }
    for (const key of keys) delete left[key]
    return left
  }
  const all: (Droppable | false)[] = [
    filter.words !== '' && { label: `the words “${filter.words}”`, without: drop('words') },
    filter.mode !== undefined && { label: labelOf(workModeOptions, filter.mode), without: drop('mode') },
    filter.level !== undefined && { label: labelOf(seniorityOptions, filter.level), without: drop('level') },
    filter.type !== undefined && { label: labelOf(employmentOptions, filter.type), without: drop('type') },
    filter.country !== undefined && { label: countryName(filter.country), without: drop('country') },
    filter.pay !== undefined && {
      label: `pay from ${filter.pay.atLeast.toLocaleString('en-US')} ${filter.pay.currency}`,
      without: drop('pay', 'currency'),
    },
    filter.withinDays !== undefined && {
      label: `posted within ${labelOf(ageOptions, filter.withinDays).toLowerCase()}`,
      without: drop('within'),
    },
    filter.withRuledOut !== true && { label: 'your deal-breakers', without: { ...search, ruledOut: true } },
  ]
  return all.filter((each) => each !== false)
}
