import { type Kysely, sql } from 'kysely'

/**
 * The application role, the rule of tenancy and the people. `jobpilot_app` owns nothing and bypasses nothing;
 * `make_user_table` is the one place that turns a table into a person's own: row-level security, forced, one policy.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create role jobpilot_app nologin noinherit nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db)
  await sql`do $$ begin execute format('grant jobpilot_app to %I', current_user); end $$`.execute(db)
  await sql`grant usage on schema public to jobpilot_app`.execute(db)
  await sql`
    create function current_user_id() returns uuid language sql stable
    as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$`.execute(db)
  await sql`
    create procedure make_user_table(target regclass, owner_column text default 'user_id') language plpgsql as $$
    begin
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format('create policy own_rows on %s using (%I = current_user_id()) with check (%I = current_user_id())',
        target, owner_column, owner_column);
      execute format('grant select, insert, update, delete on %s to jobpilot_app', target);
    end $$`.execute(db)
  await sql`revoke execute on procedure make_user_table from public`.execute(db)

  await sql`create type auth_provider as enum ('local', 'clerk')`.execute(db)
  await sql`create type brake_state as enum ('running', 'paused')`.execute(db)
  await sql`
    create table users (
      id uuid primary key,
      provider auth_provider not null,
      external_id text not null,
      email text check (length(email) <= 254),
      name text check (length(name) <= 200),
      is_demo boolean not null default false,
      brake brake_state not null default 'running',
      paused_at timestamptz,
      event_seq bigint not null default 0,
      created_at timestamptz not null default now(),
      deleted_at timestamptz,
      unique (provider, external_id),
      check ((brake = 'paused') = (paused_at is not null))
    )`.execute(db)
  await sql`call make_user_table('users', 'id')`.execute(db)

  await sql`
    create table local_accounts (
      user_id uuid primary key references users (id) on delete cascade,
      email text not null unique,
      password_hash text not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`call make_user_table('local_accounts')`.execute(db)

  await sql`
    create table local_sessions (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      token_hash text not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db)
  await sql`create index local_sessions_user on local_sessions (user_id)`.execute(db)
  await sql`call make_user_table('local_sessions')`.execute(db)

  await sql`
    create table rate_limits (key text primary key, points integer not null default 0, expire bigint)`.execute(db)
  await sql`grant select, insert, update, delete on rate_limits to jobpilot_app`.execute(db)
}
