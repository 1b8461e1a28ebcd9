import { seedListings } from '../setup/seed-listings.mjs'

/** Made by the generator; the rest are copies of them under other ids and other days. */
const made = 50_000

/** Fills a database with made-up listings and their facts, up to a million and more. */
export async function seedMany({ url, owner }, size) {
  await seedListings(url, Math.min(made, size))
  if (size > made) await copyListings(owner, size)
  await owner.query('vacuum analyze listing_facts, listings')
}

async function copyListings(owner, size) {
  const { rows } = await owner.query(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = 'listing_facts'::regclass and attnum > 0
       and attname not in ('listing_id', 'posted_on') and attgenerated = '' and not attisdropped`,
  )
  const { columns } = rows[0]
  const client = await owner.connect()
  try {
    await client.query(
      `create temp table copies as
       select gen_random_uuid() as listing_id, listing_id as made_from, posted_on - (random() * 3)::int as posted_on, ${columns}
       from listing_facts, generate_series(1, ${Math.ceil(size / made)}) order by posted_on limit ${size - made}`,
    )
    await client.query(
      `insert into listings (id, source_id, external_id, url, canonical_url, title, employer, places, document, content_hash, repost_hash)
       select copies.listing_id, source_id, copies.listing_id, copies.listing_id, copies.listing_id, listings.title,
         listings.employer, listings.places, document, '', copies.listing_id
       from copies join listings on listings.id = made_from`,
    )
    await client.query(
      `insert into listing_facts (listing_id, posted_on, ${columns}) select listing_id, posted_on, ${columns} from copies`,
    )
    await client.query('drop table copies')
  } finally {
    client.release()
  }
}
