import pg from 'pg'
import { listingFacts } from '../../packages/engine/src/listing/listing-facts.ts'
import { createListingMaker } from '../../packages/testing/src/synthetic-listings.ts'

const batch = 2_000

/** Puts made-up listings into a database, as an ingest would have. The source they are of is off: nothing is fetched for it. */
export async function seedListings(databaseUrl, count, seed = 1) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const source = await client.query(
      `insert into sources (kind, board, is_on) values ('rss', $1, false)
       on conflict (kind, board) do update set is_on = false returning id`,
      [`https://made-up.example/${seed}`],
    )
    const next = createListingMaker(seed, new Date().toISOString().slice(0, 10))
    for (let left = count; left > 0; left -= batch)
      await seedBatch(client, source.rows[0].id, Array.from({ length: Math.min(batch, left) }, next))
    await client.query('analyze listing_facts')
  } finally {
    await client.end()
  }
}

async function seedBatch(client, sourceId, listings) {
  const rows = listings.map(({ content, text, postedOn }) => ({ id: crypto.randomUUID(), content, text, postedOn }))
  await client.query(
    `insert into listings (id, source_id, external_id, url, canonical_url, title, employer, raw, text, content, content_hash, repost_hash)
     select id, $1, id::text, 'https://made-up.example/jobs/' || id, 'https://made-up.example/jobs/' || id,
       content -> 'title' ->> 'value', content -> 'employer' ->> 'value', '{}', text, content, id::text, id::text
     from json_to_recordset($2) as row (id uuid, text text, content jsonb)`,
    [sourceId, JSON.stringify(rows)],
  )
  const facts = rows.map(({ id, content, text, postedOn }) => ({
    listing_id: id,
    is_open: true,
    posted_on: postedOn,
    ...snakeCased(listingFacts(content, text)),
  }))
  const columns = Object.keys(facts[0]).join(', ')
  await client.query(
    `insert into listing_facts (${columns}) select ${columns} from json_populate_recordset(null::listing_facts, $1)`,
    [JSON.stringify(facts)],
  )
}

const snakeCased = (facts) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
