import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { createDatabase, createPool } from '../../db/client.ts'
import { ListingFinder } from '../../packages/domain/src/listings/listing-finder.ts'
import { percolate } from '../../packages/domain/src/listings/percolate.ts'
import { eachFacts } from '../../packages/domain/src/listings/read-facts.ts'
import { compareListings } from '../../packages/domain/src/review/compare-listings.ts'
import { ListingIndex } from '../../packages/engine/src/candidates/listing-index.ts'
import { makeWish } from '../../packages/engine/src/candidates/make-wish.ts'
import { listingFacts } from '../../packages/engine/src/listing/listing-facts.ts'
import { prepareProfile } from '../../packages/engine/src/match/prepared-profile.ts'
import { parseResume } from '../../packages/engine/src/resume/parse-resume.ts'
import { preferences as preferencesSchema } from '../../packages/schemas/src/preferences.ts'
import { createListingMaker, seededRandom } from '../../packages/testing/src/synthetic-listings.ts'
import { cities, families } from '../../packages/testing/src/synthetic-words.ts'
import { root } from '../setup/paths.mjs'
import { seedListings } from '../setup/seed-listings.mjs'
import { openBenchDatabase } from './bench-database.mjs'
import { seedMany } from './many-listings.mjs'
import { round } from './measure.mjs'

const profile = parseResume(
  readFileSync(`${root}/packages/engine/fixtures/resumes/02-midcareer-tech.txt`, 'utf8'),
).content
const dealBreakers = {
  all: [{ kind: 'no-on-call' }, { kind: 'travel-at-most', percent: 20 }, { kind: 'skill-not-in', skills: ['PHP'] }],
}

/** People who look for different work in different places, as skewed as the listings are. */
function* people() {
  const random = seededRandom(77)
  const pick = (from) => from[Math.min(from.length - 1, Math.floor((from.length + 1) ** random()) - 1)]
  for (;;) {
    const preferences = preferencesSchema.parse({
      titles: [pick(pick(families).titles)],
      places: [pick(cities)[0]],
      salaryFloor: 60_000,
      salaryTarget: 90_000,
      currency: 'EUR',
      dealBreakers,
    })
    const prepared = prepareProfile(profile, preferences, '2026-11-22')
    yield { preferences, prepared, wish: makeWish(prepared, dealBreakers) }
  }
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

async function times(runs, work) {
  const taken = []
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken
}

/** Candidates from the index in memory; the floor adds up one number of each listing. */
function candidates(size) {
  const next = createListingMaker(1)
  const index = new ListingIndex()
  global.gc?.()
  const before = process.memoryUsage()
  for (let at = 0; at < size; at++) {
    const { content, text, postedOn } = next()
    index.put(randomUUID(), listingFacts(content, text), postedOn)
  }
  global.gc?.()
  const after = process.memoryUsage()
  const bytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / size
  const everyone = people()
  for (let warm = 0; warm < 30; warm++) index.findCandidates(everyone.next().value.wish, { most: 50 })
  const taken = []
  for (let run = 0; run < 200; run++) {
    const { wish } = everyone.next().value
    const from = performance.now()
    index.findCandidates(wish, { most: 50 })
    taken.push(performance.now() - from)
  }
  const numbers = new Float64Array(size).fill(1)
  const floors = []
  for (let run = 0; run < 50; run++) {
    const from = performance.now()
    let sum = 0
    for (let at = 0; at < size; at++) sum += numbers[at]
    floors.push(performance.now() - from)
    if (sum !== size) throw new Error('the floor added up wrongly')
  }
  const subject = quantile(taken, 0.95)
  const floor = quantile(floors, 0.5)
  process.stdout.write(
    `    ${size.toLocaleString('en-US')} listings: p50 ${round(quantile(taken, 0.5))} ms, ${Math.round(bytes)} bytes a listing\n`,
  )
  return {
    name: 'candidates',
    unit: 'ms p95',
    subject: round(subject),
    floor: round(floor),
    floorIs: `adding up ${size.toLocaleString('en-US')} numbers`,
    ratio: round(floor / subject),
    target: '<= 10 ms',
    isMet: subject <= 10,
  }
}

/** 10,000 new listings against the wishes of 1,000 people, as the worker does it; the floor is reading the rows of the listings. */
async function percolation() {
  await using database = await openBenchDatabase()
  const onError = (error) => {
    throw error
  }
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 2, as: 'system', onError }),
  )
  try {
    const everyone = people()
    for (const userId of await database.createPeople(1_000))
      await database.owner.query('insert into wishes (user_id, content) values ($1, $2)', [
        userId,
        JSON.stringify(everyone.next().value.wish),
      ])
    while ((await percolate(system)) > 0);
    await seedListings(database.url, 10_000, 2)
    const readAll = async () => {
      let count = 0
      for await (const rows of eachFacts(system, sql`is_open`)) count += rows.length
      return count
    }
    const [floor = 0] = await times(1, readAll)
    let read = 0
    const [taken = 0] = await times(1, async () => {
      read = await percolate(system)
    })
    if (read !== 10_000) throw new Error(`percolated ${read} listings`)
    const { rows } = await sql`select count(*)::int as found from candidates`.execute(system)
    process.stdout.write(`    ${rows[0]?.found.toLocaleString('en-US')} candidates for 1,000 people\n`)
    return {
      name: 'percolation',
      unit: 's',
      subject: round(taken / 1_000),
      floor: round(floor / 1_000),
      floorIs: 'reading the rows of the 10,000 listings',
      ratio: round(floor / taken),
      target: '< 60 s',
      isMet: taken < 60_000,
    }
  } finally {
    await system.destroy()
  }
}

/** Search and exact comparison of 50 listings from Postgres; the floor reads 50 rows by their keys. */
async function bestFifty(size) {
  await using database = await openBenchDatabase()
  await seedMany(database, size)
  const db = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 4, as: 'app', onError: () => undefined }),
  )
  try {
    const finder = new ListingFinder(db)
    await finder.load()
    const everyone = people()
    let found = []
    const search = async () => {
      const person = everyone.next().value
      found = await finder.find(person.wish, { most: 50 })
      await compareListings(db, person, found)
    }
    await times(20, search)
    const subject = quantile(await times(100, search), 0.95)
    const ids = found.map(({ listingId }) => listingId)
    const floor = quantile(
      await times(100, () => db.selectFrom('listings').select(['id', 'document']).where('id', 'in', ids).execute()),
      0.95,
    )
    return {
      name: 'best-50-scored',
      unit: 'ms p95',
      subject: round(subject),
      floor: round(floor),
      floorIs: `reading 50 of ${size.toLocaleString('en-US')} listings by their keys`,
      ratio: round(floor / subject),
      target: '< 150 ms',
      isMet: subject < 150,
    }
  } finally {
    await db.destroy()
  }
}

export async function matching(size) {
  return [candidates(size), await percolation(), await bestFifty(size)]
}
