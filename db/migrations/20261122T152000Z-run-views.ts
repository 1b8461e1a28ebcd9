import { type Kysely, sql } from 'kysely'

/**
 * A run as a person sees it, made where the row is: saying how it stands takes one round trip, and a worker's claim of it
 * one in all, where each statement of `withUser` took its own (4 of 7 ms from commit to the first line of work).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function iso_instant(at timestamptz) returns text language sql immutable
    as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`.execute(db)
  await sql`
    create function run_view(run task_runs) returns jsonb language sql stable as $$
      select jsonb_build_object('id', run.id, 'task', run.task, 'state', run.state, 'subjectKind', run.subject_kind,
        'subjectId', run.subject_id, 'steps', run.steps, 'attempt', run.attempt, 'error', run.error,
        'summary', run.summary, 'createdAt', iso_instant(run.created_at), 'startedAt', iso_instant(run.started_at),
        'endedAt', iso_instant(run.ended_at))
    $$`.execute(db)
  await sql`
    create function publish_run(person uuid, run uuid) returns jsonb language plpgsql as $$
    declare shown jsonb;
    begin
      select run_view(task_runs) into shown from task_runs where user_id = person and id = run;
      if shown is not null then perform append_event(person, jsonb_build_object('type', 'run.changed', 'run', shown)); end if;
      return shown;
    end $$`.execute(db)
  // For a person who is to be erased it is on, so that all that heeds it is held.
  await sql`
    create function brake_of(brake brake_state, deletion_due_at timestamptz) returns brake_state language sql immutable
    as $$ select case when deletion_due_at is null then brake else 'paused' end $$`.execute(db)
  // Runs as its caller, so that the policies hold; its settings end with the statement that calls it. The person's row
  // is locked before the run's, as everywhere. What it writes is repeated when lost, so its commit waits for no disk.
  await sql`
    create function claim_run(person uuid, run uuid, lease uuid, first_steps jsonb, ignores_brake boolean)
    returns table (state run_state, attempt integer, crashes integer) language plpgsql as $$
    declare
      is_paused boolean;
      claimed task_runs;
    begin
      perform set_config('role', 'jobpilot_app', true), set_config('app.user_id', person::text, true),
        set_config('synchronous_commit', 'off', true);
      select not ignores_brake and brake_of(brake, deletion_due_at) = 'paused' into is_paused
      from users where id = person for no key update;
      if is_paused is null then return; end if;
      update task_runs as held set
        state = case when is_paused then 'held' else 'running' end::run_state,
        lease_token = case when is_paused then null else lease end,
        attempt = held.attempt + (not is_paused)::integer,
        crashes = held.crashes + (held.state = 'running')::integer,
        steps = first_steps, error = null, ended_at = null,
        started_at = coalesce(held.started_at, clock_timestamp())
      where held.id = run and held.state in ('queued', 'running') returning held.* into claimed;
      if claimed.id is null then return; end if;
      perform append_event(person, jsonb_build_object('type', 'run.changed', 'run', run_view(claimed)));
      return query select claimed.state, claimed.attempt, claimed.crashes;
    end $$`.execute(db)
}
