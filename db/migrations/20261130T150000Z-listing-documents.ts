import { type Kysely, sql } from 'kysely'

/**
 * What came of a listing, its text and what was read of it say the same words three times. They are kept as one document that
 * whoever writes it has compressed, instead of three columns that the database takes apart and compresses one by one. Listings from
 * before keep their columns until they change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table listings
      add column document bytea,
      -- The first places as written, which a list of listings shows.
      add column places text[],
      -- It is compressed already: trying again would only cost time.
      alter column document set storage external,
      alter column raw drop not null,
      alter column text drop not null,
      alter column content drop not null,
      add constraint listings_whole check (
        (document is not null and places is not null) or (raw is not null and text is not null and content is not null))`.execute(
    db,
  )
}
