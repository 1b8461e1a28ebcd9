import { createDatabase, createPool } from '../../db/client.ts'
import { searchListings } from '../../packages/domain/src/listings/search-listings.ts'
import { searchInput } from '../../packages/schemas/src/search.ts'
import { seededRandom } from '../../packages/testing/src/synthetic-listings.ts'
import { seedListings } from '../setup/seed-listings.mjs'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

/** Made by the generator; the rest are copies of them under other ids and other days. */
const made = 50_000
const target = 35

/** Copies rows of facts until there are `size`; their listings are not needed to find them, and would fill the disk. */
async function copyFacts(owner, size) {
  const { rows } = await owner.query(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = 'listing_facts'::regclass and attnum > 0
       and attname not in ('listing_id', 'posted_on', 'words') and not attisdropped`,
  )
  const client = await owner.connect()
  try {
    // Without the check that the listing of each is there.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into listing_facts (listing_id, posted_on, ${rows[0].columns})
       select gen_random_uuid(), posted_on - (random() * 3)::int, ${rows[0].columns}
       from listing_facts, generate_series(1, $1) order by random() limit $2`,
      [Math.ceil(size / made), Math.max(0, size - made)],
    )
  } finally {
    client.release()
  }
  await owner.query('vacuum analyze listing_facts')
}

/** What people type: one to three words of some listing, common ones more often, half of them with filters. */
async function searches(owner, count) {
  const random = seededRandom(5)
  const pick = (from) => from[Math.floor(random() * from.length)]
  const { rows } = await owner.query(
    'select title_words, skills, places, countries from listing_facts tablesample system (1) limit 5000',
  )
  return Array.from({ length: count }, () => {
    const row = pick(rows)
    const words = [pick(row.titleWords ?? row.title_words)]
    if (random() < 0.5) words.push(pick(row.title_words))
    if (random() < 0.3 && row.skills.length > 0) words.push(pick(row.skills))
    if (random() < 0.2 && row.places.length > 0) words.push(pick(row.places))
    return searchInput.parse({
      words: words.join(' '),
      ...(random() < 0.25 && { mode: pick(['remote', 'hybrid', 'onsite']) }),
      ...(random() < 0.2 && row.countries[0]?.length === 2 && { country: row.countries[0] }),
      ...(random() < 0.15 && { level: pick(['senior', 'entry', 'staff']) }),
      ...(random() < 0.1 && { pay: { atLeast: 60_000, currency: 'EUR' } }),
      ...(random() < 0.1 && { withinDays: pick([3, 7, 30]) }),
    })
  })
}

/** Keyword search over all open listings; the floor reads the newest page of them without a word or a filter. */
export async function keywordSearch(size) {
  await using database = await openBenchDatabase()
  await seedListings(database.url, Math.min(made, size))
  await copyFacts(database.owner, size)
  return await timeSearches(database, size)
}

export async function timeSearches(database, size) {
  const onError = (error) => {
    throw error
  }
  const [userId] = await database.createPeople(1)
  const db = createDatabase(createPool({ url: database.url, applicationName: 'bench', max: 1, as: 'app', onError }))
  const [subject, floor] = [[], []]
  try {
    for (const [at, input] of (await searches(database.owner, 330)).entries()) {
      const from = performance.now()
      const { found } = await searchListings(db, userId, input)
      const taken = performance.now() - from
      const again = performance.now()
      await searchListings(db, userId, searchInput.parse({}))
      if (at < 30) continue
      subject.push(taken)
      floor.push(performance.now() - again)
      if (process.env.SLOW && taken > 35) console.log(round(taken), found, JSON.stringify(input))
    }
  } finally {
    await db.destroy()
  }
  const p95 = subject.toSorted((a, b) => a - b)[Math.floor(subject.length * 0.95)]
  process.stdout.write(`    ${size.toLocaleString('en-US')} listings: p50 ${round(median(subject))} ms\n`)
  return {
    name: 'keyword-search',
    unit: 'ms p95',
    subject: round(p95),
    floor: round(median(floor)),
    floorIs: `the newest page of ${size.toLocaleString('en-US')} listings, without a word or a filter`,
    ratio: round(median(floor) / p95),
    target: `<= ${target} ms`,
    isMet: p95 <= target,
  }
}
