import { eastAsianLetters } from '../text/east-asian.ts'
import { mayBeLetter, plainLetters } from '../text/units.ts'

/** A word with its place in the text. `key` is what the index is searched with: lower case, accents dropped. */
export type SkillToken = { key: string; start: number; end: number }

// "c++", "c#", ".net" and "security+" are one word each; every other mark separates, and so does where letters that are written
// without blanks begin: "Goでの開発".
const sign = `[[\\p{L}\\p{N}]--[${eastAsianLetters}]]`
const word = new RegExp(
  `\\.NET(?!${sign})|${sign}+(?:\\+{1,2}(?!${sign})|#)?|[[\\p{L}]&&[${eastAsianLetters}]]+`,
  'giv',
)
/** The same where no letter is beyond ASCII, in a fraction of the time. */
const plainWord = /\.NET(?![a-z\d])|[a-z\d]+(?:\+{1,2}(?![a-z\d])|#)?/gi
const beyondAscii = /(?![\0-\x7f])[\p{L}\p{N}]/u

const plainKey = /^[a-z0-9+#.]*$/

/** The form under which two spellings of a word are the same: lower case without accents. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase()
  return plainKey.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Splits a text into the words skill names are made of. One pass, linear in the length of the text. */
export function skillTokens(text: string): SkillToken[] {
  const tokens: SkillToken[] = []
  for (const match of text.matchAll(beyondAscii.test(text) ? word : plainWord)) {
    tokens.push({ key: foldWord(match[0]), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** Of a word in its folded form: cheap to make while reading, and enough to tell most words from those that are looked for. */
export function hashOfKey(key: string): number {
  let hash = 0
  for (let at = 0; at < key.length; at += 1) hash = hashOfNext(hash, key.charCodeAt(at))
  return hash
}
const hashOfNext = (hash: number, unit: number) => (Math.imul(hash, 31) + unit) | 0

const dot = 46
const plus = 43
const sharp = 35
const letterAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit < 128 ? (plainLetters[unit] as number) : 0
}

/** The words of one text as `skillTokens` finds them, without an object for each: written over with each text. */
export class SkillWords {
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly hashes: number[] = []
  readonly #keys: (string | undefined)[] = []
  #text = ''
  count = 0

  read(text: string): void {
    this.#text = text
    this.count = 0
    let at = 0
    while (at < text.length) {
      const unit = text.charCodeAt(at)
      if (unit >= 128 && mayBeLetter(unit)) {
        this.#readTokens(text)
        return
      }
      const letter = unit < 128 ? (plainLetters[unit] as number) : 0
      if (letter !== 0) at = this.#readWord(at, letter)
      else if (unit === dot && isNet(text, at)) {
        this.#add(at, at + 4, netHash)
        at += 4
      } else at += 1
    }
  }

  key(at: number): string {
    const known = this.#keys[at]
    if (known !== undefined) return known
    const key = this.#text.slice(this.starts[at], this.ends[at]).toLowerCase()
    this.#keys[at] = key
    return key
  }

  #add(start: number, end: number, hash: number, key?: string): void {
    const { count } = this
    this.starts[count] = start
    this.ends[count] = end
    this.hashes[count] = hash
    this.#keys[count] = key
    this.count = count + 1
  }

  /** From a letter or digit on; gives where it ends. */
  #readWord(start: number, first: number): number {
    const text = this.#text
    let hash = hashOfNext(0, first)
    let at = start + 1
    for (let letter = letterAt(text, at); letter !== 0; letter = letterAt(text, at)) {
      hash = hashOfNext(hash, letter)
      at += 1
    }
    if (text.charCodeAt(at) === sharp) {
      hash = hashOfNext(hash, sharp)
      at += 1
    } else if (text.charCodeAt(at) === plus) {
      const isTwo = text.charCodeAt(at + 1) === plus
      const marks = isTwo && letterAt(text, at + 2) === 0 ? 2 : isTwo || letterAt(text, at + 1) === 0 ? 1 : 0
      for (let mark = 0; mark < marks; mark += 1) hash = hashOfNext(hash, plus)
      at += marks
    }
    this.#add(start, at, hash)
    return at
  }

  /** The same for letters of any script. */
  #readTokens(text: string): void {
    this.count = 0
    for (const { key, start, end } of skillTokens(text)) this.#add(start, end, hashOfKey(key), key)
  }
}

const netHash = hashOfKey('.net')
const isNet = (text: string, at: number) =>
  letterAt(text, at + 1) === 110 &&
  letterAt(text, at + 2) === 101 &&
  letterAt(text, at + 3) === 116 &&
  letterAt(text, at + 4) === 0

/** Whether what stands between two words can be inside one name: "Node.js", "CI/CD", "Google\n  Ads", not "React. Native". */
export function joinsWords(between: string): boolean {
  return (
    between === ' ' ||
    (between.length <= 6 &&
      (/^[-._/&’'§]?$/.test(between) || /^ ?[-&/–]? ?$/.test(between) || /^[ \t]*\n[ \t]*$/.test(between)))
  )
}
