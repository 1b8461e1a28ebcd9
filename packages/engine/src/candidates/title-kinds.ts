import { Numbered, NumberList, WordRows } from './growing.ts'
import { skillGist } from './skill-gist.ts'
import { TitleLists } from './title-lists.ts'

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
  readonly listings = new TitleLists()
  /** For each stem, by its number, the kinds that have it. */
  readonly #lists: NumberList[] = []

  get size(): number {
    return this.#kinds.size
  }

  /** The columns have the listing already. */
  put(at: number, stems: readonly string[], { gist, pay, skills }: RankedColumns): void {
    const kind = this.#kinds.numberOf(stems.join(' '), null)
    if (kind < this.terms.length) {
      this.listings.put(kind, at, (one) => {
        const { low, high } = skillGist(skills.at(one))
        return {
          at: one,
          gist: gist.values[one] as number,
          pay: pay.values[one] as number,
          skillsLow: low,
          skillsHigh: high,
        }
      })
      return
    }
    this.listings.putFirst(kind, at)
    this.terms.add(kind, stems)
    for (const stem of this.terms.at(kind)) {
      const list = this.#lists[stem] ?? new NumberList()
      this.#lists[stem] = list
      list.push(kind)
    }
  }

  /** The kinds whose titles have a stem; undefined when none has. */
  kindsOf(stem: string): NumberList | undefined {
    const number = this.terms.words.find(stem)
    return number === undefined ? undefined : this.#lists[number]
  }
}
