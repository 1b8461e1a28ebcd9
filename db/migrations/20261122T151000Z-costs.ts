import { type Kysely, sql } from 'kysely'

/**
 * What model calls cost, for the person and for whoever runs the instance: how far up their budget a person has been told
 * of, and totals across people. The totals come from a function of the system role, which asks for an admin first, so that
 * the application role still sees nobody else's calls.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table spend_months
      add column told_share smallint not null default 0 check (told_share in (0, 80, 100)),
      add column told_limit_micro_usd bigint`.execute(db)
  await sql`create index model_calls_by_month on model_calls (month)`.execute(db)
  await sql`create policy system_select on model_calls for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, agent, month, state, cost_micro_usd, settled_at) on model_calls to jobpilot_system`.execute(
    db,
  )
  await sql`
    create function instance_spend(of_month date)
    returns table (kind text, key text, email text, micro_usd bigint, calls bigint)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not current_user_is_admin() then raise exception 'only an admin may see what everybody spends'; end if;
      return query
        select case when grouping(m.user_id) = 0 then 'person' when grouping(m.agent) = 0 then 'agent' else 'day' end,
          coalesce(m.user_id::text, m.agent, to_char(m.day, 'YYYY-MM-DD')),
          (select u.email from users u where u.id = m.user_id), sum(m.cost)::bigint, count(*)
        from (
          select c.user_id, c.agent, (c.settled_at at time zone 'utc')::date as day, c.cost_micro_usd as cost
          from model_calls c where c.month = of_month and c.state = 'settled') as m
        group by grouping sets ((m.user_id), (m.agent), (m.day));
    end $$`.execute(db)
  // Taking a function over needs the right to create one there, for this moment.
  await sql`grant create on schema public to jobpilot_system`.execute(db)
  await sql`alter function instance_spend owner to jobpilot_system`.execute(db)
  await sql`revoke create on schema public from jobpilot_system`.execute(db)
  await sql`revoke execute on function instance_spend from public`.execute(db)
  await sql`grant execute on function instance_spend to jobpilot_app`.execute(db)
}
