import { type Kysely, sql } from 'kysely'

/**
 * A claim in the statement that fetches the job, a round trip less before work begins: the lease of a run that was never
 * attempted. Null for everything else, e.g. when the brake is on or its person's row is locked for longer than a moment: such
 * a run is claimed by itself. It never fails, as that would keep the queue from fetching anything.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function claim_first(job json) returns uuid language plpgsql as $$
    declare
      login text := current_setting('role');
      lease uuid := gen_random_uuid();
      person uuid;
      is_taken boolean := false;
    begin
      if job ->> 'runId' is null then return null; end if;
      begin
        person := job ->> 'userId';
        perform set_config('role', 'jobpilot_app', true), set_config('app.user_id', person::text, true),
          set_config('lock_timeout', '100ms', true);
        perform from users where id = person and brake_of(brake, deletion_due_at) <> 'paused' for no key update;
        if found then
          update task_runs set state = 'running', lease_token = lease, attempt = 1, started_at = clock_timestamp()
          where id = (job ->> 'runId')::uuid and state = 'queued' and attempt = 0;
          is_taken := found;
        end if;
        perform set_config('role', login, true);
      exception
        when lock_not_available or invalid_text_representation then return null;
        when others then
          raise warning 'no claim with the fetch: %', sqlerrm;
          return null;
      end;
      return case when is_taken then lease end;
    end $$`.execute(db)
}
