import { type Kysely, sql } from 'kysely'

/** Every move of an application: from where, to where, by whom. No stage means that it was not in the pipeline, or left it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table application_moves (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      application_id uuid not null references applications (id) on delete cascade,
      from_stage application_stage,
      to_stage application_stage,
      moved_by text not null check (length(moved_by) <= 200),
      moved_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index application_moves_latest on application_moves (user_id, application_id, moved_at desc)`.execute(
    db,
  )
  await sql`call make_user_table('application_moves')`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
