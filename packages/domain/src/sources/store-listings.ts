import type { DB } from '@jobpilot/db/types'
import type { ListingRow } from '@jobpilot/engine/listing/listing-row'
import { type Kysely, sql } from 'kysely'
import { setFactsOpen, storeFacts } from '../listings/store-facts.ts'

/** What is known of a posting of this source: the listing it is, and whether it has changed since. */
export type KnownListing = { id: string; contentHash: string; isGone: boolean; isStale: boolean }

/** The listings of a source among these ids. `isStale`: not noted as seen for a day. */
export async function findKnown(
  db: Kysely<DB>,
  sourceId: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownListing>> {
  const { rows } = await sql<KnownListing & { externalId: string }>`
    select id, external_id, content_hash, gone_at is not null as is_gone,
      last_seen_at < clock_timestamp() - interval '20 hours' as is_stale
    from listings where source_id = ${sourceId} and external_id = any(${[...externalIds]}::text[])`.execute(db)
  return new Map(rows.map(({ externalId, ...known }) => [externalId, known]))
}

const columns = sql.raw(
  'id, external_id, url, canonical_url, apply_url, title, employer, places, content_hash, repost_hash, posted_at, valid_through',
)

/** Writes new and changed listings with their facts, in two statements. Repeating it changes nothing. */
export async function storeListings(tx: Kysely<DB>, sourceId: string, rows: readonly ListingRow[]): Promise<void> {
  if (rows.length === 0) return
  // Their documents go as one value of bytes, of which each row takes its stretch: as text they would be twice as long.
  const documents = Buffer.concat(rows.map(({ document }) => document))
  let start = 1
  const fresh = rows.map(({ columns: own, document }) => {
    const row = { ...own, start, size: document.length }
    start += row.size
    return row
  })
  const { rows: written } = await sql<{ id: string; externalId: string; isOpen: boolean; postedOn: string }>`
    insert into listings as known (source_id, document, ${columns})
    select ${sourceId}::uuid, substring(${documents}::bytea from start for size), ${columns}
    from json_to_recordset(${JSON.stringify(fresh)}::json)
      as fresh (id uuid, external_id text, url text, canonical_url text, apply_url text, title text, employer text, places text[],
        content_hash text, repost_hash text, posted_at timestamptz, valid_through timestamptz, start int, size int)
    on conflict (source_id, external_id) do update set
      url = excluded.url, canonical_url = excluded.canonical_url, apply_url = excluded.apply_url, title = excluded.title,
      employer = excluded.employer, document = excluded.document, places = excluded.places, raw = null, text = null,
      content = null, content_hash = excluded.content_hash, repost_hash = excluded.repost_hash, posted_at = excluded.posted_at,
      valid_through = excluded.valid_through, version = known.version + 1, last_seen_at = clock_timestamp(),
      changed_at = clock_timestamp(), gone_at = null
    where known.content_hash <> excluded.content_hash
    returning id, external_id, coalesce(valid_through > clock_timestamp(), true) as is_open,
      to_char(coalesce(posted_at, first_seen_at) at time zone 'utc', 'YYYY-MM-DD') as posted_on`.execute(tx)
  const facts = new Map(rows.map((row) => [row.columns.external_id, row.facts]))
  await storeFacts(
    tx,
    written.flatMap(({ id, externalId, isOpen, postedOn }) => {
      const own = facts.get(externalId)
      return own ? [{ listingId: id, isOpen, postedOn, facts: own }] : []
    }),
  )
}

/** Notes that listings are still shown, and opens again those that were gone and are not past their date. */
export async function noteSeen(tx: Kysely<DB>, stale: readonly string[], back: readonly string[]): Promise<void> {
  if (stale.length > 0)
    await sql`update listings set last_seen_at = clock_timestamp() where id = any(${[...stale]}::uuid[])`.execute(tx)
  if (back.length === 0) return
  const { rows } = await sql<{ id: string }>`
    update listings set gone_at = null, last_seen_at = clock_timestamp()
    where id = any(${[...back]}::uuid[]) and coalesce(valid_through > clock_timestamp(), true) returning id`.execute(tx)
  await setFactsOpen(
    tx,
    rows.map(({ id }) => id),
    true,
  )
}

export async function countOpen(db: Kysely<DB>, sourceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from listings where source_id = ${sourceId} and gone_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Marks as gone what a source that shows everything does not show any more. Gives how many. */
export async function markGone(tx: Kysely<DB>, sourceId: string, seen: readonly string[]): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update listings set gone_at = clock_timestamp() where source_id = ${sourceId} and gone_at is null
      and not exists (select from unnest(${[...seen]}::text[]) as shown (external_id) where shown.external_id = listings.external_id)
    returning id`.execute(tx)
  await setFactsOpen(
    tx,
    rows.map(({ id }) => id),
    false,
  )
  return rows.length
}

/** Ties postings that are new since `since` to the one they repeat: same source, employer, title, place and words, gone before. */
export async function tieReposts(tx: Kysely<DB>, sourceId: string, since: Date): Promise<void> {
  await sql`
    update listings as fresh set reposted_from = (
      select old.id from listings as old
      where old.source_id = fresh.source_id and old.repost_hash = fresh.repost_hash and old.id <> fresh.id
        and old.gone_at is not null and old.first_seen_at < fresh.first_seen_at
      order by old.last_seen_at desc limit 1)
    where source_id = ${sourceId} and first_seen_at >= ${since} and reposted_from is null`.execute(tx)
}

/** Longer than any feed keeps a posting that is still open. */
const feedDays = 45

/** Marks as gone what is past its date, and what a source that shows only its newest has not shown for weeks. Gives how many. */
export async function expireListings(system: Kysely<DB>, feedKinds: readonly string[]): Promise<number> {
  return await system.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update listings set gone_at = clock_timestamp() where id in (
        select listing.id from listings as listing join sources as source on source.id = listing.source_id
        where listing.gone_at is null and (listing.valid_through < clock_timestamp() or source.removed_at is not null or (
          source.kind = any(${[...feedKinds]}::text[]) and listing.last_seen_at < clock_timestamp() - make_interval(days => ${feedDays})))
        limit 5000)
      returning id`.execute(tx)
    await setFactsOpen(
      tx,
      rows.map(({ id }) => id),
      false,
    )
    return rows.length
  })
}
