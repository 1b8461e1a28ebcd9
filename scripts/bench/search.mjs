import { createDatabase, createPool } from '../../db/client.ts'
import { withUser } from '../../db/with-user.ts'
import { SearchFinder } from '../../packages/domain/src/listings/search-finder.ts'
import { searchListings } from '../../packages/domain/src/listings/search-listings.ts'
import { searchInput } from '../../packages/schemas/src/search.ts'
import { seededRandom } from '../../packages/testing/src/synthetic-listings.ts'
import { openBenchDatabase } from './bench-database.mjs'
import { seedMany } from './many-listings.mjs'
import { median, round } from './measure.mjs'

const target = 35

/** What people type: one to three words of some listing, common ones more often, half of them with filters. */
async function searches(owner, count) {
  const random = seededRandom(5)
  const pick = (from) => from[Math.floor(random() * from.length)]
  const { rows } = await owner.query(
    'select title_words, skills, places, countries from listing_facts tablesample system (1) limit 5000',
  )
  return Array.from({ length: count }, () => {
    const row = pick(rows)
    const words = [pick(row.title_words)]
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

/** Keyword search over all open listings; the floor reads 25 rows by an index. */
export async function keywordSearch(size) {
  await using database = await openBenchDatabase()
  await seedMany(database, size)
  const onError = (error) => {
    throw error
  }
  const [userId] = await database.createPeople(1)
  const db = createDatabase(createPool({ url: database.url, applicationName: 'bench', max: 1, as: 'app', onError }))
  const finder = new SearchFinder(db)
  const readOne = () =>
    withUser(db, userId, (tx) =>
      tx
        .selectFrom('listingFacts')
        .select('title')
        .where('isOpen', '=', true)
        .orderBy('postedOn', 'desc')
        .limit(25)
        .execute(),
    )
  const [subject, floor] = [[], []]
  try {
    global.gc?.()
    const before = process.memoryUsage()
    const began = performance.now()
    await finder.load()
    const seconds = (performance.now() - began) / 1_000
    global.gc?.()
    const after = process.memoryUsage()
    const bytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / size
    process.stdout.write(`    read into memory in ${round(seconds)} s, ${Math.round(bytes)} bytes a listing\n`)
    for (const [at, input] of (await searches(database.owner, 330)).entries()) {
      const from = performance.now()
      await searchListings(db, userId, input, finder)
      const taken = performance.now() - from
      const again = performance.now()
      await readOne()
      if (at < 30) continue
      subject.push(taken)
      floor.push(performance.now() - again)
    }
  } finally {
    finder.stop()
    await db.destroy()
  }
  const p95 = subject.toSorted((a, b) => a - b)[Math.floor(subject.length * 0.95)]
  process.stdout.write(`    ${size.toLocaleString('en-US')} listings: p50 ${round(median(subject))} ms\n`)
  return {
    name: 'keyword-search',
    unit: 'ms p95',
    subject: round(p95),
    floor: round(median(floor)),
    floorIs: `reading the titles of the newest 25 of ${size.toLocaleString('en-US')} listings`,
    ratio: round(median(floor) / p95),
    target: `<= ${target} ms`,
    isMet: p95 <= target,
  }
}
