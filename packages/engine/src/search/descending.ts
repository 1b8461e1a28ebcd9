/** A list of numbers that only grow. */
export type Rising = { readonly values: Uint32Array; readonly length: number }

/** Walks down through one list: each question is for a lower number than the one before. */
export class Descending {
  readonly #values: Uint32Array
  #at: number

  constructor({ values, length }: Rising) {
    this.#values = values
    this.#at = length - 1
  }

  /** The number it stands at; -1 below the last. */
  get current(): number {
    return this.#at < 0 ? -1 : (this.#values[this.#at] as number)
  }

  /** Goes down past every number above `wanted`, in steps that double; whether it is there. */
  has(wanted: number): boolean {
    let step = 1
    let above = this.#at
    while (above >= 0 && (this.#values[above] as number) > wanted) {
      this.#at = above
      above -= step
      step *= 2
    }
    // What is wanted lies above `above` and not above `#at`.
    let low = Math.max(-1, above)
    let high = this.current > wanted ? this.#at - 1 : this.#at
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#values[middle] as number) > wanted) high = middle - 1
      else low = middle
    }
    this.#at = high
    return this.current === wanted
  }
}

/** Every number that is in one of the lists, each once, the highest first. */
export function* unionDown(lists: readonly Rising[]): Generator<number> {
  const walks = lists.map((list) => new Descending(list))
  for (;;) {
    let highest = -1
    for (const walk of walks) if (walk.current > highest) highest = walk.current
    if (highest < 0) return
    yield highest
    for (const walk of walks) walk.has(highest - 1)
  }
}
