import type { KnownLine } from './known-line.ts'
import { needlesOf } from './needles.ts'
import { WordFinder } from './word-finder.ts'

/*
 * Most rules match few lines, and asking hundreds of them of each line costs more than all else. So each rule says which words a
 * line cannot match without (`needlesOf`), and one pass over the line finds those of all rules together.
 */

const signs = ' abcdefghijklmnopqrstuvwxyz0_'
const codeOf = (sign: string) => signs.indexOf(sign)
const codes = new Uint8Array(128)
for (let unit = 0; unit < 128; unit += 1) {
  const char = String.fromCharCode(unit).toLowerCase()
  codes[unit] = Math.max(0, /\d/.test(char) ? codeOf('0') : codeOf(char))
}

/**
 * The two letters beyond ASCII that a pattern of any case takes for "s" and "k", and the one whose lower case begins with "i":
 * https://unicode.org/Public/UNIDATA/CaseFolding.txt
 */
const longS = 0x17f
const kelvin = 0x212a
const dottedI = 0x130

const rules: LineRule[] = []
let known = 0
let finder = new WordFinder([], signs.length)
/** Rules that are always asked, as bits. */
let unfiltered: number[] = []

function learn(): void {
  const none = new Array<number>((rules.length + 31) >> 5).fill(0)
  const byWord = new Map<string, number[]>()
  unfiltered = none.slice()
  rules.forEach(({ pattern }, rule) => {
    const needles = needlesOf(pattern)
    if (needles === undefined) meet(unfiltered, rule)
    for (const needle of needles ?? []) {
      const bits = byWord.get(needle) ?? none.slice()
      meet(bits, rule)
      byWord.set(needle, bits)
    }
  })
  finder = new WordFinder(
    [...byWord].map(([word, bits]) => ({ signs: [...word].map(codeOf), bits })),
    signs.length,
  )
  known = rules.length
}

function meet(met: number[], rule: number): void {
  met[rule >> 5] = (met[rule >> 5] as number) | (1 << (rule & 31))
}

/** Which rules a text can match, as bits. */
function rulesMetBy(text: string): readonly number[] {
  const met = unfiltered.slice()
  const { next, bits, shift } = finder
  // A text begins and ends as after a blank.
  let state = next[blank] as number
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : blank
    if (unit === longS || unit === kelvin || unit === dottedI) return met.fill(-1)
    state = next[(state << shift) | (unit < 128 ? (codes[unit] as number) : 0)] as number
    const found = bits[state]
    if (found !== undefined)
      for (let part = 0; part < met.length; part += 1) met[part] = (met[part] as number) | (found[part] as number)
  }
  return met
}
const blank = 0

/** A pattern, not a global one, that is asked of whole lines and run only where it can match. */
export class LineRule {
  readonly pattern: RegExp
  readonly #at: number
  constructor(pattern: RegExp) {
    this.pattern = pattern
    this.#at = rules.push(this) - 1
  }

  mayMatch(line: KnownLine): boolean {
    if (known !== rules.length) learn()
    const whole = line.within ?? line
    let met = whole.rules
    if (met === undefined || whole.rulesAsked !== known) {
      met = rulesMetBy(whole.text)
      whole.rules = met
      whole.rulesAsked = known
    }
    return (((met[this.#at >> 5] ?? 0) >> (this.#at & 31)) & 1) === 1
  }

  test(line: KnownLine): boolean {
    return this.mayMatch(line) && this.pattern.test(line.text)
  }

  exec(line: KnownLine): RegExpExecArray | null {
    return this.mayMatch(line) ? this.pattern.exec(line.text) : null
  }
}
