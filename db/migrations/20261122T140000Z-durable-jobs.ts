import { type Kysely, sql } from 'kysely'

/**
 * What lets work survive: runs that count crashes apart from failures, dead letters with cause and owner, admins who
 * look after them, and `jobpilot_system`, the role of the worker's own bookkeeping. That role sees only the tables
 * named here, across people; the server never works as it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create role jobpilot_system nologin noinherit nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db)
  await sql`do $$ begin execute format('grant jobpilot_system to %I', current_user); end $$`.execute(db)
  await sql`grant usage on schema public to jobpilot_system`.execute(db)

  await changeRuns(db)
  await createAdmins(db)
  await createDeadJobs(db)
  await createQueueFunctions(db)
}

async function changeRuns(db: Kysely<unknown>): Promise<void> {
  await sql`alter type run_state add value 'dead'`.execute(db)
  await sql`
    alter table task_runs
      add column crashes integer not null default 0,
      add column summary text check (length(summary) <= 500),
      add column result jsonb`.execute(db)
  // A run changes state several times: with no index on the state and room on the page, each change stays in place.
  await sql`drop index task_runs_held`.execute(db)
  await sql`alter table task_runs set (fillfactor = 50)`.execute(db)
  await sql`create index task_runs_by_age on task_runs (created_at)`.execute(db)
  // Short runs are claimed together, by one row that names them; ids alone, for the worker's bookkeeping alone.
  await sql`
    create table run_claims (
      batch uuid primary key,
      pool_id text not null,
      run_ids uuid[] not null,
      at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index run_claims_pool on run_claims (pool_id)`.execute(db)
  await sql`grant select, insert, delete on run_claims to jobpilot_system`.execute(db)
  await sql`create policy system_rows on task_runs to jobpilot_system using (true) with check (true)`.execute(db)
  await sql`grant select, insert, update, delete on task_runs to jobpilot_system`.execute(db)
  await sql`create policy system_rows on users for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (id, email, brake, created_at, deleted_at) on users to jobpilot_system`.execute(db)
  await sql`create policy system_rows on matches for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, posting_id, rubric_version, created_at) on matches to jobpilot_system`.execute(db)
}

async function createAdmins(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table admins (
      user_id uuid primary key references users (id) on delete cascade,
      granted_at timestamptz not null default now()
    )`.execute(db)
  await sql`call make_user_table('admins')`.execute(db)
  // Nobody makes themselves an admin through the application: npm run admin does, as the owner.
  await sql`revoke insert, update, delete on admins from jobpilot_app`.execute(db)
  await sql`create policy system_rows on admins for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select on admins to jobpilot_system`.execute(db)
  await sql`
    create function current_user_is_admin() returns boolean language sql stable
    as $$ select exists (select from admins where user_id = current_user_id()) $$`.execute(db)
}

async function createDeadJobs(db: Kysely<unknown>): Promise<void> {
  await sql`create type dead_cause as enum ('failed', 'timed-out', 'crashed', 'unreadable', 'unknown-task')`.execute(db)
  await sql`create type dead_resolution as enum ('retried', 'discarded')`.execute(db)
  await sql`
    create table dead_jobs (
      id uuid primary key default gen_random_uuid(),
      user_id uuid references users (id) on delete cascade,
      run_id uuid references task_runs (id) on delete set null,
      task text not null,
      payload jsonb not null,
      attempts integer not null,
      cause dead_cause not null,
      message text not null check (length(message) <= 500),
      died_at timestamptz not null default clock_timestamp(),
      alerted_at timestamptz,
      resolution dead_resolution,
      resolved_at timestamptz,
      resolved_by uuid,
      check ((resolution is null) = (resolved_at is null))
    )`.execute(db)
  await sql`create index dead_jobs_recent on dead_jobs (died_at desc, id)`.execute(db)
  await sql`create index dead_jobs_owner on dead_jobs (user_id)`.execute(db)
  await sql`create index dead_jobs_run on dead_jobs (run_id)`.execute(db)
  await sql`create index dead_jobs_unheard on dead_jobs (died_at) where alerted_at is null`.execute(db)
  await sql`alter table dead_jobs enable row level security`.execute(db)
  await sql`alter table dead_jobs force row level security`.execute(db)
  // A job that cannot be read has no owner: anyone may write such a letter, only an admin may read it.
  await sql`
    create policy own_rows_or_admin on dead_jobs
    using (user_id = current_user_id() or current_user_is_admin())
    with check (user_id = current_user_id() or user_id is null or current_user_is_admin())`.execute(db)
  await sql`grant select, insert, update on dead_jobs to jobpilot_app`.execute(db)
  await sql`create policy system_rows on dead_jobs to jobpilot_system using (true) with check (true)`.execute(db)
  await sql`grant select, insert, update, delete on dead_jobs to jobpilot_system`.execute(db)
}

async function createQueueFunctions(db: Kysely<unknown>): Promise<void> {
  // The queue's own tries serve crashes alone, and must outlast the limit that the worker keeps on those.
  await sql`
    create function enqueue_run(run uuid, run_at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
    as $$
      select from (select task, payload from task_runs where id = run) as r,
        lateral graphile_worker.add_job(r.task, r.payload::json, max_attempts => 25, run_at => run_at, job_key => run::text)
    $$`.execute(db)
  await sql`
    create function enqueue_runs(runs uuid[], tasks text[], payloads jsonb[]) returns void
    language sql security definer set search_path = public, pg_temp
    as $$
      select from graphile_worker.add_jobs((
        select array_agg((item.task, item.payload::json, null, null, 25::smallint, item.run::text, null, null)::graphile_worker.job_spec)
        from unnest(runs, tasks, payloads) as item (run, task, payload)))
    $$`.execute(db)
  await sql`
    create function runs_without_job(runs uuid[]) returns setof uuid
    language sql security definer set search_path = public, pg_temp
    as $$
      select run from unnest(runs) as wanted (run)
      where not exists (select from graphile_worker._private_jobs where key = run::text)
    $$`.execute(db)
  await sql`
    create function queue_depths()
    returns table (task text, ready bigint, running bigint, scheduled bigint, oldest_ready timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select tasks.identifier,
        count(*) filter (where locked_at is null and run_at <= now() and attempts < max_attempts),
        count(*) filter (where locked_at is not null),
        count(*) filter (where locked_at is null and run_at > now() and attempts < max_attempts),
        min(run_at) filter (where locked_at is null and run_at <= now() and attempts < max_attempts)
      from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      group by tasks.identifier
    $$`.execute(db)
  await sql`drop function enqueue_task`.execute(db)
  for (const signature of ['enqueue_run(uuid, timestamptz)', 'queue_depths()']) {
    await sql.raw(`revoke execute on function ${signature} from public`).execute(db)
    await sql.raw(`grant execute on function ${signature} to jobpilot_app, jobpilot_system`).execute(db)
  }
  for (const signature of ['enqueue_runs(uuid[], text[], jsonb[])', 'runs_without_job(uuid[])']) {
    await sql.raw(`revoke execute on function ${signature} from public`).execute(db)
    await sql.raw(`grant execute on function ${signature} to jobpilot_system`).execute(db)
  }
}
