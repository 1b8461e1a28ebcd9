import { factsRow } from './facts-row.ts'
import { type ListingToRead, listingRow } from './listing-row.ts'

/**
 * Listings as the database takes them: as bytes, which go from thread to thread and on to the database as they are. `rows` is JSON
 * with the columns of each and which stretch of `documents` is its own, `facts` JSON with theirs.
 */
export type ListingBatch = {
  externalIds: string[]
  rows: Uint8Array<ArrayBuffer>
  facts: Uint8Array<ArrayBuffer>
  documents: Uint8Array<ArrayBuffer>
}

/** Reads postings. Pure work of the processor: runs in threads. */
export function listingBatch(postings: readonly ListingToRead[]): ListingBatch {
  const read = postings.map(listingRow)
  let start = 1
  const rows = read.map(({ columns, document }) => {
    const row = { ...columns, start, size: document.length }
    start += document.length
    return row
  })
  return {
    externalIds: rows.map(({ external_id }) => external_id),
    rows: bytesOf(JSON.stringify(rows)),
    facts: bytesOf(JSON.stringify(read.map(({ columns, facts }) => ({ listing_id: columns.id, ...factsRow(facts) })))),
    documents: joined(read.map(({ document }) => document)),
  }
}

/** In memory of its own, which can be handed to another thread. */
const bytesOf = (text: string) => new TextEncoder().encode(text)

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
