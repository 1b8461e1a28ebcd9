import type { DB } from '@jobpilot/db/types'
import type { ListingBatch } from '@jobpilot/engine/listing/listing-batch'
import { type Kysely, sql } from 'kysely'
import { statedColumns } from '../listings/facts-columns.ts'
import { factsColumnList, newFacts, setFactsOpen } from '../listings/store-facts.ts'

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

/** Writes new and changed listings with their facts, in one statement. Repeating it changes nothing. */
export async function storeListings(
  tx: Kysely<DB>,
  sourceId: string,
  { rows, facts, documents }: ListingBatch,
): Promise<void> {
  // As bytes: their documents are one value of which each row takes its stretch, and JSON is sent on as it came.
  await sql`
    with fresh as materialized (
      select * from json_to_recordset(${Buffer.from(rows.buffer)}::json)
        as row (id uuid, external_id text, url text, canonical_url text, apply_url text, title text, employer text, places text[],
          content_hash text, repost_hash text, posted_at timestamptz, valid_through timestamptz, start int, size int)),
    written as (
      insert into listings as known (source_id, document, ${columns})
      select ${sourceId}::uuid, substring(${Buffer.from(documents.buffer)}::bytea from start for size), ${columns} from fresh
      on conflict (source_id, external_id) do update set
        url = excluded.url, canonical_url = excluded.canonical_url, apply_url = excluded.apply_url, title = excluded.title,
        employer = excluded.employer, document = excluded.document, places = excluded.places, raw = null, text = null,
        content = null, content_hash = excluded.content_hash, repost_hash = excluded.repost_hash, posted_at = excluded.posted_at,
        valid_through = excluded.valid_through, version = known.version + 1, last_seen_at = clock_timestamp(),
        changed_at = clock_timestamp(), gone_at = null
      where known.content_hash <> excluded.content_hash
      returning id, external_id, coalesce(valid_through > clock_timestamp(), true) as is_open,
        (coalesce(posted_at, first_seen_at) at time zone 'utc')::date as posted_on)
    insert into listing_facts (${factsColumnList})
    select written.id, written.is_open, written.posted_on, ${statedFacts}
    from written
      join fresh using (external_id)
      join json_populate_recordset(null::listing_facts, ${Buffer.from(facts.buffer)}::json) as facts on facts.listing_id = fresh.id
    on conflict (listing_id) do update set ${newFacts}`.execute(tx)
}

const statedFacts = sql.join(statedColumns.map((column) => sql.ref(`facts.${column}`)))

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
