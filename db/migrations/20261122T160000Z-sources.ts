import { type Kysely, sql } from 'kysely'

/**
 * Where openings come from, and what was found there. A source is a kind (an adapter) and a board; a listing is a posting
 * as a source shows it, the instance's and nobody's own. The application role reads both and changes sources only through
 * the functions here; the system role writes them. A listing is never deleted: it is gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSources(db)
  await createListings(db)
  await createFunctions(db)
  await sql`call allow_backups()`.execute(db)
}

async function createSources(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sources (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind ~ '^[a-z][a-z0-9-]{1,29}$'),
      board text not null default '' check (length(board) <= 500),
      employer text check (length(employer) between 1 and 200),
      is_on boolean not null default true,
      health text not null default 'new' check (health in ('new', 'ok', 'empty', 'waiting', 'failing', 'off')),
      -- Validators of the last whole answer, for the next request to be conditional.
      etag text,
      last_modified text,
      next_run_at timestamptz not null default clock_timestamp(),
      last_run_at timestamptz,
      last_ok_at timestamptz,
      -- Runs that failed, and answers without a posting, in a row.
      failures integer not null default 0,
      empties integer not null default 0,
      last_error jsonb,
      drift jsonb not null default '{}',
      last_seen integer not null default 0,
      last_new integer not null default 0,
      last_changed integer not null default 0,
      last_gone integer not null default 0,
      -- Whoever writes for a source holds this; a process that woke up late does not any more.
      lease_token uuid,
      created_at timestamptz not null default clock_timestamp(),
      removed_at timestamptz,
      unique (kind, board)
    )`.execute(db)
  await sql`create index sources_due on sources (next_run_at) where is_on and removed_at is null`.execute(db)
  await sql`
    create table source_kinds (
      kind text primary key,
      -- A site that asked to be left alone (Retry-After) means all of its boards.
      paused_until timestamptz not null
    )`.execute(db)
  await sql`
    create table source_calls (
      kind text not null,
      day date not null,
      calls integer not null check (calls >= 0),
      primary key (kind, day)
    )`.execute(db)
  await sql`
    create table source_runs (
      id bigint generated always as identity primary key,
      source_id uuid not null references sources (id) on delete cascade,
      started_at timestamptz not null,
      ended_at timestamptz not null default clock_timestamp(),
      outcome text not null check (outcome in ('ok', 'unchanged', 'empty', 'waiting', 'failed')),
      calls integer not null default 0,
      seen integer not null default 0,
      added integer not null default 0,
      changed integer not null default 0,
      gone integer not null default 0,
      drift jsonb not null default '{}',
      error jsonb
    )`.execute(db)
  await sql`create index source_runs_recent on source_runs (source_id, id desc)`.execute(db)
}

async function createListings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listings (
      id uuid primary key default gen_random_uuid(),
      source_id uuid not null references sources (id),
      external_id text not null check (length(external_id) between 1 and 500),
      url text not null check (length(url) <= 2000),
      -- Without what only tracks people; equal for equal pages.
      canonical_url text not null,
      apply_url text check (length(apply_url) <= 2000),
      title text not null,
      employer text,
      raw jsonb not null,
      text text not null,
      content jsonb not null,
      -- Of what the source says, before it is read: an equal one need not be read again.
      content_hash text not null,
      -- Of employer, title, place and words, for a posting that comes back under a new id.
      repost_hash text not null,
      version integer not null default 1,
      posted_at timestamptz,
      valid_through timestamptz,
      first_seen_at timestamptz not null default clock_timestamp(),
      last_seen_at timestamptz not null default clock_timestamp(),
      changed_at timestamptz not null default clock_timestamp(),
      gone_at timestamptz,
      reposted_from uuid references listings (id),
      unique (source_id, external_id)
    )`.execute(db)
  await sql`create index listings_reposts on listings (source_id, repost_hash)`.execute(db)
  await sql`create index listings_reposted_from on listings (reposted_from) where reposted_from is not null`.execute(db)
  for (const table of ['sources', 'source_kinds', 'source_calls', 'source_runs', 'listings']) {
    await sql`grant select on ${sql.table(table)} to jobpilot_app`.execute(db)
    await sql`grant select, insert, update, delete on ${sql.table(table)} to jobpilot_system`.execute(db)
  }
  await sql`revoke delete on listings from jobpilot_system`.execute(db)
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  // Anybody may switch a source on; one that was removed comes back with its listings.
  await sql`
    create function add_source(of_kind text, of_board text, of_employer text) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare known uuid;
    begin
      if current_user_id() is null then raise exception 'only a person may add a source'; end if;
      insert into sources (kind, board, employer) values (of_kind, of_board, of_employer)
        on conflict (kind, board) do update set is_on = true, removed_at = null,
          employer = coalesce(sources.employer, excluded.employer),
          next_run_at = case when sources.is_on and sources.removed_at is null
            then sources.next_run_at else clock_timestamp() end
        returning id into known;
      return known;
    end $$`.execute(db)
  await sql`
    create function switch_source_off(source uuid, is_removed boolean) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not current_user_is_admin() then raise exception 'only an admin may switch a source off'; end if;
      update sources set is_on = false, lease_token = null,
        removed_at = case when is_removed then clock_timestamp() end
        where id = source and removed_at is null;
      return found;
    end $$`.execute(db)
  await sql`
    create function run_source_soon(source uuid, not_within interval) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if current_user_id() is null then raise exception 'only a person may run a source'; end if;
      update sources set next_run_at = clock_timestamp()
        where id = source and is_on and removed_at is null
          and (last_run_at is null or last_run_at < clock_timestamp() - not_within);
      if found then perform enqueue_sources(array[source]); end if;
      return found;
    end $$`.execute(db)
  await sql`
    create function enqueue_sources(ids uuid[]) returns void
    language sql security definer set search_path = public, pg_temp as $$
      select from graphile_worker.add_jobs((
        select array_agg(('sources/fetch-board', json_build_object('sourceId', id), null, null, 3::smallint,
          'source:' || id, null, null)::graphile_worker.job_spec) from unnest(ids) as item (id)));
      select pg_notify('jobpilot_jobs', concat_ws(' ', 'sources/fetch-board', cardinality(ids), ids[1]));
    $$`.execute(db)
  const callable = {
    'add_source(text, text, text)': 'jobpilot_app',
    'switch_source_off(uuid, boolean)': 'jobpilot_app',
    'run_source_soon(uuid, interval)': 'jobpilot_app',
    'enqueue_sources(uuid[])': 'jobpilot_system',
  }
  for (const [signature, role] of Object.entries(callable)) {
    await sql.raw(`revoke execute on function ${signature} from public`).execute(db)
    await sql.raw(`grant execute on function ${signature} to ${role}`).execute(db)
  }
}
