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
 * numbered as they are put; as long as each is of the same day as the one before or of a later one, and in the order of ids within
 * a day, their numbers tell which are newer. What is put later out of that order is looked through whole.
 */
export class SearchIndex {
  readonly #columns = new ListingColumns()
  readonly #lists = new Map<string, NumberList>()
  /** Rows below this number stand in order. */
  #inOrder = 0
  #last = { day: 0, id: '' }

  get size(): number {
    return this.#columns.size
  }

  get dead(): number {
    return this.#columns.dead
  }

  /** `words` are those the database made of the listing. */
  put(listingId: string, facts: ListingFacts, postedOn: string, words: readonly string[]): void {
    const at = this.#columns.put(listingId, facts, postedOn)
    const day = dayNumber(postedOn)
    const isNext = day > this.#last.day || (day === this.#last.day && listingId > this.#last.id)
    if (at === this.#inOrder && isNext) {
      this.#inOrder = at + 1
      this.#last = { day, id: listingId }
    }
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

  /** The ids of those that fit, by the day they were posted, the newest first, and by id within a day. */
  find({ terms, filter, dealBreakers, since, most }: FindListings): string[] {
    const columns = this.#columns
    const fits = compileTree(filter, (leaf) => askLeaf(columns, leaf))
    const holds = compileTree(dealBreakers, (leaf) => askLeaf(columns, leaf))
    const from = since === null ? 0 : dayNumber(since)
    const { rows, others } = this.#plan(terms)
    const day = (at: number) => columns.postedOn.values[at] as number
    const found: number[] = []
    let inOrder = 0
    let oldest = 0
    for (const at of rows) {
      // All of the day on which there were enough is looked at, as its first ids have the lowest numbers.
      if (at < this.#inOrder && day(at) < oldest) break
      if (!columns.isLive(at) || day(at) < from || fits(at) !== true) continue
      if (!others.every((hasIt) => hasIt(at)) || holds(at) === false) continue
      found.push(at)
      if (at < this.#inOrder && ++inOrder === most) oldest = day(at)
    }
    const byId = (a: number, b: number) =>
      a < this.#inOrder && b < this.#inOrder ? a - b : columns.idAt(a) < columns.idAt(b) ? -1 : 1
    return found
      .sort((a, b) => day(b) - day(a) || byId(a, b))
      .slice(0, most)
      .map((at) => columns.idAt(at))
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
