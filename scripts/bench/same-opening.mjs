import { createDatabase, createPool } from '../../db/client.ts'
import { findOthers, readComparables } from '../../packages/domain/src/same-opening/find-comparables.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

const howMany = 200_000
const target = 2

/** Looking up what a new listing may be the same as, among many; the floor reads one listing by its id. */
export async function duplicateLookup() {
  await using database = await openBenchDatabase()
  const { owner } = database
  const { rows } = await owner.query("insert into sources (kind, board) values ('greenhouse', 'bench') returning id")
  // A few employers have most of the postings, as everywhere.
  await owner.query(
    `insert into listings (source_id, external_id, url, canonical_url, title, employer, raw, text, content, content_hash, repost_hash)
     select $1, n::text, 'https://x.example/' || n, 'https://x.example/' || n,
       (array['Senior ','Junior ','Staff ',''])[1 + n % 4] || (array['Data Engineer','Nurse','Product Manager','Accountant','Designer','Recruiter'])[1 + n % 6] || ', ' || (array['Payments','Growth','Search','Mobile','Billing'])[1 + n % 5] || ' ' || n % 97,
       'Employer ' || floor(power(20000, random()))::int, '{}', 'Job title: x' || chr(10) || chr(10) || repeat('words of a posting ', 30), '{}', n::text, n::text
     from generate_series(1, ${howMany}) as n`,
    [rows[0].id],
  )
  await owner.query(
    `insert into listing_facts (listing_id, title, title_words, title_terms, employer, employer_key, places, countries, skills, industries)
     select id, title, '{}', '{}', employer, lower(employer), '{}', '{}', '{}', '{}' from listings`,
  )
  await owner.query('vacuum analyze listings, listing_facts')
  const db = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 1, as: 'system', onError: console.error }),
  )
  const sample = await owner.query('select id from listings order by md5(id::text) limit 300')
  const ones = await readComparables(
    db,
    sample.rows.map(({ id }) => id),
  )
  const [subject, floor] = [[], []]
  for (const one of ones) {
    const from = performance.now()
    await findOthers(db, one)
    subject.push(performance.now() - from)
    const again = performance.now()
    await readComparables(db, [one.id])
    floor.push(performance.now() - again)
  }
  await db.destroy()
  return {
    name: 'duplicate-lookup',
    unit: 'ms',
    subject: round(median(subject)),
    floor: round(median(floor)),
    floorIs: `one listing by its id; among ${howMany.toLocaleString('en')} listings, with the texts of those found`,
    ratio: round(median(floor) / median(subject)),
    target: `<= ${target} ms`,
    isMet: median(subject) <= target,
  }
}
