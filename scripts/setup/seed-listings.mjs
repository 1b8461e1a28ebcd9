import { createDatabase, createPool } from '../../db/client.ts'
import { putFacts } from '../../packages/domain/src/listings/testing/put-facts.ts'
import { packDocument } from '../../packages/engine/src/listing/listing-document.ts'
import { listingFacts } from '../../packages/engine/src/listing/listing-facts.ts'
import { createListings } from '../../packages/testing/src/create-listings.ts'
import { createListingMaker } from '../../packages/testing/src/synthetic-listings.ts'

const batch = 2_000

/** Puts made-up listings with their facts into a database, as an ingest would have. */
export async function seedListings(databaseUrl, count, seed = 1) {
  const onError = (error) => {
    throw error
  }
  const owner = createPool({ url: databaseUrl, applicationName: 'seed', max: 2, as: 'owner', onError })
  const db = createDatabase(owner)
  try {
    const next = createListingMaker(seed, new Date().toISOString().slice(0, 10))
    for (let left = count; left > 0; left -= batch) {
      const listings = Array.from({ length: Math.min(batch, left) }, next)
      const ids = await createListings(
        owner,
        listings.map((listing) => ({
          ...listing,
          document: packDocument(JSON.stringify(listing.content), '{}', listing.text),
        })),
        `https://made-up.example/${seed}`,
      )
      await putFacts(
        db,
        listings.map(({ content, text, postedOn }, at) => ({
          listingId: ids[at],
          isOpen: true,
          postedOn,
          facts: listingFacts(content, text),
        })),
      )
    }
    await owner.query('analyze listing_facts')
  } finally {
    await db.destroy()
  }
}
