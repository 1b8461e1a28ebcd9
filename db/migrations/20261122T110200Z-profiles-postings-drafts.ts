import { type Kysely, sql } from 'kysely'

/** What a person brings, what they look at, and what is written for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type document_state as enum ('received', 'reading', 'ready', 'failed')`.execute(db)
  await sql`create type scan_state as enum ('not-scanned', 'clean', 'infected', 'scanner-down')`.execute(db)
  await sql`
    create table documents (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      file_name text not null check (length(file_name) between 1 and 255),
      media_type text not null,
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      storage_key text not null,
      scan scan_state not null default 'not-scanned',
      state document_state not null default 'received',
      text text,
      page_starts jsonb not null default '[]',
      notices jsonb not null default '[]',
      error jsonb,
      run_id uuid references task_runs (id) on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      deleted_at timestamptz
    )`.execute(db)
  await sql`create index documents_recent on documents (user_id, created_at desc)`.execute(db)
  await sql`call make_user_table('documents')`.execute(db)

  await sql`
    create table profile_versions (
      user_id uuid not null references users (id) on delete cascade,
      version integer not null check (version >= 1),
      content jsonb not null,
      document_id uuid references documents (id) on delete set null,
      notices jsonb not null default '[]',
      made_by jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      primary key (user_id, version)
    )`.execute(db)
  await sql`call make_user_table('profile_versions')`.execute(db)
  await sql`
    create table profiles (
      user_id uuid primary key references users (id) on delete cascade,
      version integer not null,
      updated_at timestamptz not null default clock_timestamp(),
      foreign key (user_id, version) references profile_versions (user_id, version)
    )`.execute(db)
  await sql`call make_user_table('profiles')`.execute(db)

  await sql`
    create table preferences (
      user_id uuid primary key references users (id) on delete cascade,
      content jsonb not null,
      updated_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`call make_user_table('preferences')`.execute(db)

  await sql`
    create table openings (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index openings_user on openings (user_id)`.execute(db)
  await sql`call make_user_table('openings')`.execute(db)

  await sql`create type posting_state as enum ('reading', 'ready', 'failed')`.execute(db)
  await sql`
    create table postings (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      opening_id uuid not null references openings (id),
      state posting_state not null default 'reading',
      url text check (length(url) <= 2000),
      pasted_text text,
      version integer not null default 0,
      text text,
      content jsonb,
      read_from text,
      unread jsonb not null default '[]',
      made_by jsonb,
      error jsonb,
      run_id uuid references task_runs (id) on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default clock_timestamp(),
      deleted_at timestamptz,
      check (url is not null or pasted_text is not null)
    )`.execute(db)
  await sql`create index postings_recent on postings (user_id, created_at desc)`.execute(db)
  await sql`call make_user_table('postings')`.execute(db)

  await sql`create type match_band as enum ('strong', 'possible', 'weak')`.execute(db)
  await sql`
    create table matches (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      posting_id uuid not null references postings (id) on delete cascade,
      profile_version integer not null,
      posting_version integer not null,
      preferences_at timestamptz,
      rubric_version text not null,
      score integer not null check (score between 0 and 100),
      band match_band not null,
      content jsonb not null,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index matches_latest on matches (user_id, posting_id, created_at desc)`.execute(db)
  await sql`call make_user_table('matches')`.execute(db)

  await sql`
    create type application_stage as enum ('saved', 'applied', 'screening', 'interview', 'offer', 'rejected', 'closed')`.execute(
    db,
  )
  await sql`
    create table applications (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      opening_id uuid not null references openings (id),
      stage application_stage not null default 'saved',
      created_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default clock_timestamp(),
      deleted_at timestamptz,
      unique (user_id, opening_id)
    )`.execute(db)
  await sql`call make_user_table('applications')`.execute(db)

  await sql`create type output_kind as enum ('mail', 'letter')`.execute(db)
  await sql`create type draft_state as enum ('composing', 'ready', 'failed')`.execute(db)
  await sql`
    create table agent_outputs (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      kind output_kind not null,
      state draft_state not null default 'composing',
      posting_id uuid references postings (id) on delete set null,
      request jsonb not null,
      content jsonb,
      subject text,
      body text,
      version integer not null default 1,
      is_edited boolean not null default false,
      error jsonb,
      run_id uuid references task_runs (id) on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default clock_timestamp(),
      deleted_at timestamptz
    )`.execute(db)
  await sql`create index agent_outputs_recent on agent_outputs (user_id, created_at desc)`.execute(db)
  await sql`call make_user_table('agent_outputs')`.execute(db)
}
