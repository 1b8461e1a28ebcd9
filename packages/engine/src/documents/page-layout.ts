import { findGutter } from './page-columns.ts'
import { type PlacedText, type Row, rowsOf } from './placed-text.ts'

/** Lines of a page in reading order: columns one after the other, gaps and indents kept as blanks, blocks set apart by empty lines. */
export function layoutPage(texts: readonly PlacedText[]): string[] {
  return layoutRows(rowsOf(texts), 0)
}

function layoutRows(rows: readonly Row[], depth: number): string[] {
  const gutter = depth < 4 ? findGutter(rows) : undefined
  if (gutter === undefined) return renderRows(rows)
  const above = rows.slice(0, gutter.from)
  const inside = rows.slice(gutter.from, gutter.to)
  const below = rows.slice(gutter.to)
  const left = sideOf(inside, (x) => x < gutter.x)
  const right = sideOf(inside, (x) => x >= gutter.x)
  const blocks = [
    renderRows(above),
    layoutRows(left, depth + 1),
    layoutRows(right, depth + 1),
    layoutRows(below, depth + 1),
  ]
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

function sideOf(rows: readonly Row[], holds: (x: number) => boolean): Row[] {
  return rows
    .map((row) => ({ ...row, segments: row.segments.filter((segment) => holds(segment.x)) }))
    .filter((row) => row.segments.length > 0)
}

/** A date range that wraps in a narrow left column is put back on one line: "09/2014 –" above "02/2019". */
function joinWrappedDates(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    const above = before?.segments[0]
    const only = row.segments[0]
    const wraps =
      above !== undefined &&
      only !== undefined &&
      /\d\s*[-–—]$/u.test(above.text) &&
      (before?.segments.length ?? 0) > 1 &&
      Math.abs(above.x - only.x) < 3 &&
      only.text.length < 18
    if (before === undefined || above === undefined || only === undefined || !wraps) joined.push(row)
    else {
      joined[joined.length - 1] = {
        ...before,
        y: row.y,
        segments: [{ ...above, text: `${above.text} ${only.text}` }, ...before.segments.slice(1)],
      }
      if (row.segments.length > 1) joined.push({ ...row, segments: row.segments.slice(1) })
    }
  }
  return joined
}

function renderRows(written: readonly Row[]): string[] {
  const rows = joinWrappedDates(written)
  const edge = Math.min(...rows.flatMap((row) => row.segments.map((segment) => segment.x)))
  const leading = usualLeading(rows)
  const lines: string[] = []
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    if (before !== undefined && before.y - row.y > Math.max(leading * 1.35, row.size * 1.45)) lines.push('')
    lines.push(renderRow(row, edge))
  })
  return lines
}

/** The distance between lines of running text: the lower quartile, so that gaps between blocks do not count. */
function usualLeading(rows: readonly Row[]): number {
  const gaps = rows
    .slice(1)
    .map((row, index) => (rows[index]?.y ?? 0) - row.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 4)] ?? 12
}

function renderRow(row: Row, edge: number): string {
  let line = ''
  let at = edge
  for (const segment of row.segments) {
    const unit = Math.max(2, segment.size * 0.5)
    const gap = Math.round((segment.x - at) / unit)
    line += ' '.repeat(line === '' ? Math.min(40, Math.max(0, gap)) : Math.min(60, Math.max(4, gap)))
    line += segment.text
    at = segment.end
  }
  return line
}
