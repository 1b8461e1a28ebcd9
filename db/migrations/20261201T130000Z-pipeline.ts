import { type Kysely, sql } from 'kysely'

/** The pipeline finds the posting of each opening that is tracked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index postings_opening on postings (user_id, opening_id)`.execute(db)
}
