import { type Kysely, sql } from 'kysely'

/**
 * The same words as before, made in two thirds of the time: a function in SQL that cannot become part of its caller is planned with
 * each call, and these are called five times for each listing. Names are qualified: a restore has no search path.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function searchable(words text) returns text language plpgsql immutable parallel safe strict as $$
    begin
      return replace(replace(translate(public.unaccent('public.unaccent'::regdictionary, lower(words)), './_', '   '), '+', 'plus'), '#', 'sharp');
    end $$`.execute(db)
  await sql`
    create or replace function search_words(title text, terms text[], employer text, skills text[], places text[])
      returns tsvector language plpgsql immutable parallel safe as $$
    begin
      return setweight(to_tsvector('pg_catalog.english', public.searchable(title)), 'A')
        || strip(to_tsvector('pg_catalog.simple', public.searchable(array_to_string(terms, ' '))))
        || setweight(to_tsvector('pg_catalog.english', public.searchable(coalesce(employer, ''))), 'B')
        || setweight(to_tsvector('pg_catalog.english', public.searchable(array_to_string(skills || places, ' , '))), 'C');
    end $$`.execute(db)
}
