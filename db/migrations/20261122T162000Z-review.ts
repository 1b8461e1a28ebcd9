import { type Kysely, sql } from 'kysely'

/**
 * How a listing becomes somebody's: a wish is what a person's search asks of listings, a candidate a new listing that fits it,
 * and a posting with a listing the copy that was put before the person, scored, to be kept or passed. What they decided is a
 * row that is never changed, so that it can be undone, learned from, and said again by a browser that was offline.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type review_state as enum ('new', 'kept', 'passed')`.execute(db)
  await sql`
    alter table postings
      add column listing_id uuid references listings (id),
      add column listing_version integer,
      add column review review_state,
      add column is_sure boolean,
      add column reviewed_at timestamptz,
      add check ((listing_id is null) = (review is null))`.execute(db)
  await sql`create unique index postings_listing on postings (user_id, listing_id) where listing_id is not null`.execute(
    db,
  )
  await sql`create index postings_review on postings (user_id, review, created_at desc) where review is not null`.execute(
    db,
  )

  await sql`
    create table wishes (
      user_id uuid primary key references users (id) on delete cascade,
      content jsonb not null,
      updated_at timestamptz not null default clock_timestamp(),
      searched_at timestamptz
    )`.execute(db)
  await sql`call make_user_table('wishes')`.execute(db)
  await sql`create policy across_people on wishes for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select on wishes to jobpilot_system`.execute(db)

  await sql`
    create table candidates (
      user_id uuid not null references users (id) on delete cascade,
      listing_id uuid not null references listings (id),
      estimate real not null,
      is_sure boolean not null,
      found_at timestamptz not null default clock_timestamp(),
      primary key (user_id, listing_id)
    )`.execute(db)
  await sql`call make_user_table('candidates')`.execute(db)
  await sql`create policy across_people on candidates to jobpilot_system using (true) with check (true)`.execute(db)
  await sql`grant select, insert, delete on candidates to jobpilot_system`.execute(db)

  // Up to which transaction new listings were held against all wishes.
  await sql`
    create table percolation (
      is_only boolean primary key default true check (is_only),
      read_to xid8 not null
    )`.execute(db)
  await sql`insert into percolation (read_to) values (pg_snapshot_xmin(pg_current_snapshot()))`.execute(db)
  await sql`grant select, update on percolation to jobpilot_system`.execute(db)

  await sql`
    create table review_decisions (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      posting_id uuid not null references postings (id) on delete cascade,
      decision review_state not null,
      reasons text[] not null default '{}',
      score integer,
      band match_band,
      made_at timestamptz not null,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index review_decisions_posting on review_decisions (user_id, posting_id, created_at desc)`.execute(
    db,
  )
  await sql`call make_user_table('review_decisions')`.execute(db)

  await sql`
    create table saved_searches (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      name text not null check (length(name) between 1 and 80),
      filter jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      unique (user_id, name)
    )`.execute(db)
  await sql`call make_user_table('saved_searches')`.execute(db)

  await sql`
    create table learned_preferences (
      user_id uuid not null references users (id) on delete cascade,
      trait text not null check (length(trait) <= 200),
      value text not null check (length(value) <= 200),
      passed integer not null,
      seen integer not null,
      confidence real not null check (confidence between 0 and 1),
      weight real not null,
      is_vetoed boolean not null default false,
      updated_at timestamptz not null default clock_timestamp(),
      primary key (user_id, trait, value)
    )`.execute(db)
  await sql`call make_user_table('learned_preferences')`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
