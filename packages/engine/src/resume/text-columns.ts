import { type Line, readLine } from '../text/lines.ts'
import { readHeading } from './headings.ts'

/**
 * Where two columns stand side by side in plain text, known by two headings on one line, the left column is read to its
 * end before the right one. Lines that run across the gap end the columns.
 */
export function splitTextColumns(source: string, lines: readonly Line[]): Line[] {
  const index = lines.findIndex(
    (line) => line.cells.length === 2 && line.cells.every((cell) => isHeading(source, line, cell.start, cell.end)),
  )
  const second = lines[index]?.cells[1]
  if (second === undefined) return [...lines]
  const gutter = columnOf(source, second.start)
  const first = topOf(source, lines, index, gutter)
  const left: Line[] = []
  const right: Line[] = []
  const skipped = [{ rows: 0 }, { rows: 0 }] as const
  let end = first
  for (; end < lines.length; end += 1) {
    const line = lines[end]
    if (line === undefined) break
    const start = source.lastIndexOf('\n', line.start - 1) + 1
    const cut = start + gutter - 1
    if (line.start < cut && line.end > cut + 1 && /\S/u.test(source[cut] ?? ' ') && /\S/u.test(source[cut - 1] ?? ' '))
      break
    const parts =
      line.start >= cut
        ? [undefined, readLine(source, start, line.end, line.blanks)]
        : [
            readLine(source, start, Math.min(cut, line.end), line.blanks),
            line.end > cut ? readLine(source, cut, line.end, line.blanks) : undefined,
          ]
    addTo(left, parts[0], skipped[0])
    addTo(right, parts[1], skipped[1])
  }
  if (left.length < 4 || right.length < 4) return [...lines]
  return [...lines.slice(0, first), ...left, ...right, ...lines.slice(end)]
}

/** The right column may begin with a heading of its own beside the name: from there on both sides are columns. */
function topOf(source: string, lines: readonly Line[], index: number, gutter: number): number {
  let top = index
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = lines[at]
    const second = line?.cells[1]
    if (line === undefined || line.cells.length > 2) break
    if (second === undefined) {
      if (columnOf(source, line.end) >= gutter && columnOf(source, line.start) < gutter) break
    } else if (columnOf(source, second.start) !== gutter) break
    else if (isHeading(source, line, second.start, second.end)) top = at
  }
  return top
}

/** A row in which one side has nothing is an empty line of that side. */
function addTo(side: Line[], part: Line | undefined, skipped: { rows: number }): void {
  if (part === undefined) {
    skipped.rows += 1
    return
  }
  side.push({ ...part, blanks: part.blanks + skipped.rows })
  skipped.rows = 0
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1)
}

function isHeading(source: string, line: Line, start: number, end: number): boolean {
  const cell = readLine(source, start, end, 0)
  return (
    cell !== undefined &&
    line.mark === '' &&
    readHeading(cell, source, 'header')?.rest === undefined &&
    readHeading(cell, source, 'header') !== undefined
  )
}
