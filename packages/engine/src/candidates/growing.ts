/** Typed arrays that grow: a million listings cost bytes, not objects. */
type Numbers = Uint8Array | Uint16Array | Uint32Array

/** A column with one number for each listing. Read `values` once before a loop. */
export class Column<T extends Numbers> {
  values: T
  readonly #create: (length: number) => T

  constructor(create: (length: number) => T) {
    this.#create = create
    this.values = create(1024)
  }

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const grown = this.#create(Math.max(at + 1, this.values.length * 2))
      grown.set(this.values)
      this.values = grown
    }
    this.values[at] = value
  }
}

/** A list of numbers in the order they came. */
export class NumberList {
  values: Uint32Array
  length = 0

  constructor(room = 2) {
    this.values = new Uint32Array(room)
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      // By half, not by double: most of the memory of the index is in these lists.
      const grown = new Uint32Array(Math.ceil(this.length * 1.5) + 1)
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.length++] = value
  }
}

/** Gives each distinct value a small number, and the value back: employers, skills and sets of places repeat. */
export class Numbered<T> {
  readonly #numbers = new Map<string, number>()
  /** The values by their number. */
  readonly items: T[] = []

  numberOf(key: string, item: T): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.items.push(item) - 1
    this.#numbers.set(key, number)
    return number
  }

  /** The number of a value that is there; undefined for one that no listing has. */
  find(key: string): number | undefined {
    return this.#numbers.get(key)
  }

  at(number: number): T {
    const item = this.items[number]
    if (item === undefined) throw new RangeError(`No item has the number ${number}`)
    return item
  }

  get size(): number {
    return this.items.length
  }
}

/** For each listing its words, as numbers one behind the other: listing `at` has those from `starts[at]` to `starts[at + 1]`. */
export class WordRows {
  readonly words = new Numbered<string>()
  readonly rows = new NumberList()
  readonly starts = new Column((length) => new Uint32Array(length))

  /** How many have their words. */
  length = 0

  add(at: number, words: readonly string[]): void {
    this.length = Math.max(this.length, at + 1)
    for (const word of words) this.rows.push(this.words.numberOf(word, word))
    this.starts.set(at, this.rows.length - words.length)
    this.starts.set(at + 1, this.rows.length)
  }

  /** The numbers of a listing's words. */
  at(at: number): Uint32Array {
    return this.rows.values.subarray(this.starts.values[at], this.starts.values[at + 1])
  }

  countAt(at: number): number {
    return (this.starts.values[at + 1] ?? 0) - (this.starts.values[at] ?? 0)
  }

  /** 1 for each of these words that any listing has, by the word's number. */
  mark(words: readonly string[]): Uint8Array {
    const marked = new Uint8Array(this.words.size)
    for (const word of words) {
      const number = this.words.find(word)
      if (number !== undefined) marked[number] = 1
    }
    return marked
  }

  /** How many of a listing's words are marked. */
  countMarked(at: number, marked: Uint8Array): number {
    const { values } = this.rows
    const end = this.starts.values[at + 1] ?? 0
    let count = 0
    for (let i = this.starts.values[at] ?? 0; i < end; i++) count += marked[values[i] as number] as number
    return count
  }
}
