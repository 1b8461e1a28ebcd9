import type { ListingColumns } from './listing-columns.ts'

export type Ranked = { at: number; estimate: number }

/** Keeps the best by gathering more than asked for and cutting, which is cheaper than keeping them in order. */
export class BestOf {
  /** What an estimate has to reach to be worth adding. */
  least = Number.NEGATIVE_INFINITY
  /** As much, less what adding up in another order can lose: what could reach more is looked at nearer. */
  bound = Number.NEGATIVE_INFINITY
  /** Of listings with the least estimate, what was posted before this day comes too late. */
  #leastDay = 0
  readonly #kept: Ranked[] = []
  readonly #most: number
  readonly #mayBe: (at: number) => boolean
  readonly #postedOn: Uint16Array

  /** `mayBe` is asked only of what is good enough. */
  constructor(columns: ListingColumns, most: number, mayBe: (at: number) => boolean) {
    this.#most = most
    this.#mayBe = mayBe
    this.#postedOn = columns.postedOn.values
  }

  add(at: number, estimate: number): void {
    // Many are equal: asking of their day first saves asking the deal-breakers of nearly all of them.
    if (estimate === this.least && (this.#postedOn[at] as number) < this.#leastDay) return
    if (!this.#mayBe(at)) return
    this.#kept.push({ at, estimate })
    if (this.#kept.length >= this.#most * 2 + 64) this.#cut()
  }

  /** Best first; of equals the newest. */
  end(): Ranked[] {
    this.#cut()
    return this.#kept
  }

  #cut(): void {
    const postedOn = this.#postedOn
    this.#kept.sort((a, b) => b.estimate - a.estimate || (postedOn[b.at] ?? 0) - (postedOn[a.at] ?? 0) || a.at - b.at)
    this.#kept.length = Math.min(this.#kept.length, this.#most)
    const last = this.#kept.at(-1)
    if (this.#kept.length < this.#most || last === undefined) return
    this.least = last.estimate
    this.bound = last.estimate - 1e-9
    this.#leastDay = postedOn[last.at] ?? 0
  }
}
