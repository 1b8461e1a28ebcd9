import { createDatabase, createPool } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { packDocument } from '@jobpilot/engine/listing/listing-document'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import { noPreferences, type Preferences, preferences } from '@jobpilot/schemas/preferences'
import type { ReviewDecision, ReviewState } from '@jobpilot/schemas/review'
import { createListings } from '@jobpilot/testing/create-listings'
import { createListingMaker, type SyntheticListing } from '@jobpilot/testing/synthetic-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { ListingFinder } from '../../listings/listing-finder.ts'
import { putFacts } from '../../listings/testing/put-facts.ts'
import { savePreferences } from '../../preferences/preferences.service.ts'
import { replaceProfile } from '../../profile/profile.service.ts'
import { findSearchBasis, type SearchBasis } from '../../wishes/wishes.service.ts'
import { type Compared, compareListings } from '../compare-listings.ts'
import { keepForReview } from '../keep-for-review.ts'

const resume = `Ada Lovelace
ada@example.com

Experience
Backend Engineer, Analytical Engines, Berlin
2018 - present
- Built services in Java and PostgreSQL on AWS

Skills
Java, PostgreSQL, Docker, Kubernetes, Kafka`

export type ReviewBench = AsyncDisposable & {
  database: TestDatabase
  listings: readonly SyntheticListing[]
  /** A new person whose first search has been laid out for review. */
  searching: (wanted?: Partial<Preferences>) => Promise<string>
  /** What a search of theirs finds now, not laid out yet. */
  compare: (userId: string, known?: string[]) => Promise<{ basis: SearchBasis; compared: Compared[] }>
}

/** An instance with a few listings that can be searched. */
export async function openReviewBench(): Promise<ReviewBench> {
  const database = await cloneDatabase()
  const { db } = database
  const onError = (error: Error) => {
    throw error
  }
  const system = createDatabase(
    createPool({ url: database.url, applicationName: 'test', max: 4, as: 'system', onError }),
  )
  const next = createListingMaker(9)
  const listings = Array.from({ length: 1_500 }, next)
  const ids = await createListings(
    database.owner,
    listings.map((listing) => ({
      ...listing,
      document: packDocument(JSON.stringify(listing.content), '{}', listing.text),
    })),
  )
  await putFacts(
    system,
    listings.map(({ content, text, postedOn }, at) => ({
      listingId: ids[at] ?? '',
      isOpen: true,
      postedOn,
      facts: listingFacts(content, text),
    })),
  )
  const finder = new ListingFinder(db)
  await finder.load()

  async function compare(userId: string, known: string[] = []) {
    const basis = await withUser(db, userId, (tx) => findSearchBasis(tx, userId))
    if (!basis) throw new Error('nothing to search by')
    const found = await finder.find(basis.wish, { most: 30, known })
    return { basis, compared: await compareListings(db, basis, found) }
  }
  return {
    database,
    listings,
    compare,
    async searching(wanted = {}) {
      const userId = await createPerson(db)
      await withUser(db, userId, (tx) =>
        replaceProfile(tx, userId, {
          content: parseResume(resume).content,
          documentId: null,
          notices: [],
          madeBy: { engine: 'built-in', version: '1' },
        }),
      )
      await savePreferences(
        db,
        userId,
        preferences.parse({ ...noPreferences, titles: ['Backend Engineer'], ...wanted }),
      )
      const { basis, compared } = await compare(userId)
      await withUser(db, userId, (tx) => keepForReview(tx, userId, basis, compared))
      return userId
    },
    async [Symbol.asyncDispose]() {
      await system.destroy()
      await database[Symbol.asyncDispose]()
    },
  }
}

export const decision = (postingId: string, made: ReviewState, at = new Date()): ReviewDecision => ({
  id: crypto.randomUUID(),
  postingId,
  decision: made,
  reasons: [],
  madeAt: at.toISOString(),
})
