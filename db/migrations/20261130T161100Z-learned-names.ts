import { type Kysely, sql } from 'kysely'

/** An employer as it writes itself, beside the key by which it is told apart: what was learned is said to people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table learned_preferences add column name text check (length(name) <= 200)`.execute(db)
}
