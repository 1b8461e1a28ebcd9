import type { Database } from '@jobpilot/db/client'
import { type Candidate, type FindCandidates, ListingIndex } from '@jobpilot/engine/candidates/listing-index'
import type { Wish } from '@jobpilot/schemas/wish'
import { findCandidatesInSql } from './candidates-in-sql.ts'
import { FreshIndex } from './fresh-index.ts'

/** While there is no index the database looks at the newest so many that share a word with the wish. */
const newestInSql = 5_000

/** Finds candidates, from the index in memory once it is loaded and before that from the database. One to a process. */
export class ListingFinder {
  readonly #db: Database
  readonly #kept: FreshIndex<ListingIndex>

  constructor(db: Database) {
    this.#db = db
    this.#kept = new FreshIndex(db, {
      create: () => new ListingIndex(),
      put: (index, { listingId, facts, postedOn }) => index.put(listingId, facts, postedOn),
    })
  }

  /** The listings in the index; null while there is none. */
  get size(): number | null {
    return this.#kept.index?.size ?? null
  }

  async find(wish: Wish, { most, known = [] }: FindCandidates): Promise<Candidate[]> {
    if (this.#kept.index !== null) {
      await this.refresh()
      return this.#kept.index.findCandidates(wish, { most, known })
    }
    // Not waited for: a search in the meantime asks the database. A failure is tried again by the next.
    void this.load().catch(() => undefined)
    const seen = new Set(known)
    const found = await findCandidatesInSql(this.#db, wish, { most: most + seen.size, newest: newestInSql })
    return found.filter(({ listingId }) => !seen.has(listingId)).slice(0, most)
  }

  load = (): Promise<void> => this.#kept.load()
  refresh = (): Promise<void> => this.#kept.refresh()
}
