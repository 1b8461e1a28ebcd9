import type { Line } from '../text/lines.ts'
import { cutPiece, type Piece, pieceOf, trimPiece } from '../text/piece.ts'
import { type FoundDates, findDates } from './dates.ts'
import { entryLabel, isHeadLike, titleScore } from './wording.ts'

/** A line of an entry section with what it can be. */
export interface EntryLine {
  line: Line
  role: 'dated' | 'bullet' | 'continuation' | 'head' | 'prose'
  /** The dates of a `dated` line, relative to `line.start`. */
  dates: FoundDates | undefined
  /** What stands beside the dates, or the whole line. */
  rest: Piece[]
}

const duration =
  /\(?\b(?:\d{1,2}\+?\s*(?:years?|yrs?|jahre?|ans?|años?|anos?|anni|jaar|год(?:а|ов)?|лет)\b\.?(?:,?\s*(?:and\s+|e\s+|y\s+)?\d{1,2}\s*(?:months?|mos?|monate?|mois|meses|mesi|maanden|месяц(?:а|ев)?)\b\.?)?|\d{1,2}\s*(?:months?|mos?|monate?|mois|meses|mesi|maanden)\b\.?)\)?/giu

/** A line that only says how long: "4 years 7 months". */
export function isDuration(text: string): boolean {
  return text.length < 40 && text.replace(duration, '').replace(/[\s().,·-]/gu, '') === '' && /\d/u.test(text)
}

/** Tells dated lines, list items, their wrapped lines, heads and prose apart. */
export function readEntryLines(source: string, lines: readonly Line[]): EntryLine[] {
  const read: EntryLine[] = []
  const width = Math.max(40, ...lines.map((line) => line.end - line.start))
  for (const line of lines) {
    if (isDuration(line.text)) continue
    read.push(readEntryLine(source, line, read.at(-1), width))
  }
  return read
}

function readEntryLine(source: string, line: Line, before: EntryLine | undefined, width: number): EntryLine {
  const whole: Piece = { text: line.text, start: line.start, end: line.end }
  const dates = datesOf(source, line)
  if (dates !== undefined) {
    const cut = cutPiece(source, whole, line.start + dates.start, line.start + dates.end)
    const rest = cut.flatMap((piece) => withoutDuration(source, piece))
    return { line, role: 'dated', dates, rest }
  }
  if (line.mark !== '') return { line, role: 'bullet', dates: undefined, rest: [whole] }
  const headLike = isHeadLike(line.text)
  if (continues(line, before, width, headLike)) return { line, role: 'continuation', dates: undefined, rest: [whole] }
  return { line, role: headLike ? 'head' : 'prose', dates: undefined, rest: [whole] }
}

