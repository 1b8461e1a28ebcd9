import { type Kysely, sql } from 'kysely'

/**
 * What a person said of two listings, that they are one opening or that they are not, in one table: `is_same` tells which. The
 * owner is bound by row-level security like everybody, so it rests while rows are moved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table listing_splits rename to listing_pairs`.execute(db)
  await sql`
    alter table listing_pairs
      add column is_same boolean not null default false,
      drop constraint listing_splits_user_id_a_b_key,
      add unique (user_id, a, b, is_same)`.execute(db)
  await sql`alter table listing_pairs alter column is_same drop default`.execute(db)
  await sql`alter index listing_splits_b rename to listing_pairs_b`.execute(db)
  for (const table of ['listing_pairs', 'listing_joins'])
    await sql`alter table ${sql.table(table)} no force row level security`.execute(db)
  await sql`
    insert into listing_pairs (id, user_id, a, b, made_at, undone_at, is_same)
    select id, user_id, a, b, made_at, undone_at, true from listing_joins`.execute(db)
  await sql`alter table listing_pairs force row level security`.execute(db)
  await sql`drop table listing_joins`.execute(db)
}
