import { type Kysely, sql } from 'kysely'

/**
 * The audit log names people by a number of their own instead of their id, which for a local account can be computed from the
 * address. The number goes with the person, and nobody can say any more whose entries those were. Entries from before keep the
 * id, as each holds the hash of the one before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_refs (
      user_id uuid primary key references users (id) on delete cascade,
      ref uuid not null unique default gen_random_uuid()
    )`.execute(db)
  await sql`alter table audit_refs enable row level security, force row level security`.execute(db)
  await sql`
    create policy own_rows on audit_refs using (user_id = current_user_id()) with check (user_id = current_user_id())`.execute(
    db,
  )
  await sql`create policy system_rows on audit_refs to jobpilot_system using (true) with check (true)`.execute(db)
  await sql`grant select on audit_refs to jobpilot_app`.execute(db)
  await sql`grant select, insert, update on audit_refs to jobpilot_system`.execute(db)
  await sql`
    create function audit_ref_of(person uuid) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare own uuid;
    begin
      select ref into own from audit_refs where user_id = person;
      if found then return own; end if;
      if not exists (select from users where id = person) then return person; end if;
      insert into audit_refs as known (user_id) values (person) on conflict (user_id) do update set ref = known.ref
        returning ref into own;
      return own;
    end $$`.execute(db)
  await sql`
    create or replace function chain_audit() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare head audit_head%rowtype;
    begin
      new.actor := audit_ref_of(new.actor);
      if new.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then new.subject := audit_ref_of(new.subject::uuid)::text; end if;
      insert into audit_head (seq, hash) values (0, repeat('0', 64))
        on conflict (is_only) do update set seq = audit_head.seq returning * into head;
      new.seq := head.seq + 1;
      new.at := clock_timestamp();
      new.prev_hash := head.hash;
      new.hash := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
      update audit_head set seq = new.seq, hash = new.hash where is_only;
      return new;
    end $$`.execute(db)
  await sql`
    create or replace function read_audit(before_seq bigint, most integer)
    returns table (seq bigint, at timestamptz, actor uuid, email text, action text, subject text, detail jsonb)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not current_user_is_admin() then raise exception 'only an admin may read the audit log'; end if;
      return query
        select a.seq, a.at, coalesce(who.user_id, a.actor), u.email, a.action, coalesce(whom.user_id::text, a.subject), a.detail
        from audit_log a
        left join audit_refs who on who.ref = a.actor
        left join users u on u.id = coalesce(who.user_id, a.actor)
        left join audit_refs whom on whom.ref::text = a.subject
        where before_seq is null or a.seq < before_seq order by a.seq desc limit most;
    end $$`.execute(db)
  await sql`grant create on schema public to jobpilot_system`.execute(db)
  await sql`alter function audit_ref_of owner to jobpilot_system`.execute(db)
  await sql`revoke create on schema public from jobpilot_system`.execute(db)
  await sql`call allow_backups()`.execute(db)
}
