import type { Database } from '@jobpilot/db/client'
import { type FindListings, SearchIndex } from '@jobpilot/engine/search/search-index'
import { sql } from 'kysely'
import { FreshIndex } from './fresh-index.ts'

/** Up to so many open listings the database is fast enough without an index in memory. */
const fewListings = 20_000
const lookAgainAfterMs = 600_000
const refreshEveryMs = 3_000

/**
 * Finds listings by words in memory, once there are so many that the database would be slow. Loaded by the first search, kept
 * fresh while the process lives; what it finds is read from the database, so a moment's lateness shows nothing that is gone.
 * One to a process.
 */
export class SearchFinder {
  readonly #db: Database
  readonly #kept: FreshIndex<SearchIndex>
  #lookedAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | null = null
  #isRefreshing = false

  constructor(db: Database) {
    this.#db = db
    this.#kept = new FreshIndex(db, {
      create: () => new SearchIndex(),
      put: (index, { listingId, facts, postedOn, words }) => index.put(listingId, facts, postedOn, words),
    })
  }

  /** The ids of the newest that fit; null while the database has to be asked. */
  find(asked: FindListings): string[] | null {
    if (this.#kept.index !== null) return this.#kept.index.find(asked)
    if (performance.now() - this.#lookedAt > lookAgainAfterMs) {
      this.#lookedAt = performance.now()
      // Not waited for; after a failure the next look tries again.
      void this.#loadIfMany().catch(() => undefined)
    }
    return null
  }

  async load(): Promise<void> {
    await this.#kept.load()
    this.#timer ??= setInterval(() => void this.#refresh(), refreshEveryMs).unref()
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  async #loadIfMany(): Promise<void> {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from (select from listing_facts where is_open limit ${fewListings + 1}) as open`.execute(
      this.#db,
    )
    if (Number(rows[0]?.count) > fewListings) await this.load()
  }

  async #refresh(): Promise<void> {
    if (this.#isRefreshing) return
    this.#isRefreshing = true
    try {
      await this.#kept.refresh()
    } catch {
      // The database is away: what was written meanwhile is read the next time.
    } finally {
      this.#isRefreshing = false
    }
  }
}
