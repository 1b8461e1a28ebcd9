import { type Kysely, sql } from 'kysely'

/**
 * Whether a posting breaks one of the person's deal-breakers as they are now: judged with each score, together with `is_sure`.
 * Rows from before are judged the next time they are scored.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table postings add column is_ruled_out boolean not null default false`.execute(db)
}
