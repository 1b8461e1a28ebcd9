import type { Database } from '@jobpilot/db/client'
import { type Candidate, type FindCandidates, ListingIndex } from '@jobpilot/engine/candidates/listing-index'
import type { Wish } from '@jobpilot/schemas/wish'
import { sql } from 'kysely'
import { findCandidatesInSql } from './candidates-in-sql.ts'
import { readHorizon } from './horizon.ts'
import { eachFacts } from './read-facts.ts'

/** While there is no index the database looks at the newest so many that share a word with the wish. */
const newestInSql = 5_000
const batchSize = 10_000

/** Finds candidates, from the index in memory once it is loaded and before that from the database. One to a process. */
export class ListingFinder {
  readonly #db: Database
  #index: ListingIndex | null = null
  #readTo: string | null = null
  #loading: Promise<void> | null = null

  constructor(db: Database) {
    this.#db = db
  }

  /** The listings in the index; null while there is none. */
  get size(): number | null {
    return this.#index?.size ?? null
  }

  async find(wish: Wish, { most, known = [] }: FindCandidates): Promise<Candidate[]> {
    if (this.#index !== null) {
      await this.refresh()
      return this.#index.findCandidates(wish, { most, known })
    }
    // Not waited for: a search in the meantime asks the database. A failure is tried again by the next.
    void this.load().catch(() => undefined)
    const seen = new Set(known)
    const found = await findCandidatesInSql(this.#db, wish, { most: most + seen.size, newest: newestInSql })
    return found.filter(({ listingId }) => !seen.has(listingId)).slice(0, most)
  }

  /** Reads every open listing into a new index. A second call while one loads waits for that one. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null
    })
    return this.#loading
  }

  async #load(): Promise<void> {
    const readTo = await readHorizon(this.#db)
    const index = new ListingIndex()
    for await (const rows of eachFacts(this.#db, sql`is_open`, batchSize))
      for (const { listingId, facts, postedOn } of rows) index.put(listingId, facts, postedOn)
    this.#index = index
    this.#readTo = readTo
  }

  /** Takes in what was written since the last time, also what committed late; builds anew when a quarter of the rows are dead. */
  async refresh(): Promise<void> {
    const index = this.#index
    if (index === null || this.#readTo === null) return
    const from = this.#readTo
    const next = await readHorizon(this.#db)
    for await (const rows of eachFacts(this.#db, sql`written_in >= ${from}::xid8`, batchSize))
      for (const { listingId, isOpen, facts, postedOn } of rows)
        if (isOpen) index.put(listingId, facts, postedOn)
        else index.remove(listingId)
    this.#readTo = next
    if (index.dead > 1_000 && index.dead > index.size / 3) await this.load()
  }
}
