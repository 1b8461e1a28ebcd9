import { type Kysely, sql } from 'kysely'

/**
 * Mails of the instance to a person themselves, in the same ledger as those a person approved; which of them they want;
 * addresses that nobody may write to any more, and people who asked one person not to. `may_mail` says whether a mail
 * to the person may go out now, as `may_act` does for what goes out in their name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSystemMails(db)
  await createSettings(db)
  await createRefusals(db)
  await createMayMail(db)
  await createMayAct(db)
  await createPartingMails(db)
  await sql`call allow_backups()`.execute(db)
}

async function createSystemMails(db: Kysely<unknown>): Promise<void> {
  await sql`alter type effect_kind add value 'system-mail'`.execute(db)
  await sql`
    create type mail_kind as enum (
      'welcome', 'export-ready', 'deletion-scheduled', 'budget-warned', 'budget-stopped', 'approval-waiting', 'digest')`.execute(
    db,
  )
  // In the order in which one takes the place of another: messages of a provider may come late.
  await sql`create type delivery_state as enum ('delivered', 'failed', 'bounced', 'complained')`.execute(db)
  await sql`
    create table system_mails (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      kind mail_kind not null,
      key text not null check (length(key) <= 120),
      facts jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      unique (user_id, key)
    )`.execute(db)
  await sql`create index system_mails_recent on system_mails (user_id, created_at desc)`.execute(db)
  await sql`call make_user_table('system_mails')`.execute(db)
  await sql`create policy system_select on system_mails for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, key) on system_mails to jobpilot_system`.execute(db)
  await sql`create policy system_select on approvals for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, state, requested_at, expires_at) on approvals to jobpilot_system`.execute(db)
  await sql`
    alter table effects
      alter column draft_id drop not null,
      alter column approval_id drop not null,
      add column system_mail_id uuid unique references system_mails (id),
      add column delivery delivery_state,
      add column delivery_at timestamptz,
      add check (num_nonnulls(approval_id, system_mail_id) = 1),
      add check ((approval_id is null) = (draft_id is null)),
      add check ((delivery is null) = (delivery_at is null))`.execute(db)
}

/** A person without a row has the defaults. `stop_secret` signs the links that turn a kind of mail off. */
async function createSettings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mail_settings (
      user_id uuid primary key references users (id) on delete cascade,
      digest boolean not null default false,
      approval_waiting boolean not null default true,
      budget boolean not null default true,
      stop_secret text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
    )`.execute(db)
  await sql`call make_user_table('mail_settings')`.execute(db)
  await sql`create policy system_select on mail_settings for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (user_id, approval_waiting) on mail_settings to jobpilot_system`.execute(db)
}

async function createRefusals(db: Kysely<unknown>): Promise<void> {
  await sql`create type suppression_reason as enum ('bounced', 'complained')`.execute(db)
  await sql`
    create function address_hash(address text) returns text language sql immutable
    as $$ select encode(sha256(convert_to('jobpilot-mail:' || lower(btrim(address)), 'UTF8')), 'hex') $$`.execute(db)
  await sql`
    create table mail_suppressions (
      address_hash text primary key check (address_hash ~ '^[0-9a-f]{64}$'),
      reason suppression_reason not null,
      since timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`grant select, insert, update on mail_suppressions to jobpilot_app`.execute(db)
  await sql`grant select on mail_suppressions to jobpilot_system`.execute(db)
  await sql`
    create table contact_opt_outs (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      address text not null check (length(address) <= 254 and address = lower(btrim(address))),
      asked_at timestamptz not null default clock_timestamp(),
      unique (user_id, address)
    )`.execute(db)
  await sql`call make_user_table('contact_opt_outs')`.execute(db)
  await sql`
    create function suppression_of(address text) returns text language sql stable
    as $$ select reason::text from mail_suppressions where address_hash = address_hash(address) $$`.execute(db)
  await sql`
    create function contact_refusal(of_address text) returns text language sql stable as $$
      select coalesce(suppression_of(of_address), (
        select 'opted-out' from contact_opt_outs
        where user_id = current_user_id() and address = lower(btrim(of_address)))) $$`.execute(db)
}

