import { type Kysely, sql } from 'kysely'

/**
 * The log by months, so that what is older than its keep goes by dropping a table. Partitions live in a schema the
 * application role may not use: row-level security of the parent does not hold for a partition that is named directly.
 * `seq` stays unique per person by the row lock of `append_event`; a unique index would have to hold `at` as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists event_partitions`.execute(db)
  await sql`alter table events rename to events_before`.execute(db)
  await sql`alter table events_before rename constraint events_pkey to events_before_pkey`.execute(db)
  await sql`
    create table events (
      user_id uuid not null references users (id) on delete cascade,
      seq bigint not null,
      at timestamptz not null default clock_timestamp(),
      body jsonb not null,
      primary key (user_id, seq, at)
    ) partition by range (at)`.execute(db)
  await sql`create table event_partitions.events_default partition of events default`.execute(db)
  await createRolling(db)
  // The owner is held by the policies too (FORCE), and this login may be no superuser: copy where none applies.
  await sql`alter table events_before no force row level security`.execute(db)
  await sql`insert into event_partitions.events_default (user_id, seq, at, body) select user_id, seq, at, body from events_before`.execute(
    db,
  )
  await sql`drop table events_before`.execute(db)
  await sql`call make_user_table('events')`.execute(db)
  await sql`select roll_event_partitions(1200)`.execute(db)
  await createReading(db)
}

/**
 * Months are of UTC. Locks are taken in the order of everybody else, `users` before `events`, and are not waited for
 * longer than 3 s, since all that writes waits behind. With nothing to do none is taken.
 */
async function createRolling(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function roll_event_partitions(keep_months integer) returns integer
    language plpgsql set search_path = public, pg_temp set lock_timeout = '3s' as $$
    declare
      this_month timestamp := date_trunc('month', now() at time zone 'UTC');
      oldest timestamp := this_month - make_interval(months => keep_months);
      missing timestamp[];
      expired text[];
      month timestamp;
      name text;
    begin
      if keep_months < 1 then raise exception 'keep_months must be at least 1'; end if;
      perform pg_advisory_xact_lock(hashtext('roll_event_partitions'));
      select array_agg(wanted order by wanted) into missing from (
        select this_month + make_interval(months => ahead) as wanted from generate_series(0, 2) as ahead
        union
        select date_trunc('month', timezone('UTC', at)) from event_partitions.events_default
        where timezone('UTC', at) >= oldest
      ) as months where to_regclass('event_partitions.events_' || to_char(wanted, 'YYYY_MM')) is null;
      select array_agg(relname order by relname) into expired from pg_class
      where relnamespace = 'event_partitions'::regnamespace and relkind = 'r' and relname ~ '^events_[0-9]{4}_[0-9]{2}$'
        and to_timestamp(substr(relname, 8), 'YYYY_MM')::timestamp < oldest;
      delete from event_partitions.events_default where timezone('UTC', at) < oldest;
      if missing is null and expired is null then return 0; end if;

      if expired is null then lock table users in share row exclusive mode;
      else lock table users, events in access exclusive mode;
      end if;
      lock table event_partitions.events_default in access exclusive mode;
      foreach month in array coalesce(missing, '{}') loop
        name := 'events_' || to_char(month, 'YYYY_MM');
        execute format('create table event_partitions.%I (like events including defaults)', name);
        execute format('with moved as (delete from event_partitions.events_default where at >= %L and at < %L returning *)
          insert into event_partitions.%I select * from moved',
          month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC', name);
        execute format('alter table events attach partition event_partitions.%I for values from (%L) to (%L)',
          name, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      end loop;
      foreach name in array coalesce(expired, '{}') loop
        execute format('drop table event_partitions.%I', name);
      end loop;
      return coalesce(cardinality(missing), 0) + coalesce(cardinality(expired), 0);
    end $$`.execute(db)
  await sql`revoke execute on function roll_event_partitions from public`.execute(db)
}

/**
 * What `withUser` and a select do in four round trips, in one: half the way from commit to browser was spent there.
 * It runs as its caller, so that the policy holds, and its settings end with the statement that calls it. Planning the
 * partitions anew on each call, as Postgres would otherwise choose to, takes four times as long as reading them.
 */
async function createReading(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function read_events(person uuid, after bigint, most integer)
    returns table (seq bigint, at timestamptz, body jsonb)
    language plpgsql set plan_cache_mode = force_generic_plan as $$
    begin
      perform set_config('role', 'jobpilot_app', true), set_config('app.user_id', person::text, true);
      return query select e.seq, e.at, e.body from events e
        where e.user_id = person and e.seq > after order by e.seq limit most;
    end $$`.execute(db)
}
