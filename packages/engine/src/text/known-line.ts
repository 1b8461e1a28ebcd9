/** Lines longer than this are read anew: they are rarely the same twice. */
export const longestLine = 600
/** Of two generations: those asked for lately, and those of before. */
const mostLines = 10_000

/** A line, with all that was read of it so far. */
export class KnownLine {
  readonly text: string
  /** By the number of what reads it; see `ofLine`. */
  readonly readings: unknown[] = []
  /** Which rules can match, by the number of the rule; see `LineRule`. */
  rules: { met: Uint32Array; known: number } | undefined
  /** A line that is this one behind a mark: what it cannot match, this one cannot either. */
  within: KnownLine | undefined
  constructor(text: string) {
    this.text = text
  }

  /** The line without what is beyond so many characters. */
  upTo(most: number): KnownLine {
    return this.text.length <= most ? this : knownLine(this.text.slice(0, most))
  }
}

/** A copy that does not hold on to the text it was cut from, which the engine would keep whole for one line. */
const detached = (line: string) => Buffer.from(line, 'utf16le').toString('utf16le')

let young = new Map<string, KnownLine>()
let old = new Map<string, KnownLine>()

/**
 * Half of a posting stands in every other posting of its employer, and each line is read by many rules: a line is looked up once, and
 * keeps what was read of it. Bounded, so that hostile input cannot fill memory.
 */
export function knownLine(text: string): KnownLine {
  if (text.length > longestLine) return new KnownLine(text)
  const known = young.get(text)
  if (known !== undefined) return known
  const line = old.get(text) ?? new KnownLine(detached(text))
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

/** The lines of a text. Of the last text they are remembered, as several readers follow each other. */
export function linesOf(text: string): readonly PlacedLine[] {
  if (last.text === text && text !== '') return last.lines
  const lines: PlacedLine[] = []
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines.push({ line: to > from ? knownLine(text.slice(from, to)) : undefined, from })
    from = to + 1
  }
  last = { text, lines }
  return lines
}

let readers = 0

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
