import { Numbered, NumberList, WordRows } from './growing.ts'
import { skillGist } from './skill-gist.ts'

/** How many numbers a list has for each listing. */
export const wordsOfListing = 5

type Values = { values: Uint32Array }
type RankedColumns = { gist: Values; pay: Values; skills: WordRows }

/**
 * Listings by the stems of their titles. A million listings have some ten thousand titles between them, so a wish weighs each
 * title once and then walks the listings of the best.
 */
export class TitleKinds {
  /** The stems of each kind, by its number. */
  readonly terms = new WordRows()
  readonly #kinds = new Numbered<null>()
  /**
   * For each kind its listings, each followed by its gist, its pay and the gist of its skills, so that a walk over a long list reads memory in order:
   * reading a column at random costs more than all else. The number alone of the only one, as half of all titles are there once.
   */
  readonly #listings: (number | NumberList)[] = []
  /** For each stem, by its number, the kinds that have it. */
  readonly #lists: NumberList[] = []

  get size(): number {
    return this.#kinds.size
  }

  /** The columns have the listing already. */
  put(at: number, stems: readonly string[], { gist, pay, skills }: RankedColumns): void {
    const kind = this.#kinds.numberOf(stems.join(' '), null)
    const there = this.#listings[kind]
    if (there !== undefined) {
      const list = there instanceof NumberList ? there : new NumberList(2 * wordsOfListing)
      for (const one of there === list ? [at] : [there as number, at]) {
        list.push(one)
        list.push(gist.values[one] as number)
        list.push(pay.values[one] as number)
        const { low, high } = skillGist(skills.at(one))
        list.push(low)
        list.push(high)
      }
      this.#listings[kind] = list
    } else {
      this.#listings[kind] = at
      this.terms.add(kind, stems)
      for (const stem of this.terms.at(kind)) {
        const list = this.#lists[stem] ?? new NumberList()
        this.#lists[stem] = list
        list.push(kind)
      }
    }
  }

  /** The kinds whose titles have a stem; undefined when none has. */
  kindsOf(stem: string): NumberList | undefined {
    const number = this.terms.words.find(stem)
    return number === undefined ? undefined : this.#lists[number]
  }

  listingsOf(kind: number): number | NumberList {
    const there = this.#listings[kind]
    if (there === undefined) throw new RangeError(`No title has the number ${kind}`)
    return there
  }
}
