import { type Kysely, sql } from 'kysely'

/**
 * The daily briefing: when each person wants it, in their own zone, and what was written for them. `briefing_due_day`
 * is the one place that says which local day's briefing is due at a moment; the worker's planner asks it for everybody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSchedule(db)
  await createBriefings(db)
  await createDueDay(db)
}

async function createSchedule(db: Kysely<unknown>): Promise<void> {
  // One person's unknown zone would stop the planner for everybody: it cannot be stored.
  await sql`
    create function is_time_zone(zone text) returns boolean language plpgsql immutable as $$
    begin
      perform now() at time zone zone;
      return true;
    exception when invalid_parameter_value then
      return false;
    end $$`.execute(db)
  await sql`create type briefing_frequency as enum ('daily', 'weekly', 'off')`.execute(db)
  await sql`
    alter table users
      add column time_zone text not null default 'UTC' check (length(time_zone) <= 60 and is_time_zone(time_zone)),
      add column is_time_zone_chosen boolean not null default false,
      add column briefing_frequency briefing_frequency not null default 'daily',
      add column briefing_minute smallint not null default 480 check (briefing_minute between 0 and 1439),
      add column briefing_weekday smallint not null default 1 check (briefing_weekday between 1 and 7)`.execute(db)
  await sql`
    grant select (time_zone, briefing_frequency, briefing_minute, briefing_weekday) on users to jobpilot_system`.execute(
    db,
  )
}

async function createBriefings(db: Kysely<unknown>): Promise<void> {
  await sql`create type briefing_kind as enum ('full', 'last-good', 'minimal')`.execute(db)
  await sql`
    create table briefings (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      day date not null,
      kind briefing_kind not null,
      content jsonb not null,
      made_at timestamptz not null default clock_timestamp(),
      run_id uuid references task_runs (id) on delete set null,
      unique (user_id, day)
    )`.execute(db)
  await sql`create index briefings_run on briefings (run_id)`.execute(db)
  await sql`create index briefings_by_age on briefings (made_at)`.execute(db)
  await sql`call make_user_table('briefings')`.execute(db)
  await sql`create policy system_select on briefings for select to jobpilot_system using (true)`.execute(db)
  await sql`create policy system_delete on briefings for delete to jobpilot_system using (true)`.execute(db)
  await sql`grant select (id, user_id, day, made_at), delete on briefings to jobpilot_system`.execute(db)
  // Two planners at once, or a planner and a press of the person: one run per person and local day.
  await sql`
    create unique index task_runs_briefing_day on task_runs (user_id, (payload ->> 'day'))
    where task = 'briefings/write-briefing'`.execute(db)
}

/**
 * The local day whose chosen time has passed at `moment`, if that day is one to brief on. A time that the clocks skip is
 * due at the first instant after; the hour that comes twice gives the same day twice, and the day's run is unique. A time
 * skipped at a day's very end is caught up with within two hours of the next, and a day that a zone skipped is none.
 * Nobody is briefed for a time before they came.
 */
async function createDueDay(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function briefing_due_day(
      moment timestamptz, zone text, frequency briefing_frequency, minute integer, weekday integer, joined timestamptz)
    returns table (day date) language sql stable as $$
      select latest.day
      from (select moment at time zone zone as local) as clock,
        lateral (select (clock.local - make_interval(mins => minute))::date as day) as latest,
        lateral (select latest.day + make_interval(mins => minute) as due) as chosen
      where frequency <> 'off'
        and (frequency = 'daily' or extract(isodow from latest.day) = weekday)
        and (clock.local::date = latest.day or clock.local < chosen.due + interval '2 hours')
        and joined at time zone zone <= chosen.due
        and ((latest.day + time '12:00') at time zone zone at time zone zone)::date = latest.day
    $$`.execute(db)
}
