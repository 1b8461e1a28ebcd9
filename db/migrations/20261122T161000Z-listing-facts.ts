import { type Kysely, sql } from 'kysely'

/**
 * What searching and deal-breakers ask of a listing, in a narrow row of its own: the wide row is never read to find something.
 * `written_in` is the transaction that wrote the row, by which each process keeps its own index fresh without losing a row
 * that committed late.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listing_facts (
      listing_id uuid primary key references listings (id) on delete cascade,
      is_open boolean not null default true,
      posted_on date not null default current_date,
      title text not null,
      title_words text[] not null,
      title_terms text[] not null,
      employer text,
      employer_key text,
      category text,
      places text[] not null,
      countries text[] not null,
      work_mode text,
      employment_type text,
      seniority text,
      pay_min integer,
      pay_max integer,
      pay_currency text,
      skills text[] not null,
      company_size text,
      industries text[] not null,
      travel_percent smallint,
      is_on_call boolean,
      sponsors_visa boolean,
      language text,
      written_in xid8 not null default pg_current_xact_id()
    )`.execute(db)
  await sql`create index listing_facts_written on listing_facts (written_in)`.execute(db)
  await sql`create index listing_facts_terms on listing_facts using gin (title_terms) where is_open`.execute(db)
  await sql`create index listing_facts_newest on listing_facts (posted_on desc, listing_id) where is_open`.execute(db)
  await sql`grant select on listing_facts to jobpilot_app`.execute(db)
  await sql`grant select, insert, update, delete on listing_facts to jobpilot_system`.execute(db)
  await sql`
    create function note_facts_written() returns trigger language plpgsql as $$
    begin
      new.written_in := pg_current_xact_id();
      return new;
    end $$`.execute(db)
  await sql`
    create trigger facts_written before update on listing_facts for each row execute function note_facts_written()`.execute(
    db,
  )
  await sql`call allow_backups()`.execute(db)
}
