import { Column } from './growing.ts'

/** What a ranking reads of a listing, each in a run of its own: nearly all listings end at the first, `gist`. */
const runs = ['gist', 'pay', 'skillsLow', 'skillsHigh', 'at'] as const
export type TitleEntry = Record<(typeof runs)[number], number>

/** A block begins with how many listings it holds and how many there is room for; then the runs follow. */
export const headOfBlock = 2
const wordsOf = (room: number) => headOfBlock + room * runs.length

const isSingle = 0x80_00_00_00

/**
 * For each kind of title its listings, all in one array: a ranking walks thousands of lists, and to find each in memory of its own
 * costs more than to read it. Half of all titles are there once: of them stands only which listing has it.
 */
export class TitleLists {
  values = new Uint32Array(1024)
  #end = 0
  /** By the number of a kind, where its block begins, or its only listing. */
  readonly #starts = new Column((length) => new Uint32Array(length))
  /** Where blocks begin that were outgrown, by their room: another kind takes them. */
  readonly #outgrown = new Map<number, number[]>()

  putFirst(kind: number, at: number): void {
    this.#starts.set(kind, (at | isSingle) >>> 0)
  }

  /** The listing that is the only one of a kind; undefined when it has a block. */
  singleOf(kind: number): number | undefined {
    const start = this.#starts.values[kind] as number
    return start >= isSingle ? start - isSingle : undefined
  }

  /** Where the block of a kind begins. */
  startOf(kind: number): number {
    return this.#starts.values[kind] as number
  }

  /** Puts one more; `entryOf` says what stands of a listing. */
  put(kind: number, at: number, entryOf: (at: number) => TitleEntry): void {
    const single = this.singleOf(kind)
    if (single !== undefined) {
      this.#starts.set(kind, this.#takeBlock(2))
      this.#push(kind, entryOf(single))
    }
    this.#push(kind, entryOf(at))
  }

  #push(kind: number, entry: TitleEntry): void {
    const length = this.values[this.startOf(kind)] as number
    if (length === this.values[this.startOf(kind) + 1]) this.#moveToLarger(kind)
    const start = this.startOf(kind)
    const room = this.values[start + 1] as number
    for (const [run, name] of runs.entries()) this.values[start + headOfBlock + run * room + length] = entry[name]
    this.values[start] = length + 1
  }

  #moveToLarger(kind: number): void {
    const from = this.startOf(kind)
    const length = this.values[from] as number
    // By half, not by double: most of the memory of the index is here.
    const room = Math.ceil(length * 1.5)
    const to = this.#takeBlock(room)
    for (const run of runs.keys()) {
      const start = from + headOfBlock + run * length
      this.values.copyWithin(to + headOfBlock + run * room, start, start + length)
    }
    this.values[to] = length
    this.#starts.set(kind, to)
    const outgrown = this.#outgrown.get(length)
    if (outgrown) outgrown.push(from)
    else this.#outgrown.set(length, [from])
  }

  #takeBlock(room: number): number {
    const start = this.#outgrown.get(room)?.pop() ?? this.#append(wordsOf(room))
    this.values[start] = 0
    this.values[start + 1] = room
    return start
  }

  #append(words: number): number {
    const start = this.#end
    this.#end += words
    if (this.#end > this.values.length) {
      const grown = new Uint32Array(Math.ceil(this.#end * 1.25))
      grown.set(this.values)
      this.values = grown
    }
    return start
  }
}
