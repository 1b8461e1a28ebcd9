import { type ListingFacts, listingFacts } from '@jobpilot/schemas/listing-facts'

const columns = (Object.keys(listingFacts.shape) as (keyof ListingFacts)[]).map(
  (name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const,
)

/** Facts by the names of their columns. */
export function factsRow(facts: ListingFacts): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [name, column] of columns) row[column] = facts[name]
  return row
}
