import { type Kysely, sql } from 'kysely'

/** An admin may start a dead job of the instance again: one of the schedule, or of a source, which has no run to restart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function retry_system_job(of_letter uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare letter dead_jobs%rowtype;
    begin
      if not current_user_is_admin() then raise exception 'only an admin may start a dead job again'; end if;
      update dead_jobs set resolution = 'retried', resolved_at = clock_timestamp(), resolved_by = current_user_id()
        where id = of_letter and user_id is null and run_id is null and resolution is null
          and cause in ('failed', 'timed-out', 'crashed')
        returning * into letter;
      if not found then return false; end if;
      -- The keys by which the schedule and the planner of sources know them: one that is there already is enough.
      perform graphile_worker.add_job(letter.task, letter.payload::json, max_attempts => 3,
        job_key => coalesce('source:' || (letter.payload ->> 'sourceId'), letter.task));
      perform pg_notify('jobpilot_jobs', concat_ws(' ', letter.task, 1, letter.id));
      return true;
    end $$`.execute(db)
  await sql`revoke execute on function retry_system_job from public`.execute(db)
  await sql`grant execute on function retry_system_job to jobpilot_app`.execute(db)
}
