import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDatabase, createPool } from '../../db/client.ts'
import { batchSize, newIngest, openIngest } from '../../packages/domain/src/sources/ingest-postings.ts'
import { claimSource } from '../../packages/domain/src/sources/sources.repository.ts'
import { openListingReaders } from '../../packages/engine/src/threads/listing-readers.ts'
import { root } from '../setup/paths.mjs'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

const target = 2_000
const howMany = 3_000
/** A thread reads at its best after some 5,000 postings, as measured on 30 November; a worker runs for days. */
const warmup = 10_000

const texts = [
  '01-narvar-senior-ai-engineer',
  '02-wayve-embedded-cpp',
  '03-datadog-ai-research-paris',
  '04-moloco-data-scientist',
].map((name) => readFileSync(`${root}/packages/engine/fixtures/postings/${name}.txt`, 'utf8'))
const places = ['Berlin, Germany', 'Paris', 'Remote - US', 'London, UK', 'New York, NY', 'Amsterdam, Netherlands']
const jobs = [
  'Data Engineer',
  'Senior Software Engineer',
  'Product Manager',
  'Nurse',
  'Account Executive',
  'Staff Designer',
]

/** Real texts of 6 to 8 kB as an applicant tracking system sends them; of every line, some words differ in each posting. */
function postingAt(at) {
  const words = texts[at % texts.length].replace(
    /\b(team|work|experience|product|data)\b/gi,
    (word) => `${word} ${(at * 7) % 997}`,
  )
  const html = words
    .split(/\n\s*\n/)
    .map((part) =>
      /^\s*[-•*]/.test(part)
        ? `<ul>${part
            .split('\n')
            .map((line) => `<li>${line.replace(/^\s*[-•*]\s*/, '')}</li>`)
            .join('')}</ul>`
        : `<p>${part.replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n')
  const description = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const raw = {
    id: at,
    title: `${jobs[at % jobs.length]} ${at}`,
    location: { name: places[at % places.length] },
    content: description,
  }
  return {
    externalId: `${at}`,
    url: `https://boards.greenhouse.io/bench/jobs/${at}`,
    applyUrl: null,
    title: raw.title,
    employer: `Employer ${at % 90}`,
    places: [raw.location.name],
    workMode: null,
    remoteScope: null,
    employmentType: null,
    seniority: null,
    team: 'Engineering',
    salary: at % 3 === 0 ? { min: 85_000, max: 110_000, currency: 'EUR', period: 'year' } : null,
    salaryText: null,
    tags: [],
    description,
    postedAt: '2026-11-03T15:00:00.000Z',
    validThrough: null,
    language: null,
    raw,
  }
}

const rate = (count, ms) => (count / ms) * 1_000

async function ingest(parts, postings) {
  const state = newIngest()
  const line = openIngest(parts, state)
  const from = performance.now()
  for (let at = 0; at < postings.length; at += batchSize)
    await line.add(postings.slice(at, at + batchSize).map((posting) => ({ posting, complete: null })))
  await line.end()
  return { perSecond: rate(postings.length, performance.now() - from), counts: state.counts }
}

/** Bare COPY of what came, unread, into a table without an index: nobody can store it faster. */
async function copyRate(owner, postings) {
  const { from: copyFrom } = await import('pg-copy-streams')
  await owner.query('create table bare (external_id text, raw jsonb)')
  const client = await owner.connect()
  const rows = postings.map(({ externalId, raw }) => `${externalId}\t${JSON.stringify(raw).replaceAll('\\', '\\\\')}\n`)
  const from = performance.now()
  await pipeline(Readable.from(rows), client.query(copyFrom('copy bare from stdin')))
  const perSecond = rate(postings.length, performance.now() - from)
  client.release()
  await owner.query('drop table bare')
  return perSecond
}

/** Postings read, normalised and stored with their facts per second, by two threads; then the same postings again, unchanged. */
export async function ingestRates() {
  await using database = await openBenchDatabase()
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'bench', max: 6, as: 'system', onError: console.error }),
  )
  const readers = openListingReaders(2)
  const openSource = async (board) => {
    const { rows } = await database.owner.query(
      "insert into sources (kind, board) values ('greenhouse', $1) returning id",
      [board],
    )
    return await claimSource(system, rows[0].id, randomUUID())
  }
  const [fresh, again, bare] = [[], [], []]
  const all = Array.from({ length: howMany }, (_, at) => postingAt(at + warmup))
  await ingest(
    { system, readers, source: await openSource('warm') },
    Array.from({ length: warmup }, (_, at) => postingAt(at)),
  )
  for (let run = 0; run < 3; run += 1) {
    const parts = { system, readers, source: await openSource(`run-${run}`) }
    bare.push(await copyRate(database.owner, all))
    const first = await ingest(parts, all)
    if (first.counts.added !== howMany) throw new Error(`took up ${first.counts.added} of ${howMany}`)
    fresh.push(first.perSecond)
    again.push((await ingest(parts, all)).perSecond)
  }
  await readers[Symbol.asyncDispose]()
  await system.destroy()
  const floor = median(bare)
  const row = (name, perSecond, isMet, what) => ({
    name,
    unit: 'postings/s',
    subject: round(perSecond),
    floor: round(floor),
    floorIs: `bare COPY of what came, unread${what}`,
    ratio: round(perSecond / floor),
    target: isMet === null ? 'reported' : `>= ${target}/s`,
    isMet: isMet ?? true,
  })
  return [
    row('ingest-new', median(fresh), median(fresh) >= target, '; real texts of 7 kB each'),
    row('ingest-unchanged', median(again), null, ''),
  ]
}
