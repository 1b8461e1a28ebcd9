import { type Kysely, sql } from 'kysely'

/**
 * Claims that write less. Of short runs: one row for a pool as long as it lives, where it was one for each batch; which jobs
 * the pool has in hand, the queue's own locks say. `run_ids` is what workers of the version before write; a later one drops it.
 * Of a long run: its first step tells the person that it runs, so that its start does not wait for their log.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table run_claims alter column run_ids set default '{}'`.execute(db)
  await sql`
    create or replace function claim_run(person uuid, run uuid, lease uuid, first_steps jsonb, ignores_brake boolean)
    returns table (state run_state, attempt integer, crashes integer) language plpgsql as $$
    declare is_paused boolean;
    begin
      perform set_config('role', 'jobpilot_app', true), set_config('app.user_id', person::text, true),
        set_config('synchronous_commit', 'off', true);
      select not ignores_brake and brake_of(brake, deletion_due_at) = 'paused' into is_paused
      from users where id = person for no key update;
      if is_paused is null then return; end if;
      return query update task_runs as held set
        state = case when is_paused then 'held' else 'running' end::run_state,
        lease_token = case when is_paused then null else lease end,
        attempt = held.attempt + (not is_paused)::integer,
        crashes = held.crashes + (held.state = 'running')::integer,
        steps = first_steps, error = null, ended_at = null,
        started_at = coalesce(held.started_at, clock_timestamp())
      where held.id = run and held.state in ('queued', 'running')
      returning held.state, held.attempt, held.crashes;
      if found and is_paused then perform publish_run(person, run); end if;
    end $$`.execute(db)
}
