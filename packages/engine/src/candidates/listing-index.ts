import type { DealBreakerLeaf } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { Wish } from '@jobpilot/schemas/wish'
import { compileTree, leafHolds, leafKeys, type Truth } from '../deal-breakers/holds.ts'
import { NumberList, type WordRows } from './growing.ts'
import { ListingColumns } from './listing-columns.ts'
import { rankListings, Scratch } from './rank-listings.ts'

/** A listing worth the exact scorer's time. `estimate` is 0 to 100; `isSure` is false when a deal-breaker is unknown. */
export type Candidate = { listingId: string; estimate: number; isSure: boolean }

export type FindCandidates = {
  most: number
  /** Listings the person has seen already. */
  isKnown?: (listingId: string) => boolean
}

/**
 * The open listings by the words of their titles and skills, in memory. Finds the best for a wish
 * without asking the database; `put` and `remove` keep it fresh. A row that changes is added anew and the old one is dead
 * until the index is built again.
 */
export class ListingIndex {
  readonly columns = new ListingColumns()
  readonly titleTerms = new Map<string, NumberList>()
  readonly #scratch = new Scratch()
  /** Listings that can be found. */
  size = 0

  /** Rows that take memory and are never found. */
  get dead(): number {
    return this.columns.length - this.size
  }

  put(listingId: string, facts: ListingFacts, postedOn: string): void {
    this.remove(listingId)
    const at = this.columns.add(listingId, facts, postedOn)
    for (const stem of facts.titleTerms) listIn(this.titleTerms, stem, at)
    this.size++
  }

  remove(listingId: string): void {
    const at = this.columns.find(listingId)
    if (at === undefined || this.columns.isLive.values[at] !== 1) return
    this.columns.isLive.set(at, 0)
    this.size--
  }

  /** The best open listings for a wish, best first, without those that violate a deal-breaker. */
  findCandidates(wish: Wish, { most, isKnown = () => false }: FindCandidates): Candidate[] {
    const holds = compileTree(wish.dealBreakers, (leaf) => this.#askLeaf(leaf))
    const mayBe = (at: number) => holds(at) !== false && !isKnown(this.columns.idAt(at))
    return rankListings(this, wish, { most, mayBe, scratch: this.#scratch }).map(({ at, estimate }) => ({
      listingId: this.columns.idAt(at),
      estimate,
      isSure: holds(at) === true,
    }))
  }

  #askLeaf(leaf: DealBreakerLeaf): (at: number) => Truth {
    const keys = leafKeys(leaf)
    const { skills, titleWords } = this.columns
    if (leaf.kind === 'skill-not-in') return lacksMarked(skills, skills.mark(keys))
    if (leaf.kind === 'title-lacks') return lacksMarked(titleWords, titleWords.mark(keys))
    return (at) => leafHolds(leaf, this.columns.factsAt(at), keys)
  }
}

const lacksMarked =
  (rows: WordRows, marked: Uint8Array) =>
  (at: number): Truth =>
    rows.countAt(at) === 0 ? null : rows.countMarked(at, marked) === 0

function listIn(lists: Map<string, NumberList>, key: string, at: number): void {
  const list = lists.get(key) ?? new NumberList()
  if (list.length === 0) lists.set(key, list)
  list.push(at)
}
