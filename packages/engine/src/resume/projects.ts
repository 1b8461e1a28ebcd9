import type { ProjectItem } from '@jobpilot/schemas/profile'
import type { Line } from '../text/lines.ts'
import { cutPiece, type Piece, pieceOf, trimPiece } from '../text/piece.ts'
import { dateRangeOf, fieldOf, type ReadContext } from './context.ts'
import { findDates } from './dates.ts'
import { joinBullets } from './experience.ts'
import { type EntryLine, readEntryLines } from './experience-lines.ts'
import { linksIn } from './links.ts'
import { isHeadLike } from './wording.ts'

/** Projects of a section: a head line with its list, a block whose first line is the name, or one list item each. */
export function readProjects(context: ReadContext, lines: readonly Line[], firstNumber: number): ProjectItem[] {
  const read = readEntryLines(context.source, lines)
  const onlyItems = read.every(({ role }) => role === 'bullet' || role === 'continuation')
  const starts = read.flatMap((entry, index) => (isStart(read, entry, index, onlyItems) ? [index] : []))
  return starts.flatMap((start, index) => {
    const item = projectOf(context, read.slice(start, starts[index + 1] ?? read.length), `proj${firstNumber + index}`)
    return item === undefined ? [] : [item]
  })
}

/** "Store Locator: picked sites with clustering.": a name and what it was, in one sentence a line. */
const titled = /^[\p{Lu}\d][^:.–—]{2,60}(?::\s|\s[–—]\s)/u

function isStart(read: readonly EntryLine[], entry: EntryLine, index: number, onlyItems: boolean): boolean {
  if (onlyItems) return entry.role === 'bullet'
  if (entry.role === 'bullet' || entry.role === 'continuation') return false
  const before = read[index - 1]
  if (before === undefined) return true
  const name =
    /^[\p{Lu}\p{Lo}\d"“]/u.test(entry.line.text) &&
    !/^(?:tech(?:nologies|nology| stack)?|tools|stack|role|environment|description|link|url|duration|team size|github|built with|key)\b[^.]{0,25}:/iu.test(
      entry.line.text,
    )
  if (!name) return false
  if (before.role === 'bullet' || before.role === 'continuation')
    return (entry.line.blanks > 0 && entry.line.text.length < 120) || isHeadLike(nameText(entry))
  if (titled.test(entry.line.text) && titled.test(before.line.text) && /[.!]$/u.test(before.line.text)) return true
  return entry.line.blanks > 0 && (entry.role !== 'prose' || /[:–—|]/u.test(entry.line.text))
}

function nameText(entry: EntryLine): string {
  return entry.line.text.split(/\s[–—|-]\s|:|\(/u)[0] ?? entry.line.text
}

function projectOf(context: ReadContext, entries: readonly EntryLine[], id: string): ProjectItem | undefined {
  const head = entries[0]
  if (head === undefined) return undefined
  const { source } = context
  const raw = source.slice(head.line.start, head.line.end)
  const dates = head.dates ?? findDates(raw).find((found) => found.isRange)
  const whole = pieceOf(source, head.line.start, head.line.end)
  const left =
    dates === undefined
      ? whole
      : (cutPiece(source, whole, head.line.start + dates.start, head.line.start + dates.end)[0] ?? whole)
  const name = nameOf(source, left)
  if (name.text.length < 2 || name.text.length > 140) return undefined
  const rest = trimPiece(source, pieceOf(source, name.end, left.end))
  const body = joinBullets(source, entries.slice(1))
  const link = entries.slice(0, 3).flatMap(({ line }) => linksIn(source, line))[0]
  return {
    id,
    name: fieldOf(context, `${id}.name`, name, 0.85),
    link: link === undefined ? null : fieldOf(context, `${id}.link`, link, 0.9),
    dates: dates === undefined ? null : dateRangeOf(context, `${id}.dates`, dates, head.line.start, 0.85),
    bullets: [...(rest.text.length > 3 ? [rest] : []), ...body]
      .slice(0, 100)
      .map((piece, index) => fieldOf(context, `${id}.b${index + 1}`, piece, 0.85)),
  }
}

/** The name ends before a dash, bar, colon, bracket or wide gap. */
function nameOf(source: string, piece: Piece): Piece {
  const match = /\s+[–—-]\s+|\s*—\s*|\s*[|•·]\s*|:\s+|\s+\(|[^\S\n]{2,}|,\s+(?=https?:|www|github)/u.exec(
    source.slice(piece.start, piece.end),
  )
  return match === null || match.index < 2 ? piece : pieceOf(source, piece.start, piece.start + match.index)
}
