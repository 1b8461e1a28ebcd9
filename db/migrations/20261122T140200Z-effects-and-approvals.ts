import { type Kysely, sql } from 'kysely'

/**
 * What leaves: how far a person lets the agents go, what they approved, and the ledger of effects. An approval's content
 * is hashed here and can never change; `may_act` is the one place that says whether an effect may happen now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column autonomy smallint not null default 0 check (autonomy between 0 and 3)`.execute(
    db,
  )
  await sql`alter table agent_outputs add column recipient_email text check (length(recipient_email) <= 254)`.execute(
    db,
  )
  await sql`create type effect_kind as enum ('mail')`.execute(db)
  await sql`create type effect_state as enum ('planned', 'attempting', 'done', 'failed', 'unknown', 'cancelled')`.execute(
    db,
  )
  await sql`create type approval_state as enum ('pending', 'approved', 'rejected', 'voided', 'expired', 'used')`.execute(
    db,
  )
  await sql`create type effect_resolution as enum ('went-out', 'send-again', 'left')`.execute(db)
  await createApprovals(db)
  await createEffects(db)
  await createMayAct(db)
  await createPrices(db)
}

async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function content_hash(content jsonb) returns text language sql immutable
    as $$ select encode(sha256(convert_to(content::text, 'UTF8')), 'hex') $$`.execute(db)
  await sql`
    create table approvals (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      kind effect_kind not null,
      draft_id uuid not null references agent_outputs (id),
      content jsonb not null,
      content_hash text not null,
      state approval_state not null default 'pending',
      requested_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null,
      approved_at timestamptz,
      runs_at timestamptz,
      ended_at timestamptz,
      reason text check (length(reason) <= 500),
      check ((approved_at is null) = (runs_at is null)),
      check (state not in ('approved', 'used') or approved_at is not null)
    )`.execute(db)
  await sql`create index approvals_recent on approvals (user_id, requested_at desc)`.execute(db)
  await sql`create unique index approvals_open on approvals (draft_id) where state in ('pending', 'approved')`.execute(
    db,
  )
  await sql`call make_user_table('approvals')`.execute(db)
  await sql`
    create function keep_approved_content() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        new.content_hash := content_hash(new.content);
      elsif new.content is distinct from old.content or new.content_hash is distinct from old.content_hash then
        raise exception 'what was put up for approval cannot change: void it and ask again';
      end if;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger approvals_keep_content before insert or update on approvals
    for each row execute function keep_approved_content()`.execute(db)
}

async function createEffects(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table effects (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      key text not null,
      kind effect_kind not null,
      draft_id uuid not null references agent_outputs (id),
      approval_id uuid not null references approvals (id),
      content_hash text not null,
      state effect_state not null default 'planned',
      adapter text,
      is_idempotent boolean,
      attempt integer not null default 0,
      attempt_token uuid,
      attempt_lease uuid,
      attempted_at timestamptz,
      ended_at timestamptz,
      outcome jsonb,
      resolution effect_resolution,
      resolved_at timestamptz,
      resolved_by uuid references users (id) on delete cascade,
      run_id uuid references task_runs (id) on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      unique (user_id, key),
      check (state <> 'attempting' or (attempt_token is not null and attempted_at is not null)),
      check ((resolution is null) = (resolved_at is null))
    )`.execute(db)
  await sql`create index effects_recent on effects (user_id, created_at desc)`.execute(db)
  await sql`create index effects_resolved_by on effects (resolved_by)`.execute(db)
  await sql`create index effects_run on effects (run_id)`.execute(db)
  await sql`
    create unique index effects_live on effects (draft_id) where state in ('planned', 'attempting', 'done', 'unknown')`.execute(
    db,
  )
  await sql`call make_user_table('effects')`.execute(db)
  await sql`
    create table mailbox_messages (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      effect_key text not null,
      content jsonb not null,
      kept_at timestamptz not null default clock_timestamp(),
      unique (user_id, effect_key)
    )`.execute(db)
  await sql`call make_user_table('mailbox_messages')`.execute(db)
}

/** Reads the person from `app.user_id`, like every policy: nobody can ask for another. */
async function createMayAct(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function may_act(act effect_kind, by_approval uuid default null) returns text language plpgsql volatile as $$
    declare person users%rowtype; given approvals%rowtype;
    begin
      select * into person from users where id = current_user_id() and deleted_at is null;
      if not found then return 'no-person'; end if;
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

async function createPrices(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table model_prices (
      provider text not null,
      model text not null,
      version text not null,
      input_usd numeric(12, 6) not null check (input_usd >= 0),
      cached_usd numeric(12, 6) not null check (cached_usd >= 0),
      output_usd numeric(12, 6) not null check (output_usd >= 0),
      valid_from timestamptz not null,
      valid_until timestamptz,
      primary key (provider, model, version)
    )`.execute(db)
  await sql`grant select on model_prices to jobpilot_app`.execute(db)
}
