/** Typed arrays that grow by doubling: a million listings cost bytes, not objects. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** A column with one number for each listing. */
export class Column<T extends Numbers> {
  #values: T
  readonly #create: (length: number) => T

  constructor(create: (length: number) => T) {
    this.#create = create
    this.#values = create(1024)
  }

  set(at: number, value: number): void {
    if (at >= this.#values.length) {
      const grown = this.#create(Math.max(at + 1, this.#values.length * 2))
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[at] = value
  }

  get values(): T {
    return this.#values
  }
}

/** A list of numbers in the order they came. */
export class NumberList {
  #values = new Uint32Array(2)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      // By half, not by double: most of the memory of the index is in these lists.
      const grown = new Uint32Array(Math.ceil(this.length * 1.5) + 1)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  get values(): Uint32Array {
    return this.#values
  }
}

/** Gives each distinct value a small number, and the value back: employers, and sets of places, repeat. */
export class Numbered<T> {
  readonly #numbers = new Map<string, number>()
  readonly #items: T[] = []

  numberOf(key: string, item: T): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#items.push(item) - 1
    this.#numbers.set(key, number)
    return number
  }

  at(number: number): T {
    const item = this.#items[number]
    if (item === undefined) throw new RangeError(`No item has the number ${number}`)
    return item
  }

  get size(): number {
    return this.#items.length
  }
}
