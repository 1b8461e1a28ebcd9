import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { Wish } from '@jobpilot/schemas/wish'
import { compileTree } from '../deal-breakers/holds.ts'
import { askLeaf } from './ask-leaf.ts'
import { ListingColumns } from './listing-columns.ts'
import { rankListings } from './rank-listings.ts'
import { TitleKinds } from './title-kinds.ts'

/** A listing worth the exact scorer's time. `estimate` is 0 to 100; `isSure` is false when a deal-breaker is unknown. */
export type Candidate = { listingId: string; estimate: number; isSure: boolean }

export type FindCandidates = {
  most: number
  /** Listings the person has seen already. */
  known?: Iterable<string>
}

/**
 * The open listings by the words of their titles and skills, in memory. Finds the best for a wish
 * without asking the database; `put` and `remove` keep it fresh.
 */
export class ListingIndex {
  readonly columns = new ListingColumns()
  readonly #titles = new TitleKinds()

  get size(): number {
    return this.columns.size
  }

  get dead(): number {
    return this.columns.dead
  }

  put(listingId: string, facts: ListingFacts, postedOn: string): void {
    this.#titles.put(this.columns.put(listingId, facts, postedOn), facts.titleTerms, this.columns)
  }

  remove(listingId: string): void {
    this.columns.remove(listingId)
  }

  /** The best open listings for a wish, best first, without those that violate a deal-breaker. */
  findCandidates(wish: Wish, { most, known = [] }: FindCandidates): Candidate[] {
    const holds = compileTree(wish.dealBreakers, (leaf) => askLeaf(this.columns, leaf))
    const seen = new Set([...known].map((id) => this.columns.find(id)))
    const mayBe = (at: number) => !seen.has(at) && holds(at) !== false
    return rankListings(this.columns, this.#titles, wish, { most, mayBe }).map(({ at, estimate }) => ({
      listingId: this.columns.idAt(at),
      estimate,
      isSure: holds(at) === true,
    }))
  }
}