/** Reads the person from `app.user_id`. What is their right goes out under the brake and before a deletion, too. */
async function createMayMail(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function may_mail(of_kind mail_kind) returns text language plpgsql volatile as $$
    declare person users%rowtype; chosen mail_settings%rowtype;
    begin
      select * into person from users where id = current_user_id();
      if not found then return 'no-person'; end if;
      if of_kind = 'deletion-scheduled' then
        if person.deletion_due_at is null then return 'over'; end if;
      elsif person.deleted_at is not null then return 'no-person';
      elsif of_kind <> 'export-ready' then
        if person.deletion_due_at is not null then return 'leaving'; end if;
        if person.brake <> 'running' then return 'brake'; end if;
        select * into chosen from mail_settings where user_id = person.id;
        if not coalesce(case of_kind
            when 'digest' then coalesce(chosen.digest, false)
            when 'approval-waiting' then chosen.approval_waiting
            when 'budget-warned' then chosen.budget
            when 'budget-stopped' then chosen.budget end, true) then return 'turned-off'; end if;
        if of_kind = 'approval-waiting' and not exists (
          select from approvals
          where user_id = person.id and state = 'pending' and expires_at > clock_timestamp()) then return 'over'; end if;
      end if;
      if person.email is null then return 'no-address'; end if;
      return coalesce(suppression_of(person.email), 'ok');
    end $$`.execute(db)
}

/** As before, and nothing goes out to an address that bounced or complained, or whose owner asked this person to stop. */
async function createMayAct(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function may_act(act effect_kind, by_approval uuid default null)
    returns text language plpgsql volatile as $$
    declare person users%rowtype; given approvals%rowtype; refusal text;
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
      refusal := contact_refusal(given.content ->> 'to');
      if refusal is not null then return refusal; end if;
      if given.runs_at > clock_timestamp() then return 'undo-window'; end if;
      return 'ok';
    end $$`.execute(db)
}

/**
 * The last mail to a person who was erased: planned in the very transaction that takes them away. The address stays for
 * the few moments, a day at most, until it went out or cannot; what became of it stays with the receipt's number.
 */
async function createPartingMails(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table parting_mails (
      receipt_id uuid primary key references erasure_receipts (id),
      address text check (length(address) <= 254),
      state effect_state not null default 'planned',
      attempt integer not null default 0,
      adapter text,
      is_idempotent boolean,
      attempt_token uuid,
      attempted_at timestamptz,
      next_at timestamptz not null default clock_timestamp(),
      planned_at timestamptz not null default clock_timestamp(),
      check ((address is not null) = (state in ('planned', 'attempting')))
    )`.execute(db)
  await sql`create index parting_mails_open on parting_mails (next_at) where address is not null`.execute(db)
  await sql`grant select, update on parting_mails to jobpilot_system`.execute(db)
  await sql`
    create or replace function close_own_erasure() returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare done deletions%rowtype; person users%rowtype; was_told boolean;
    begin
      select * into person from users where id = current_user_id() and deletion_due_at <= clock_timestamp() for update;
      if not found then return null; end if;
      select * into strict done from deletions where user_id = current_user_id();
      -- Whoever a restored backup brought back was told when they were erased.
      select exists (
        select from erasure_receipts where person_hash = person_hash(person.id) and erased_at > person.created_at)
        into was_told;
      insert into erasure_receipts (id, person_hash, requested_at, erased_at, counts)
      values (done.receipt_id, person_hash(done.user_id), done.requested_at, clock_timestamp(), done.counts);
      if person.email ~ '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' and not was_told and suppression_of(person.email) is null then
        insert into parting_mails (receipt_id, address) values (done.receipt_id, person.email);
      end if;
      delete from users where id = done.user_id;
      return done.receipt_id;
    end $$`.execute(db)
}
