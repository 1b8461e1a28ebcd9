import { type Kysely, sql } from 'kysely'

/**
 * Which listings are one opening. An edge is what a comparison said of two listings, scored, and may be said again; a group is
 * what sure edges join, and is computed from them. A split is a person's word that two listings are not one: their own, never
 * overruled by a comparison. Nothing here takes a listing away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create extension if not exists btree_gin`.execute(db)
  await sql`
    create index listing_facts_same on listing_facts using gin (employer_key, lower(title) gin_trgm_ops)
      where employer_key is not null`.execute(db)
  // Most employers have a handful of listings: read through, they cost a twentieth of looking their titles up.
  await sql`create index listing_facts_employer on listing_facts (employer_key) where employer_key is not null`.execute(
    db,
  )
  await sql`create index listings_canonical on listings using hash (canonical_url)`.execute(db)
  await sql`create index listings_apply on listings using hash (apply_url) where apply_url is not null`.execute(db)
  await sql`
    create table listing_edges (
      a uuid not null references listings (id) on delete cascade,
      b uuid not null references listings (id) on delete cascade,
      verdict text not null check (verdict in ('same', 'unsure')),
      score real not null check (score between 0 and 1),
      reason text not null,
      made_at timestamptz not null default clock_timestamp(),
      primary key (a, b),
      check (a < b)
    )`.execute(db)
  await sql`create index listing_edges_b on listing_edges (b)`.execute(db)
  await sql`
    create table listing_groups (
      listing_id uuid primary key references listings (id) on delete cascade,
      group_id uuid not null
    )`.execute(db)
  await sql`create index listing_groups_group on listing_groups (group_id)`.execute(db)
  // Up to which moment new and changed listings were compared with those there.
  await sql`
    create table grouping (
      is_only boolean primary key default true check (is_only),
      read_to xid8 not null
    )`.execute(db)
  await sql`insert into grouping (read_to) values ('0')`.execute(db)
  for (const table of ['listing_edges', 'listing_groups', 'grouping']) {
    await sql`grant select on ${sql.table(table)} to jobpilot_app`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to jobpilot_system`.execute(db)
  }
  await sql`
    create table listing_splits (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      a uuid not null references listings (id),
      b uuid not null references listings (id),
      made_at timestamptz not null default clock_timestamp(),
      undone_at timestamptz,
      check (a <> b),
      unique (user_id, a, b)
    )`.execute(db)
  await sql`call make_user_table('listing_splits')`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
