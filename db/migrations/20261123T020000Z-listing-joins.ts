import { type Kysely, sql } from 'kysely'

/** A join is a person's word that two listings are one opening, as a split is one that they are not: their own, and never overruled by a comparison. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listing_joins (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      a uuid not null references listings (id),
      b uuid not null references listings (id),
      made_at timestamptz not null default clock_timestamp(),
      undone_at timestamptz,
      check (a <> b),
      unique (user_id, a, b)
    )`.execute(db)
  await sql`call make_user_table('listing_joins')`.execute(db)
  await sql`create index listing_joins_b on listing_joins (user_id, b)`.execute(db)
  await sql`create index listing_splits_b on listing_splits (user_id, b)`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
