import { type Piece, pieceOf } from './piece.ts'

/** A non-empty line. `start` to `end` is its content without indent and bullet mark. */
export interface Line extends Piece {
  /** Columns of white space before the first mark; a tab counts as four. */
  indent: number
  /** The list mark that was taken off, or empty. */
  mark: string
  /** Empty lines before this one. */
  blanks: number
  /** Parts set apart by two blanks or a tab. */
  cells: Piece[]
}

/** Beyond these a text is no resume; the rest is left unread so that time stays bounded. */
export const maxLines = 6_000
const maxLineLength = 4_000

const markPattern =
  /^(?:[•●○◦▪▫■□◼◻‣⁃∙◆◇❖➢➤►▶▸▹»✓✔✗★☆→⇒・\uf0a7\uf0b7\uf0d8\uf076\uf0fc]\s*|[·*+–—-]\s+|[*–-](?=\p{Lu})|o\s{1,4}(?=\p{Lu})|>\s+)+/u

/** The lines of a text with their offsets; linear in its length. */
export function readLines(source: string): Line[] {
  const lines: Line[] = []
  let blanks = 0
  let pendingMark = ''
  let start = 0
  while (start <= source.length && lines.length < maxLines) {
    const lineEnd = endOfLine(source, start)
    const line = readLine(source, start, Math.min(lineEnd, start + maxLineLength), blanks)
    if (line === undefined) blanks += 1
    else if (line.text === '') pendingMark = line.mark
    else {
      lines.push(line.mark === '' && pendingMark !== '' ? { ...line, mark: pendingMark } : line)
      pendingMark = ''
      blanks = 0
    }
    start = lineEnd + (source.startsWith('\r\n', lineEnd) ? 2 : 1)
  }
  return evenBlanks(lines)
}

function endOfLine(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    const unit = source[at]
    if (unit === '\n' || unit === '\r' || unit === '\f' || unit === '\u2028' || unit === '\u0085') return at
  }
  return source.length
}

/** One line between two offsets, or undefined when nothing stands there. */
export function readLine(source: string, start: number, end: number, blanks: number): Line | undefined {
  const whole = pieceOf(source, start, end)
  if (whole.text === '') return undefined
  const indent = source.slice(start, whole.start).replace(/\t/gu, '    ').length
  const raw = source.slice(whole.start, whole.end)
  const mark = /^#{1,6}\s+/u.exec(raw)?.[0] ?? markPattern.exec(raw)?.[0] ?? (/^[-*•·]$/u.test(raw) ? raw : '')
  const content = pieceOf(source, whole.start + mark.length, whole.end)
  return { ...content, indent, mark: mark.startsWith('#') ? '' : mark.trim(), blanks, cells: cellsOf(source, content) }
}

function cellsOf(source: string, content: Piece): Piece[] {
  const cells: Piece[] = []
  let from = content.start
  for (const gap of source.slice(content.start, content.end).matchAll(/[^\S\n]{2,}|\t|\u3000/gu)) {
    cells.push(pieceOf(source, from, content.start + gap.index))
    from = content.start + gap.index + gap[0].length
  }
  cells.push(pieceOf(source, from, content.end))
  return cells.filter((cell) => cell.text !== '')
}

/** Where every line is followed by an empty one, empty lines say nothing: only the wider gaps are kept. */
function evenBlanks(lines: Line[]): Line[] {
  const gaps = lines.slice(1).map((line) => line.blanks)
  const apart = gaps.filter((gap) => gap > 0).length
  if (gaps.length < 6 || apart / gaps.length < 0.8) return lines
  const usual = Math.min(...gaps.filter((gap) => gap > 0))
  return lines.map((line) => ({ ...line, blanks: Math.max(0, line.blanks - usual) }))
}

/** Joins a line that stops at a small word ("School of") with the next one: no name ends there. */
export function joinCutLines(source: string, lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (
      before !== undefined &&
      line.blanks === 0 &&
      line.mark === '' &&
      before.cells.length === 1 &&
      line.cells.length === 1 &&
      /(?:\s(?:of|and|for|the|in|at|de|da|do|di|del|des|und|für|et|y|e)|[&,])$/u.test(before.text) &&
      !/^\d/u.test(line.text)
    ) {
      const whole = pieceOf(source, before.start, line.end)
      joined[joined.length - 1] = { ...before, ...whole, cells: [whole] }
    } else joined.push(line)
  }
  return joined
}
