import { type Kysely, sql } from 'kysely'

/** The one opening a person is pointed at on a day of theirs, the same on every screen; `day` is local to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table top_picks (
      user_id uuid not null references users (id) on delete cascade,
      day date not null,
      posting_id uuid not null references postings (id) on delete cascade,
      primary key (user_id, day)
    )`.execute(db)
  await sql`call make_user_table('top_picks')`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
