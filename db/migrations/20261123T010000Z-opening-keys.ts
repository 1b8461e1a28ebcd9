import { type Kysely, sql } from 'kysely'

/**
 * Under which keys a listing is looked up as perhaps the same opening: employer, level, numbers and a word of the role in one
 * number. The newest of a key are read from the index in order, however many postings a large employer has; the trigram index
 * that this replaces weighed all of that employer's titles at each question.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listing_opening_keys (
      key integer not null,
      posted_on date not null,
      listing_id uuid not null references listings (id) on delete cascade,
      primary key (key, posted_on, listing_id)
    )`.execute(db)
  await sql`create index listing_opening_keys_listing on listing_opening_keys (listing_id)`.execute(db)
  await sql`grant select on listing_opening_keys to jobpilot_app`.execute(db)
  await sql`grant select, insert, update, delete on listing_opening_keys to jobpilot_system`.execute(db)
  await sql`drop index listing_facts_same, listing_facts_employer`.execute(db)
  // Keys are made where listings are compared: those that are there come up again.
  await sql`update grouping set read_to = '0'`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
