import { hash } from 'node:crypto'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type FoundPosting, type SourcePosting, sourcePosting } from '@jobpilot/schemas/sources'
import { isStorable } from '@jobpilot/schemas/storable'
import { canonicalUrl } from './canonical-url.ts'
import { employerKey } from './employer-key.ts'
import { keptContent } from './kept-content.ts'
import { packDocument } from './listing-document.ts'
import { listingFacts } from './listing-facts.ts'
import { readListing } from './read-listing.ts'

/** A posting to be read, with the id its listing has or gets, and as JSON what its source sent. */
export type ListingToRead = { id: string; contentHash: string; posting: SourcePosting; raw: string }

/** A listing as it is stored: its columns by their names, the rest of it as one document, and its facts. */
export type ListingRow = { columns: ListingColumns; document: Uint8Array; facts: ListingFacts }
export type ListingColumns = Record<'id' | 'external_id', string> & Record<string, string | string[] | null>

const stated = Object.keys(sourcePosting.shape) as (keyof typeof sourcePosting.shape)[]

/** Of everything the source says in our own form, so that an equal one need not be read again. */
export const hashOfPosting = (posting: FoundPosting): string =>
  hash('sha256', JSON.stringify(stated.map((key) => posting[key])), 'base64url').slice(0, 32)

/** NUL and halves of surrogate pairs, which a database does not take. */
const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const mayBeUnstorable = /\\u(?:0000|d[89ab][\da-f]{2}|d[c-f][\da-f]{2})/i

const storable = (value: unknown): string => {
  const json = JSON.stringify(value)
  // Most have no such escape: looking for a backslash and a "u" is a hundredth of looking for the pattern.
  if (!json.includes('\\u') || !mayBeUnstorable.test(json)) return json
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string'
      ? part.replace(unstorable, '')
      : typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name.replace(unstorable, ''), inner]))
        : part,
  )
}

/** Reads a posting into its row and its facts. Pure work of the processor: runs in threads. */
export function listingRow({ id, contentHash, posting, raw }: ListingToRead): ListingRow {
  const clean = isStorable(posting) ? posting : (JSON.parse(storable(posting)) as SourcePosting)
  const { text, content } = readListing(clean)
  const body = text.slice(text.indexOf('\n\n') + 2)
  const repost = [employerKey(clean.employer ?? ''), clean.title.toLowerCase(), clean.places.join(), body]
  const columns = {
    id,
    external_id: clean.externalId,
    url: clean.url,
    canonical_url: canonicalUrl(clean.url),
    apply_url: clean.applyUrl,
    title: clean.title,
    employer: clean.employer,
    places: content.places.slice(0, 3).map(({ value }) => value),
    content_hash: contentHash,
    repost_hash: hash('sha256', `${repost.join('\n')}\n`, 'base64url').slice(0, 32),
    posted_at: clean.postedAt,
    valid_through: clean.validThrough,
  }
  const document = packDocument(storable(keptContent(content, text)), raw, text)
  return { columns, document, facts: listingFacts(content, text) }
}
