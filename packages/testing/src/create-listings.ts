import { randomUUID } from 'node:crypto'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Pool } from 'pg'

/** A listing as a test needs it; what is not given is filled in. One without a document is as they were before there were any. */
export type TestListing = { content: PostingContent; text: string; url?: string; document?: Uint8Array }

/**
 * Puts listings of a made-up source there, as an ingest would. The source is off: nothing is fetched for it. Works as the owner of
 * the tables; gives their ids.
 */
export async function createListings(
  owner: Pick<Pool, 'query'>,
  listings: readonly TestListing[],
  board: string = randomUUID(),
): Promise<string[]> {
  const source = await owner.query<{ id: string }>(
    `insert into sources (kind, board, is_on) values ('feed', $1, false)
     on conflict (kind, board) do update set is_on = false returning id`,
    [board],
  )
  const rows = listings.map((listing) => {
    const id = randomUUID()
    return {
      id,
      url: listing.url ?? `https://jobs.example/${id}`,
      title: listing.content.title?.value ?? '',
      employer: listing.content.employer?.value ?? null,
      places: listing.content.places.map(({ value }) => value),
      ...(listing.document === undefined
        ? { raw: {}, text: listing.text, content: listing.content }
        : { document: `\\x${Buffer.from(listing.document).toString('hex')}` }),
    }
  })
  await owner.query(
    `insert into listings (id, source_id, external_id, url, canonical_url, title, employer, places, raw, text, content, document, content_hash, repost_hash)
     select id, $1, id::text, url, url, title, employer, case when document is not null then places end, raw, text, content, document, id::text, id::text
     from json_to_recordset($2) as row (id uuid, url text, title text, employer text, places text[], raw jsonb, text text, content jsonb, document bytea)`,
    [source.rows[0]?.id, JSON.stringify(rows)],
  )
  return rows.map(({ id }) => id)
}
