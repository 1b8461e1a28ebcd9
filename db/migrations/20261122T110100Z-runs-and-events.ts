import { type Kysely, sql } from 'kysely'

/**
 * The per-person log and the background work. `append_event` takes the next `seq` under the person's row lock, so that
 * the order of numbers is the order of commits, and notifies with the person's id alone (payloads are limited to 8 kB
 * and a dropped LISTEN replays nothing). `enqueue_task` is the only way the application role can add a job.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table events (
      user_id uuid not null references users (id) on delete cascade,
      seq bigint not null,
      at timestamptz not null default clock_timestamp(),
      body jsonb not null,
      primary key (user_id, seq)
    )`.execute(db)
  await sql`call make_user_table('events')`.execute(db)
  await sql`
    create function append_event(person uuid, body jsonb) returns bigint language plpgsql as $$
    declare taken bigint;
    begin
      update users set event_seq = event_seq + 1 where id = person returning event_seq into taken;
      if taken is null then return null; end if;
      insert into events (user_id, seq, body) values (person, taken, body);
      perform pg_notify('jobpilot_events', person::text);
      return taken;
    end $$`.execute(db)

  await sql`create type run_state as enum ('queued', 'running', 'held', 'done', 'failed', 'cancelled')`.execute(db)
  await sql`create type run_subject as enum ('document', 'posting', 'draft', 'profile')`.execute(db)
  await sql`
    create table task_runs (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      task text not null,
      payload jsonb not null,
      state run_state not null default 'queued',
      subject_kind run_subject not null,
      subject_id uuid,
      steps jsonb not null default '[]',
      attempt integer not null default 0,
      lease_token uuid,
      is_cancel_requested boolean not null default false,
      error jsonb,
      traceparent text,
      created_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      ended_at timestamptz
    )`.execute(db)
  await sql`create index task_runs_recent on task_runs (user_id, created_at desc)`.execute(db)
  await sql`create index task_runs_held on task_runs (user_id) where state = 'held'`.execute(db)
  await sql`create index task_runs_subject on task_runs (user_id, subject_id)`.execute(db)
  await sql`call make_user_table('task_runs')`.execute(db)

  await sql`
    create function enqueue_task(task text, payload json, max_attempts integer, run_at timestamptz)
    returns void language sql security definer set search_path = graphile_worker, pg_temp
    as $$ select from graphile_worker.add_job(task, payload, max_attempts => max_attempts, run_at => run_at) $$`.execute(
    db,
  )
  await sql`revoke execute on function enqueue_task from public`.execute(db)
  await sql`grant execute on function enqueue_task to jobpilot_app`.execute(db)

  await sql`
    create table agent_actions (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      run_id uuid references task_runs (id) on delete set null,
      agent text not null,
      action text not null,
      rationale text not null,
      confidence real check (confidence between 0 and 1),
      alternatives jsonb not null default '[]',
      made_by jsonb not null,
      subject_kind run_subject,
      subject_id uuid,
      duration_ms integer not null check (duration_ms >= 0),
      input_tokens integer not null default 0,
      output_tokens integer not null default 0,
      cost_micro_usd bigint not null default 0,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index agent_actions_recent on agent_actions (user_id, created_at desc, id)`.execute(db)
  await sql`call make_user_table('agent_actions')`.execute(db)

  await sql`create type call_state as enum ('reserved', 'settled', 'released', 'expired')`.execute(db)
  await sql`
    create table spend_months (
      user_id uuid not null references users (id) on delete cascade,
      month date not null check (extract(day from month) = 1),
      limit_micro_usd bigint not null check (limit_micro_usd >= 0),
      spent_micro_usd bigint not null default 0 check (spent_micro_usd >= 0),
      reserved_micro_usd bigint not null default 0 check (reserved_micro_usd >= 0),
      primary key (user_id, month)
    )`.execute(db)
  await sql`call make_user_table('spend_months')`.execute(db)
  await sql`
    create table model_calls (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      run_id uuid references task_runs (id) on delete set null,
      agent text not null,
      provider text not null,
      model text not null,
      price_version text not null,
      state call_state not null default 'reserved',
      month date not null,
      reserved_micro_usd bigint not null check (reserved_micro_usd >= 0),
      cost_micro_usd bigint check (cost_micro_usd >= 0),
      input_tokens integer,
      output_tokens integer,
      cached_input_tokens integer,
      latency_ms integer,
      outcome text,
      reserved_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null,
      settled_at timestamptz
    )`.execute(db)
  await sql`create index model_calls_month on model_calls (user_id, month)`.execute(db)
  await sql`create index model_calls_run on model_calls (run_id)`.execute(db)
  await sql`call make_user_table('model_calls')`.execute(db)
}
