import { type Kysely, sql } from 'kysely'

/** What a listing says it offers beside pay. Empty is "does not say": so are listings from before, until they are read again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table listing_facts add column benefits text[] not null default '{}'`.execute(db)
}
