import { type Kysely, sql } from 'kysely'

/**
 * Why an opening fits in a model's words: of a posting and a profile as they were, whatever the score becomes when preferences
 * change. One a posting, the newest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table match_explanations (
      posting_id uuid primary key references postings (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      posting_version integer not null,
      profile_version integer not null,
      content jsonb not null,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index match_explanations_user on match_explanations (user_id)`.execute(db)
  await sql`call make_user_table('match_explanations')`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
