import { type Kysely, sql } from 'kysely'

/**
 * How the newest model call of the instance ended, across people and without saying whose it was: whether the model answers
 * is told from real work, as asking it only to see costs money.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index model_calls_newest on model_calls (provider, settled_at desc) where state = 'settled'`.execute(
    db,
  )
  await sql`grant select (provider, model, outcome) on model_calls to jobpilot_system`.execute(db)
  await sql`
    create function newest_model_outcome(of_provider text, of_models text[])
    returns table (outcome text, settled_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select c.outcome, c.settled_at from model_calls c
      where c.provider = of_provider and c.model = any (of_models) and c.state = 'settled'
      order by c.settled_at desc limit 1 $$`.execute(db)
  // Taking a function over needs the right to create one there, for this moment.
  await sql`grant create on schema public to jobpilot_system`.execute(db)
  await sql`alter function newest_model_outcome owner to jobpilot_system`.execute(db)
  await sql`revoke create on schema public from jobpilot_system`.execute(db)
  await sql`revoke execute on function newest_model_outcome from public`.execute(db)
  await sql`grant execute on function newest_model_outcome to jobpilot_app`.execute(db)
}
