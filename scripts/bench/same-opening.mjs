import { randomUUID } from 'node:crypto'
import { createDatabase, createPool } from '../../db/client.ts'
import { findOthers, readComparables, writeKeys } from '../../packages/domain/src/same-opening/find-comparables.ts'
import { employerKey } from '../../packages/engine/src/listing/employer-key.ts'
import { packDocument } from '../../packages/engine/src/listing/listing-document.ts'
import { createListingMaker } from '../../packages/testing/src/synthetic-listings.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

const batch = 5_000
const target = 2

/** Listings with no more than looking for others reads; few employers have most of them, as everywhere. */
async function fill(owner, db, howMany) {
  const next = createListingMaker(1)
  const { rows } = await owner.query("insert into sources (kind, board) values ('greenhouse', 'bench') returning id")
  for (let left = howMany; left > 0; left -= batch) {
    const some = Array.from({ length: Math.min(batch, left) }, () => {
      const { content, text, postedOn } = next()
      const employer = content.employer.value
      const document = `\\x${Buffer.from(packDocument('{}', '{}', `x\n\n${text}`)).toString('hex')}`
      return { id: randomUUID(), title: content.title.value, employer, key: employerKey(employer), document, postedOn }
    })
    const taken = `json_to_recordset($1) as row (id uuid, title text, employer text, key text, document bytea, "postedOn" date)`
    const json = JSON.stringify(some)
    await owner.query(
      `insert into listings (id, source_id, external_id, url, canonical_url, title, employer, document, places, content_hash, repost_hash)
       select id, $2, id::text, 'https://x.example/' || id, 'https://x.example/' || id, title, employer, document, '{}', id::text, id::text
       from ${taken}`,
      [json, rows[0].id],
    )
    await owner.query(
      `insert into listing_facts (listing_id, posted_on, title, title_words, title_terms, employer, employer_key, places, countries, skills, industries)
       select id, "postedOn", title, '{}', '{}', employer, key, '{}', '{}', '{}', '{}' from ${taken}`,
      [json],
    )
    await writeKeys(
      db,
      some.map((one) => ({ ...one, employerKey: one.key })),
    )
  }
  await owner.query('vacuum analyze listings, listing_facts, listing_opening_keys')
}

/** Looking up what a new listing may be the same as, among many; the floor reads one listing by its id. */
export async function duplicateLookup(size) {
  await using database = await openBenchDatabase()
  const db = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 1, as: 'system', onError: console.error }),
  )
  await fill(database.owner, db, size)
  const sample = await database.owner.query('select id from listings order by md5(id::text) limit 1300')
  const ones = await readComparables(
    db,
    sample.rows.map(({ id }) => id),
  )
  for (const one of ones.slice(0, 300)) await findOthers(db, one)
  const [subject, floor, found] = [[], [], []]
  for (const one of ones.slice(300)) {
    const from = performance.now()
    found.push((await findOthers(db, one)).length)
    subject.push(performance.now() - from)
    const again = performance.now()
    await readComparables(db, [one.id])
    floor.push(performance.now() - again)
  }
  await db.destroy()
  const p95 = subject.toSorted((a, b) => a - b)[Math.floor(subject.length * 0.95)]
  process.stdout.write(
    `    p95 ${round(p95)} ms; ${found.reduce((sum, count) => sum + count, 0) / found.length} found\n`,
  )
  return {
    name: 'duplicate-lookup',
    unit: 'ms',
    subject: round(median(subject)),
    floor: round(median(floor)),
    floorIs: `one listing by its id; among ${size.toLocaleString('en')} listings, with the texts of those found`,
    ratio: round(median(floor) / median(subject)),
    target: `<= ${target} ms`,
    isMet: median(subject) <= target,
  }
}
