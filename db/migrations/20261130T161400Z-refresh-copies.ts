import { type Kysely, sql } from 'kysely'

/** Lets the worker find, across people, copies whose listing has changed since: it sees which they are, not what they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy system_rows on postings for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, listing_id, listing_version, made_by, deleted_at) on postings to jobpilot_system`.execute(
    db,
  )
}
