/** Longer lines are read anew. What employers say of themselves, word for word in each posting, can be a paragraph of 600 to 1,000. */
export const longestLine = 1_500
/** Of two generations: those asked for lately, and those of before. */
const mostLines = 10_000

/** How many ways there are to read a line. */
let readers = 0

/** A line, with all that was read of it so far. */
export class KnownLine {
  readonly text: string
  /** By the number of what reads it; see `ofLine`. */
  readonly readings: unknown[]
  /** Which rules can match, as bits by the number of the rule, and how many rules were asked; see `LineRule`. */
  rules: readonly number[] | undefined
  rulesAsked = 0
  /** A line that is this one behind a mark: what it cannot match, this one cannot either. */
  within: KnownLine | undefined
  constructor(text: string) {
    this.text = text
    this.readings = new Array<unknown>(readers)
  }

  /** A stretch of the line, which is a line of its own. */
  part(start: number, end: number): KnownLine {
    if (end - start === this.text.length) return this
    const text = this.text.slice(start, end)
    return this.text.length > longestLine ? knownLine(text) : (lineBefore(text) ?? newLine(text))
  }

  /** The line without what is beyond so many characters. */
  upTo(most: number): KnownLine {
    return this.text.length <= most ? this : this.part(0, most)
  }
}

/** Of all signs of a line: lines of one form often differ in a number alone. */
function hashOf(line: string): number {
  let hash = line.length
  for (let at = 0; at < line.length; at += 1) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** A copy that does not hold on to the text it was cut from, which the engine would keep whole for one line. */
const detached = (line: string) => Buffer.from(line, 'utf16le').toString('utf16le')

/** Lines of the text that is being read. */
let own = new Map<string, KnownLine>()
/** More than a text has, for those who read lines without a text. */
const mostOwn = 4_000
/** Hashes of lines that were read, each in the place its last bits say. */
const seen = new Int32Array(1 << 15)
/** Lines that came again in another text, of two generations. */
let young = new Map<string, KnownLine>()
let old = new Map<string, KnownLine>()

/**
 * Half of a posting stands in every other posting of its employer, and each line is read by many rules: a line is looked up once, and
 * keeps what was read of it. It is kept beyond its text from its second text on, as keeping those that never come again costs more
 * than reading them. Bounded, so that hostile input cannot fill memory.
 */
export function knownLine(text: string): KnownLine {
  if (text.length > longestLine) return new KnownLine(text)
  return lineBefore(text) ?? newLine(detached(text))
}

function lineBefore(text: string): KnownLine | undefined {
  const known = own.get(text) ?? young.get(text)
  if (known !== undefined) return known
  const before = old.get(text)
  return before && keep(before)
}

/** A line that was not known, of a text that holds on to little else. */
function newLine(text: string): KnownLine {
  const line = new KnownLine(text)
  const hash = hashOf(text)
  const place = hash & (seen.length - 1)
  if (seen[place] === hash) return keep(line)
  seen[place] = hash
  if (own.size >= mostOwn) own = new Map()
  own.set(text, line)
  return line
}

function keep(line: KnownLine): KnownLine {
  if (young.size >= mostLines) {
    old = young
    young = new Map()
  }
  young.set(line.text, line)
  return line
}

/** A line of a text with its place in it; undefined for an empty one. */
type PlacedLine = { line: KnownLine | undefined; from: number }
let last: { text: string; lines: readonly PlacedLine[] } = { text: '', lines: [] }

/** The text that is read, in one byte a sign: lines are cut from it that need no more, as patterns read those faster. */
let bytes = Buffer.alloc(0)
const wide = /[^\0-\xff]/g

/** The lines of a text. Of the last text they are remembered, as several readers follow each other. */
export function linesOf(text: string): readonly PlacedLine[] {
  if (last.text === text && text !== '') return last.lines
  own = new Map()
  if (bytes.length < text.length) bytes = Buffer.allocUnsafeSlow(text.length * 2)
  bytes.write(text, 'latin1')
  let nextWide = wideFrom(text, 0)
  const lines: PlacedLine[] = []
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    if (nextWide < from) nextWide = wideFrom(text, from)
    lines.push({ line: to > from ? lineAt(text, from, to, nextWide < to) : undefined, from })
    from = to + 1
  }
  last = { text, lines }
  return lines
}

function lineAt(text: string, from: number, to: number, isWide: boolean): KnownLine {
  if (isWide || to - from > longestLine) return knownLine(text.slice(from, to))
  const line = bytes.toString('latin1', from, to)
  return lineBefore(line) ?? newLine(line)
}

function wideFrom(text: string, from: number): number {
  wide.lastIndex = from
  return wide.test(text) ? wide.lastIndex - 1 : text.length
}

/** Reads each line once. `read` must depend on the line alone, and nobody may change what it gives. */
export function ofLine<T extends object | string | number | boolean | null>(
  read: (line: KnownLine) => T,
): (line: KnownLine) => T {
  const reader = readers++
  return (line) => {
    const before = line.readings[reader]
    if (before !== undefined) return before as T
    const value = read(line)
    line.readings[reader] = value
    return value
  }
}
