import { type Kysely, sql } from 'kysely'

/** The pipeline finds the posting of each opening that is tracked, and what was written for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index postings_opening on postings (user_id, opening_id)`.execute(db)
  await sql`create index agent_outputs_posting on agent_outputs (user_id, posting_id)`.execute(db)
}
