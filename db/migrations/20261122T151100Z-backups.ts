import { type Kysely, sql } from 'kysely'

/**
 * `jobpilot_backup` reads every row of every table and can write none: what a backup needs, since the owner of the tables
 * is bound by row-level security like everybody else. `allow_backups` gives it what it lacks; a backup calls it first, so
 * that a table of a later migration is never left out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create role jobpilot_backup nologin noinherit nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db)
  // The login may become this role, and does not see everything merely by being its member.
  await sql`
    do $$ begin
      execute format('grant jobpilot_backup to %I', current_user)
        || case when current_setting('server_version_num')::int >= 160000 then ' with inherit false, set true' else '' end;
    end $$`.execute(db)
  await sql`grant usage on schema public to jobpilot_backup`.execute(db)
  await sql`
    create procedure allow_backups() language plpgsql as $$
    declare target regclass;
    begin
      for target in
        select oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      loop
        if not has_table_privilege('jobpilot_backup', target, 'select') then
          execute format('grant select on %s to jobpilot_backup', target);
        end if;
        if (select relrowsecurity from pg_class where oid = target)
          and not exists (select from pg_policy where polrelid = target and polname = 'backup_rows') then
          execute format('create policy backup_rows on %s for select to jobpilot_backup using (true)', target);
        end if;
      end loop;
    end $$`.execute(db)
  await sql`revoke execute on procedure allow_backups from public`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
