import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { Wish } from '@jobpilot/schemas/wish'
import { compileTree, leafHolds, leafKeys, type Truth } from '../deal-breakers/holds.ts'
import { NumberList } from './growing.ts'
import { ListingColumns } from './listing-columns.ts'
import { rankListings } from './rank-listings.ts'

/** A listing worth the exact scorer's time. `estimate` is 0 to 100; `isSure` is false when a deal-breaker is unknown. */
export type Candidate = { listingId: string; estimate: number; isSure: boolean }

export type FindCandidates = {
  most: number
  /** Listings the person has seen already. */
  isKnown?: (listingId: string) => boolean
}

/**
 * The open listings by the words of their titles and skills, in memory: about 110 bytes a listing. Finds the best for a wish
 * without asking the database; `put` and `remove` keep it fresh. A row that changes is added anew and the old one is dead
 * until the index is built again.
 */
export class ListingIndex {
  readonly columns = new ListingColumns()
  readonly titleTerms = new Map<string, NumberList>()
  readonly #titleWords = new Map<string, NumberList>()
  readonly skills = new Map<string, NumberList>()
  /** Listings that can be found. */
  size = 0

  /** Rows that take memory and are never found. */
  get dead(): number {
    return this.columns.length - this.size
  }

  put(listingId: string, facts: ListingFacts, postedOn: string): void {
    this.remove(listingId)
    const at = this.columns.add(listingId, facts, postedOn)
    listIn(this.titleTerms, facts.titleTerms, at)
    listIn(this.#titleWords, facts.titleWords, at)
    listIn(this.skills, facts.skills, at)
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
    const holds = this.#compile(wish.dealBreakers)
    const found: Candidate[] = []
    for (const { at, estimate } of rankListings(this, wish)) {
      if (found.length >= most) break
      const listingId = this.columns.idAt(at)
      if (isKnown(listingId)) continue
      const truth = holds(at)
      if (truth !== false) found.push({ listingId, estimate, isSure: truth === true })
    }
    return found
  }

  #compile(tree: DealBreakers): (at: number) => Truth {
    return compileTree(tree, (leaf) => this.#askLeaf(leaf))
  }

  /** Words and skills of a listing are only in the lists, so a condition on them marks all listings that have one of its words. */
  #askLeaf(leaf: DealBreakerLeaf): (at: number) => Truth {
    const keys = leafKeys(leaf)
    if (leaf.kind === 'skill-not-in') {
      const marked = this.#mark(this.skills, keys)
      return (at) => (this.columns.skillCount.values[at] === 0 ? null : marked[at] === 0)
    }
    if (leaf.kind === 'title-lacks') {
      const marked = this.#mark(this.#titleWords, keys)
      return (at) => (this.columns.titleWordCount.values[at] === 0 ? null : marked[at] === 0)
    }
    return (at) => leafHolds(leaf, this.columns.factsAt(at), keys)
  }

  #mark(lists: ReadonlyMap<string, NumberList>, keys: readonly string[]): Uint8Array {
    const marked = new Uint8Array(this.columns.length)
    for (const key of keys) {
      const list = lists.get(key)
      for (let i = 0; i < (list?.length ?? 0); i++) marked[list?.values[i] ?? 0] = 1
    }
    return marked
  }
}

function listIn(lists: Map<string, NumberList>, keys: readonly string[], at: number): void {
  for (const key of keys) {
    const list = lists.get(key)
    if (list === undefined) {
      const started = new NumberList()
      started.push(at)
      lists.set(key, started)
    } else list.push(at)
  }
}
