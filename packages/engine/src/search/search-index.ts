import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { askLeaf } from '../candidates/ask-leaf.ts'
import { NumberList } from '../candidates/growing.ts'
import { dayNumber, ListingColumns } from '../candidates/listing-columns.ts'
import { compileTree } from '../deal-breakers/holds.ts'
import { Descending, unionDown } from './descending.ts'

/** One thing a person typed: one of the ways of saying it, all words of it, has to be there, or must not. */
export type SearchTerm = { ways: readonly (readonly string[])[]; isExcluded: boolean }

export type FindListings = {
  terms: readonly SearchTerm[]
  /** What has to hold for sure. */
  filter: DealBreakers
  /** What must not be violated; unknown is fine. */
  dealBreakers: DealBreakers
  /** The oldest day, an ISO date. */
  since: string | null
  most: number
}

const noList = new NumberList()

/**
 * The open listings by all their words, in memory: the newest that fit are found without reading a row of the database. Rows are
 * numbered as they are put, so the oldest listings have to be put first; what is put later is taken for new.
 */
export class SearchIndex {
  readonly #columns = new ListingColumns()
  readonly #lists = new Map<string, NumberList>()

  get size(): number {
    return this.#columns.size
  }

  get dead(): number {
    return this.#columns.dead
  }

  /** `words` are those the database made of the listing. */
  put(listingId: string, facts: ListingFacts, postedOn: string, words: readonly string[]): void {
    const at = this.#columns.put(listingId, facts, postedOn)
    for (const word of words) {
      const list = this.#lists.get(word)
      if (list !== undefined) list.push(at)
      else {
        const made = new NumberList()
        made.push(at)
        this.#lists.set(word, made)
      }
    }
  }

  remove(listingId: string): void {
    this.#columns.remove(listingId)
  }

  /** The ids of those that fit, by the day they were posted, the newest first. */
  find({ terms, filter, dealBreakers, since, most }: FindListings): string[] {
    const columns = this.#columns
    const fits = compileTree(filter, (leaf) => askLeaf(columns, leaf))
    const holds = compileTree(dealBreakers, (leaf) => askLeaf(columns, leaf))
    const from = since === null ? 0 : dayNumber(since)
    const { rows, others } = this.#plan(terms)
    const found: number[] = []
    for (const at of rows) {
      if (!columns.isLive(at) || (columns.postedOn.values[at] as number) < from || fits(at) !== true) continue
      if (!others.every((hasIt) => hasIt(at)) || holds(at) === false) continue
      found.push(at)
      if (found.length === most) break
    }
    const day = (at: number) => columns.postedOn.values[at] as number
    return found.sort((a, b) => day(b) - day(a) || b - a).map((at) => columns.idAt(at))
  }

  /** Reads the rows of the rarest term, and asks the others of each. */
  #plan(terms: readonly SearchTerm[]): { rows: Iterable<number>; others: ((at: number) => boolean)[] } {
    const wanted = terms.filter(({ isExcluded }) => !isExcluded)
    const cost = ({ ways }: SearchTerm) => ways.reduce((sum, way) => sum + this.#rarest(way).length, 0)
    const [rarest] = wanted.toSorted((a, b) => cost(a) - cost(b))
    const others = terms.filter((term) => term !== rarest || term.ways.some((way) => way.length > 1))
    return {
      rows: rarest === undefined ? this.#allDown() : unionDown(rarest.ways.map((way) => this.#rarest(way))),
      others: others.map((term) => this.#asks(term)),
    }
  }

  *#allDown(): Generator<number> {
    for (let at = this.#columns.length - 1; at >= 0; at--) yield at
  }

  #listOf(word: string): NumberList {
    return this.#lists.get(word) ?? noList
  }

  #rarest(way: readonly string[]): NumberList {
    return way
      .map((word) => this.#listOf(word))
      .reduce((a, b) => (b.length < a.length ? b : a), this.#listOf(way[0] ?? ''))
  }

  #asks({ ways, isExcluded }: SearchTerm): (at: number) => boolean {
    const walks = ways.map((way) => way.map((word) => new Descending(this.#listOf(word))))
    return (at) => {
      for (const way of walks) if (way.every((walk) => walk.has(at))) return !isExcluded
      return isExcluded
    }
  }
}