/** Dates count as an entry's own only where little else stands on the line and it is no sentence. */
function datesOf(source: string, line: Line): FoundDates | undefined {
  if (line.text.length > 170) return undefined
  const raw = source.slice(line.start, line.end)
  const found = findDates(raw)
  const range = found.find((dates) => dates.isRange) ?? found.at(-1)
  if (range === undefined) return undefined
  const before = raw.slice(0, range.start).replace(/[\s([]+$|\s*\.{3,}\s*$/gu, '')
  const after = raw
    .slice(range.end)
    .replace(/^[\s)\].,:;|·-]+/u, '')
    .replace(duration, '')
    .trim()
  if (
    line.mark !== '' &&
    !(
      range.isRange &&
      !isSentenceTail(raw, range) &&
      (before === '' || isHeadLike(before)) &&
      titleScore(before) + titleScore(after) > 0
    )
  )
    return undefined
  const apart =
    before === '' ||
    after === '' ||
    /[|·•([,–—-]$|\s{2}$|\t$/u.test(raw.slice(0, range.start).trimEnd() === before ? raw.slice(0, range.start) : before)
  if (!apart && !range.isRange) return undefined
  if (!range.isRange && line.mark !== '') return undefined
  const heads = [before, after].filter((part) => part !== '')
  if (!range.isRange && /\b(?:in|by|since|during|for|until|im|en|em)$/iu.test(before)) return undefined
  const isSetOff = /^\s{2,}|^\t/u.test(raw.slice(range.end)) || /\s{2,}$|\t$/u.test(raw.slice(0, range.start))
  if (
    isSetOff &&
    range.isRange &&
    line.mark === '' &&
    heads.every((part) => part.length < 80 && !/[.;!?]$/u.test(part))
  )
    return range
  return heads.every((part) => isHeadLike(part.replace(/[,;:|·–—-]+$/u, '').trim()) || part.length < 4)
    ? range
    : undefined
}

/** "Head of year (140 students) since 2021" in a list says how long, and is no job of its own. */
function isSentenceTail(raw: string, range: FoundDates): boolean {
  return (
    range.to === 'present' && /^\p{Ll}/u.test(raw.slice(range.start)) && /[\p{L})]\s$/u.test(raw.slice(0, range.start))
  )
}

function withoutDuration(source: string, piece: Piece): Piece[] {
  const slice = source.slice(piece.start, piece.end)
  const match = [...slice.matchAll(duration)].at(0)
  if (
    match === undefined ||
    (!/^\s*[(·|,–-]*\s*$/u.test(slice.slice(0, match.index)) &&
      !/[(·|]\s*$/u.test(slice.slice(0, match.index)) &&
      !match[0].startsWith('('))
  )
    return [piece]
  return cutPiece(source, piece, piece.start + match.index, piece.start + match.index + match[0].length)
}

function continues(line: Line, before: EntryLine | undefined, width: number, headLike: boolean): boolean {
  if (before === undefined || line.blanks > 0) return false
  if (before.role !== 'bullet' && before.role !== 'continuation')
    return before.role === 'prose' && /^\p{Ll}/u.test(line.text)
  if (/^[\p{Ll}(&]/u.test(line.text)) return true
  const bulletIndent = before.role === 'bullet' ? before.line.indent : before.line.indent - 1
  if (
    line.indent > bulletIndent &&
    bulletIndent >= 0 &&
    (before.role === 'bullet' || line.indent === before.line.indent)
  )
    return line.indent > 0
  const full = before.line.end - before.line.start > width * 0.8 && !/[.!?]$/u.test(before.line.text)
  return full && !headLike
}

const strongGaps = String.raw`\s*\.{3,}\s*|(?<![,\s])[^\S\n]{2,}|\t|\u3000|\s*[|•·~;]\s*|\s+[–—-]+\s+|\s*—\s*`
const gaps = new RegExp(strongGaps, 'gu')
const gapsAndWords = new RegExp(`${strongGaps}|\\s+(?:@|at|bei|chez|presso|bij|as(?=\\s+\\p{Lu}))\\s+|\\s@\\s?`, 'gu')

/** The strongly separated parts of a head: columns, bars, dots, spaced dashes; with `words` also "at" and its like. */
export function headParts(source: string, pieces: readonly Piece[], words = true): Piece[] {
  const separator = words ? gapsAndWords : gaps
  const parts: Piece[] = []
  for (const piece of pieces) {
    let from = piece.start + (entryLabel.exec(source.slice(piece.start, piece.end))?.[0].length ?? 0)
    for (const match of source.slice(piece.start, piece.end).matchAll(separator)) {
      const at = piece.start + match.index
      if (at < from || insideBrackets(source.slice(from, at))) continue
      parts.push(trimPiece(source, pieceOf(source, from, at)))
      from = at + match[0].length
    }
    parts.push(trimPiece(source, pieceOf(source, from, piece.end)))
  }
  // A number alone counts the jobs; it names none.
  return parts.filter((part) => /\p{L}|\d{2}/u.test(part.text) && !entryLabel.test(`${part.text}:`))
}

function insideBrackets(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')')
}
