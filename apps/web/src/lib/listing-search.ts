const texts = ['words', 'mode', 'level', 'type', 'country', 'currency'] as const

export type ListingSearch = Partial<Record<(typeof texts)[number], string>> & {
  pay?: number
  within?: number
  ruledOut?: true
}

/** What of a search is in the address; whether it makes sense is decided by the page. Kept small: every page loads it. */
export function readListingSearch(search: Record<string, unknown>): ListingSearch {
  const read: ListingSearch = {}
  for (const key of texts) {
    // The router reads `?words=2026` as a number.
    const value = search[key] ?? ''
    const text = typeof value === 'object' ? '' : String(value).slice(0, 200)
    if (text !== '') read[key] = text
  }
  for (const key of ['pay', 'within'] as const) {
    const number = search[key]
    if (typeof number === 'number') read[key] = number
  }
  return search.ruledOut === true ? { ...read, ruledOut: true } : read
}
