import { type Kysely, sql } from 'kysely'

/**
 * The words a listing is searched by, in the row of its facts: title before employer before skills and places. The database makes
 * them, so that listings which are there already have them too. Names are qualified: a restore has no search path.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists unaccent schema public`.execute(db)
  // "C++" and "C#" keep what tells them from "C"; a dot or a stroke separates words instead of making a host or a path of them.
  await sql`
    create function searchable(words text) returns text language sql immutable parallel safe strict as $$
      select replace(replace(translate(public.unaccent('public.unaccent'::regdictionary, lower(words)), './_', '   '), '+', 'plus'), '#', 'sharp')
    $$`.execute(db)
  // The terms of a title are what its words are short for: without a place in the text, so that no phrase is made of them.
  await sql`
    create function search_words(title text, terms text[], employer text, skills text[], places text[])
      returns tsvector language sql immutable parallel safe as $$
      select setweight(to_tsvector('pg_catalog.english', public.searchable(title)), 'A')
        || strip(to_tsvector('pg_catalog.simple', public.searchable(array_to_string(terms, ' '))))
        || setweight(to_tsvector('pg_catalog.english', public.searchable(coalesce(employer, ''))), 'B')
        || setweight(to_tsvector('pg_catalog.english', public.searchable(array_to_string(skills || places, ' , '))), 'C')
    $$`.execute(db)
  await sql`
    alter table listing_facts add column words tsvector not null
      generated always as (public.search_words(title, title_terms, employer, skills, places)) stored`.execute(db)
  await sql`create index listing_facts_words on listing_facts using gin (words) where is_open`.execute(db)
}
