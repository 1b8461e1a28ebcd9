/** Words to look for, each as numbers below `width`, with what is noted where it stands. */
type Word = { signs: readonly number[]; bits: readonly number[] }

/**
 * Finds all of many words in one pass over a text, one look-up a sign: a step of an automaton after Aho and Corasick
 * (https://doi.org/10.1145/360825.360855). What is noted is bits, those of all words that were found together.
 */
export class WordFinder {
  /** From a state by a sign to the next: the longest beginning of a word that ends here. */
  readonly next: Uint16Array
  /** The bits of all words that end in a state. */
  readonly bits: (number[] | undefined)[] = [undefined]
  readonly shift: number

  constructor(words: readonly Word[], width: number) {
    this.shift = Math.ceil(Math.log2(width))
    const most = words.reduce((sum, { signs }) => sum + signs.length, 1)
    if (most > 0xffff) throw new Error('too many words to look for')
    this.next = new Uint16Array(most << this.shift)
    this.#learn(words)
    this.#connect()
  }

  /** All words sign by sign, so that the states that are met most, near the beginning, lie side by side. */
  #learn(words: readonly Word[]): void {
    const states = words.map(() => 0)
    const longest = words.reduce((most, { signs }) => Math.max(most, signs.length), 0)
    for (let at = 0; at < longest; at += 1)
      words.forEach(({ signs, bits }, word) => {
        const sign = signs[at]
        if (sign === undefined) return
        const step = ((states[word] as number) << this.shift) | sign
        if (this.next[step] === 0) this.next[step] = this.bits.push(undefined) - 1
        const state = this.next[step] as number
        states[word] = state
        if (at === signs.length - 1) this.bits[state] = joined(this.bits[state], bits)
      })
  }

  /** Where a word breaks off, goes on with the longest end of what was read that begins one. */
  #connect(): void {
    const width = 1 << this.shift
    const shorter = new Uint16Array(this.bits.length)
    const waiting = [0]
    for (let at = 0; at < waiting.length; at += 1) {
      const state = waiting[at] as number
      const less = shorter[state] as number
      for (let sign = 0; sign < width; sign += 1) {
        const step = (state << this.shift) | sign
        const after = this.next[step] as number
        const otherwise = state === 0 ? 0 : (this.next[(less << this.shift) | sign] as number)
        if (after === 0) this.next[step] = otherwise
        else {
          shorter[after] = otherwise
          const bits = this.bits[otherwise]
          if (bits !== undefined) this.bits[after] = joined(this.bits[after], bits)
          waiting.push(after)
        }
      }
    }
  }
}

const joined = (some: readonly number[] | undefined, more: readonly number[]): number[] =>
  more.map((bits, at) => bits | (some?.[at] ?? 0))
