import type { KnownLine } from './known-line.ts'
import { needlesOf } from './needles.ts'

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

/** The two letters beyond ASCII that a pattern of any case takes for "s" and "k": https://unicode.org/Public/UNIDATA/CaseFolding.txt */
const longS = 0x17f
const kelvin = 0x212a

type Needle = { codes: number[]; keyAt: number; rules: number[] }

const rules: LineRule[] = []
let known = 0
/** For three signs in a row, by five bits each: the needles that are looked for there. */
let needlesAt: (Needle[] | undefined)[] = []
const isKey = new Uint8Array(1 << 15)
let unfiltered: number[] = []

const rarity = ' etaoinrsldhcumpfgywbvkxjqz0_'
function keyAtOf(needle: string): number {
  const rank = (at: number) => [0, 1, 2].reduce((sum, next) => sum + rarity.indexOf(needle.charAt(at + next)), 0)
  let best = 0
  for (let at = 1; at + 3 <= needle.length; at += 1) if (rank(at) > rank(best)) best = at
  return best
}

const keyOf = (of: ArrayLike<number>, at: number) =>
  (((of[at] ?? 0) << 10) | ((of[at + 1] ?? 0) << 5) | (of[at + 2] ?? 0)) & 0x7fff

function learn(): void {
  const byWords = new Map<string, Needle>()
  needlesAt = new Array(1 << 15).fill(undefined)
  unfiltered = []
  rules.forEach(({ pattern }, rule) => {
    const needles = needlesOf(pattern)
    if (needles === undefined) unfiltered.push(rule)
    for (const words of needles ?? []) {
      const needle = byWords.get(words) ?? { codes: [...words].map(codeOf), keyAt: keyAtOf(words), rules: [] }
      needle.rules.push(rule)
      byWords.set(words, needle)
    }
  })
  for (const needle of byWords.values()) {
    const first = keyOf(needle.codes, needle.keyAt)
    // One of two signs stands under whatever may follow them.
    for (let key = first; key < first + (needle.codes.length < 3 ? signs.length : 1); key += 1)
      needlesAt[key] = [...(needlesAt[key] ?? []), needle]
  }
  needlesAt.forEach((needles, key) => {
    isKey[key] = needles === undefined ? 0 : 1
  })
  known = rules.length
}

let buffer = new Uint8Array(1_024)

function meet(met: Uint32Array, rule: number): void {
  met[rule >> 5] = (met[rule >> 5] ?? 0) | (1 << (rule & 31))
}

/** Which rules a text can match, as bits. */
function rulesMetBy(text: string): Uint32Array {
  const met = new Uint32Array((rules.length + 31) >> 5)
  for (const rule of unfiltered) meet(met, rule)
  const end = text.length + 2
  if (buffer.length < end) buffer = new Uint8Array(end * 2)
  const [signAt, codeAt, keys] = [buffer, codes, isKey]
  signAt[0] = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === longS || unit === kelvin) return met.fill(0xffffffff)
    signAt[at + 1] = unit < 128 ? (codeAt[unit] as number) : 0
  }
  signAt[end - 1] = 0
  let key = signAt[1] as number
  for (let at = 2; at < end; at += 1) {
    key = ((key << 5) | (signAt[at] as number)) & 0x7fff
    if (keys[key] === 1) meetAt(met, key, at - 2, end)
  }
  return met
}

function meetAt(met: Uint32Array, key: number, at: number, end: number): void {
  for (const needle of needlesAt[key] ?? [])
    if (standsAt(needle, at, end)) for (const rule of needle.rules) meet(met, rule)
}

function standsAt({ codes: wanted, keyAt }: Needle, at: number, end: number): boolean {
  const from = at - keyAt
  if (from < 0 || from + wanted.length > end) return false
  for (let next = 0; next < wanted.length; next += 1) if (buffer[from + next] !== wanted[next]) return false
  return true
}

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
    if (whole.rules?.known !== known) whole.rules = { met: rulesMetBy(whole.text), known }
    return (((whole.rules.met[this.#at >> 5] ?? 0) >> (this.#at & 31)) & 1) === 1
  }

  test(line: KnownLine): boolean {
    return this.mayMatch(line) && this.pattern.test(line.text)
  }

  exec(line: KnownLine): RegExpExecArray | null {
    return this.mayMatch(line) ? this.pattern.exec(line.text) : null
  }
}
