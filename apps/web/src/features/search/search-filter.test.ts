import { searchFilter } from '@jobpilot/schemas/search'
import { expect, test } from 'vitest'
import { type ListingSearch, readListingSearch } from '../../lib/listing-search.ts'
import { droppables, filterOf } from './search-filter.ts'

test('an address says what is searched for; figures as words stay words', () => {
  const search = readListingSearch({
    words: 2026,
    mode: 'remote',
    country: 'DE',
    pay: 50_000,
    currency: 'EUR',
    within: 7,
  })
  expect(filterOf(search)).toEqual({
    words: '2026',
    mode: 'remote',
    country: 'DE',
    pay: { atLeast: 50_000, currency: 'EUR' },
    withinDays: 7,
  })
})

test.each([
  { mode: 'upside down', level: 'x', type: '', country: 'Germany', pay: -1, within: 2, ruledOut: 'yes' },
  { words: { $gt: 1 }, pay: '5', within: null, mode: ['remote'] },
  { words: 'x'.repeat(5_000), currency: 'EUR' },
])('what makes no sense in an address is left out, and what is left the server takes (%#)', (address) => {
  const filter = filterOf(readListingSearch(address))
  expect(searchFilter.parse(filter)).toEqual(filter)
  expect(Object.keys(filter)).toEqual(['words'])
})

test('each part of a search can be dropped alone', () => {
  const search: ListingSearch = { words: 'nurse', country: 'KP', pay: 1_000, currency: 'USD', within: 3 }
  expect(droppables(search).map(({ label, without }) => [label, Object.keys(without).join(' ')])).toEqual([
    ['the words “nurse”', 'country pay currency within'],
    ['North Korea', 'words pay currency within'],
    ['pay from 1,000 USD', 'words country within'],
    ['posted within 3 days', 'words country pay currency'],
    ['your deal-breakers', 'words country pay currency within ruledOut'],
  ])
})
