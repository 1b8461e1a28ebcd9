import { type Kysely, sql } from 'kysely'

/**
 * Who did what of weight. The application role may add to it and nothing else, not even read: it gives the action, the
 * subject and details, and the rest is filled in here. Each row holds the hash of the one before, and `audit_head` the last
 * one, so that a row that is changed, taken out or cut off at the end shows. Rows name people by id alone and outlive them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_log (
      seq bigint primary key,
      at timestamptz not null,
      actor uuid default current_user_id(),
      action text not null check (action ~ '^[a-z-]{1,40}$'),
      subject text not null default '' check (subject ~ '^[A-Za-z0-9-]{0,60}$'),
      detail jsonb not null default '{}',
      prev_hash text not null,
      hash text not null
    )`.execute(db)
  await sql`
    create table audit_head (
      is_only boolean primary key default true check (is_only),
      seq bigint not null,
      hash text not null
    )`.execute(db)
  await sql`
    create function audit_text(entry audit_log) returns text language sql stable as $$
      select concat_ws(E'\n', entry.prev_hash, entry.seq, (extract(epoch from entry.at) * 1000000)::bigint,
        coalesce(entry.actor::text, ''), entry.action, entry.subject, entry.detail::text) $$`.execute(db)
  // The head's row is locked until commit: whoever adds next, waits. So this comes last in a transaction.
  await sql`
    create function chain_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare head audit_head%rowtype;
    begin
      insert into audit_head (seq, hash) values (0, repeat('0', 64))
        on conflict (is_only) do update set seq = audit_head.seq returning * into head;
      new.seq := head.seq + 1;
      new.at := clock_timestamp();
      new.prev_hash := head.hash;
      new.hash := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
      update audit_head set seq = new.seq, hash = new.hash where is_only;
      return new;
    end $$`.execute(db)
  await sql`create trigger audit_chain before insert on audit_log for each row execute function chain_audit()`.execute(
    db,
  )
  await sql`grant insert (action, subject, detail) on audit_log to jobpilot_app`.execute(db)
  await createReading(db)
  await sql`call allow_backups()`.execute(db)
}

/** For admins alone, with the address of who did it; through the system role, as the application role may not read. */
async function createReading(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on audit_log to jobpilot_system`.execute(db)
  await sql`
    create function read_audit(before_seq bigint, most integer)
    returns table (seq bigint, at timestamptz, actor uuid, email text, action text, subject text, detail jsonb)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if not current_user_is_admin() then raise exception 'only an admin may read the audit log'; end if;
      return query
        select a.seq, a.at, a.actor, u.email, a.action, a.subject, a.detail
        from audit_log a left join users u on u.id = a.actor
        where before_seq is null or a.seq < before_seq order by a.seq desc limit most;
    end $$`.execute(db)
  await sql`grant create on schema public to jobpilot_system`.execute(db)
  await sql`alter function read_audit owner to jobpilot_system`.execute(db)
  await sql`revoke create on schema public from jobpilot_system`.execute(db)
  await sql`revoke execute on function read_audit from public`.execute(db)
  await sql`grant execute on function read_audit to jobpilot_app`.execute(db)
}
