import { type Kysely, sql } from 'kysely'

/**
 * Taking one's data along, and leaving. `users.deletion_due_at` is the one place that says a person is to be erased;
 * what erasing needs beyond the person's own rows is done by functions that read the person from `app.user_id`, like
 * every policy. A receipt holds no personal data: `person_hash` finds the person again in a database that was restored.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createExports(db)
  await createDeletions(db)
  await createReceipts(db)
  await createSpend(db)
  await createErasing(db)
  await createMayAct(db)
}

async function createExports(db: Kysely<unknown>): Promise<void> {
  await sql`alter type run_subject add value 'export'`.execute(db)
  await sql`create type export_state as enum ('making', 'ready', 'failed', 'expired')`.execute(db)
  await sql`
    create table data_exports (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      state export_state not null default 'making',
      storage_key text,
      bytes bigint,
      sha256 text,
      error jsonb,
      run_id uuid references task_runs (id) on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      ready_at timestamptz,
      expires_at timestamptz,
      check (state <> 'ready' or (storage_key is not null and sha256 is not null and expires_at is not null))
    )`.execute(db)
  await sql`create index data_exports_recent on data_exports (user_id, created_at desc)`.execute(db)
  await sql`create index data_exports_run on data_exports (run_id)`.execute(db)
  await sql`create index data_exports_expiring on data_exports (expires_at) where state = 'ready'`.execute(db)
  await sql`create unique index data_exports_making on data_exports (user_id) where state = 'making'`.execute(db)
  await sql`call make_user_table('data_exports')`.execute(db)
  await sql`create policy system_select on data_exports for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (id, user_id, state, expires_at) on data_exports to jobpilot_system`.execute(db)
}

async function createDeletions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column deletion_due_at timestamptz`.execute(db)
  await sql`create index users_deletion_due on users (deletion_due_at) where deletion_due_at is not null`.execute(db)
  await sql`grant select (deletion_due_at) on users to jobpilot_system`.execute(db)
  // How far an erasure has come; it becomes the receipt.
  await sql`
    create table deletions (
      user_id uuid primary key references users (id) on delete cascade,
      receipt_id uuid not null default gen_random_uuid(),
      requested_at timestamptz not null default clock_timestamp(),
      started_at timestamptz,
      counts jsonb not null default '{}'
    )`.execute(db)
  await sql`call make_user_table('deletions')`.execute(db)
}

async function createReceipts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function person_hash(person uuid) returns text language sql immutable
    as $$ select encode(sha256(convert_to('jobpilot-erasure:' || person::text, 'UTF8')), 'hex') $$`.execute(db)
  await sql`
    create table erasure_receipts (
      id uuid primary key,
      person_hash text not null check (person_hash ~ '^[0-9a-f]{64}$'),
      requested_at timestamptz not null,
      erased_at timestamptz not null,
      counts jsonb not null,
      filed_at timestamptz
    )`.execute(db)
  await sql`create index erasure_receipts_person on erasure_receipts (person_hash)`.execute(db)
  await sql`create index erasure_receipts_unfiled on erasure_receipts (id) where filed_at is null`.execute(db)
  await sql`grant select (id, requested_at, erased_at, counts) on erasure_receipts to jobpilot_app`.execute(db)
  await sql`grant select, insert, update (filed_at) on erasure_receipts to jobpilot_system`.execute(db)
}

/** What erased people's model calls cost, for the totals: summed by month and model, without anybody in it. */
async function createSpend(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table erased_spend (
      month date not null,
      agent text not null,
      provider text not null,
      model text not null,
      calls integer not null check (calls > 0),
      cost_micro_usd bigint not null check (cost_micro_usd >= 0),
      primary key (month, agent, provider, model)
    )`.execute(db)
  await sql`grant select on erased_spend to jobpilot_app, jobpilot_system`.execute(db)
  await sql`
    create function anonymise_own_spend() returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare gone bigint;
    begin
      with calls as (
        delete from model_calls where user_id = current_user_id()
        returning month, agent, provider, model, coalesce(cost_micro_usd, 0) as cost),
      kept as (
        insert into erased_spend as total (month, agent, provider, model, calls, cost_micro_usd)
        select month, agent, provider, model, count(*), sum(cost) from calls group by 1, 2, 3, 4
        on conflict (month, agent, provider, model) do update
          set calls = total.calls + excluded.calls, cost_micro_usd = total.cost_micro_usd + excluded.cost_micro_usd)
      select count(*) into gone from calls;
      return gone;
    end $$`.execute(db)
}

async function createErasing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function erase_own_jobs() returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare gone bigint;
    begin
      delete from graphile_worker._private_jobs where payload::jsonb ->> 'userId' = current_user_id()::text;
      get diagnostics gone = row_count;
      return gone;
    end $$`.execute(db)
  // The last step: the receipt is there when, and only when, the person is not.
  await sql`
    create function close_own_erasure() returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare done deletions%rowtype;
    begin
      perform from users where id = current_user_id() and deletion_due_at <= clock_timestamp() for update;
      if not found then return null; end if;
      select * into strict done from deletions where user_id = current_user_id();
      insert into erasure_receipts (id, person_hash, requested_at, erased_at, counts)
      values (done.receipt_id, person_hash(done.user_id), done.requested_at, clock_timestamp(), done.counts);
      delete from users where id = done.user_id;
      return done.receipt_id;
    end $$`.execute(db)
  for (const name of ['anonymise_own_spend', 'erase_own_jobs', 'close_own_erasure']) {
    await sql.raw(`revoke execute on function ${name} from public`).execute(db)
    await sql.raw(`grant execute on function ${name} to jobpilot_app`).execute(db)
  }
  await sql`grant delete on dead_jobs to jobpilot_app`.execute(db)
  await sql`
    create policy only_own_delete on dead_jobs as restrictive for delete to jobpilot_app
    using (user_id = current_user_id())`.execute(db)
  await sql`grant select (key), delete on rate_limits to jobpilot_system`.execute(db)
}

/** As before, and nothing goes out for a person who is to be erased. */
async function createMayAct(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function may_act(act effect_kind, by_approval uuid default null)
    returns text language plpgsql volatile as $$
    declare person users%rowtype; given approvals%rowtype;
    begin
      select * into person from users where id = current_user_id() and deleted_at is null;
      if not found then return 'no-person'; end if;
      if person.deletion_due_at is not null then return 'leaving'; end if;
      if person.brake <> 'running' then return 'brake'; end if;
      if person.autonomy < 2 then return 'level'; end if;
      select * into given from approvals where id = by_approval and user_id = person.id and kind = act;
      if not found or given.state = 'pending' then return 'approval-needed'; end if;
      if given.state not in ('approved', 'used') then return given.state::text; end if;
      if given.expires_at <= clock_timestamp() then return 'expired'; end if;
      if given.content_hash <> content_hash(given.content) then return 'changed'; end if;
      if given.state = 'approved' and not exists (
        select from agent_outputs
        where id = given.draft_id and state = 'ready' and deleted_at is null and recipient_email = given.content ->> 'to'
          and subject = given.content ->> 'subject' and body = given.content ->> 'body') then return 'changed'; end if;
      if given.runs_at > clock_timestamp() then return 'undo-window'; end if;
      return 'ok';
    end $$`.execute(db)
}
