/** Words drawn at a place on a page; units are points, `y` grows upwards, `size` is the font's height. */
export interface PlacedText {
  text: string
  x: number
  y: number
  width: number
  size: number
}

/**
 * Text items of pdf.js with a place, as a viewer shows them; empty ones and those that then run up or down are left out.
 *
 * @param rotation degrees by which the page is turned clockwise for display
 */
export function readPlacedText(items: readonly unknown[], rotation = 0): PlacedText[] {
  const placed: PlacedText[] = []
  for (const item of items) {
    if (typeof item !== 'object' || item === null || !('str' in item) || !('transform' in item)) continue
    const { str, transform } = item
    if (typeof str !== 'string' || str.trim() === '' || !Array.isArray(transform)) continue
    const [a = 0, b = 0, , d = 0, x, y] = turned(transform.map(Number), rotation)
    if (x === undefined || y === undefined) continue
    if (Math.abs(b) > Math.abs(a)) continue
    const lead = str.length - str.trimStart().length
    const width = 'width' in item ? Number(item.width) : 0
    const perUnit = str.length > 0 ? width / str.length : 0
    placed.push({
      text: str.trim(),
      x: x + lead * perUnit,
      y,
      width: str.trim().length * perUnit,
      size: Math.abs(d) || Math.abs(a) || 10,
    })
  }
  return placed
}

/** A matrix of pdf.js after the page was turned: each quarter clockwise takes (x, y) to (y, -x). */
function turned(matrix: readonly number[], rotation: number): readonly number[] {
  const quarters = ((Math.round(rotation / 90) % 4) + 4) % 4
  const [a = 0, b = 0, c = 0, d = 0, x, y] = matrix
  if (quarters === 0 || x === undefined || y === undefined) return matrix
  return turned([b, -a, d, -c, y, -x], (quarters - 1) * 90)
}

/** Words on one baseline without a wide gap. */
export interface Segment {
  text: string
  x: number
  end: number
  y: number
  size: number
}

/** Segments on one baseline, from left to right. */
export interface Row {
  y: number
  size: number
  segments: Segment[]
}

/** Groups words by baseline, top row first, and joins neighbours that stand no further apart than words do. */
export function rowsOf(texts: readonly PlacedText[]): Row[] {
  const sorted = [...texts].sort((a, b) => b.y - a.y || a.x - b.x)
  const groups: PlacedText[][] = []
  for (const text of sorted) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (
      group !== undefined &&
      first !== undefined &&
      Math.abs(first.y - text.y) <= Math.max(first.size, text.size) * 0.4
    )
      group.push(text)
    else groups.push([text])
  }
  return groups.map(rowOf)
}

function rowOf(group: readonly PlacedText[]): Row {
  const segments: Segment[] = []
  for (const text of [...group].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    const gap = last === undefined ? Number.POSITIVE_INFINITY : text.x - last.end
    const isMark = last !== undefined && /^[•●○◦▪■‣·*➢✓–-]$/u.test(last.text)
    if (last !== undefined && (gap < text.size * 1.1 || (isMark && gap < text.size * 4))) {
      last.text += (gap > text.size * 0.12 || isMark ? ' ' : '') + text.text
      last.end = Math.max(last.end, text.x + text.width)
    } else segments.push({ text: text.text, x: text.x, end: text.x + text.width, y: text.y, size: text.size })
  }
  return { y: group[0]?.y ?? 0, size: Math.max(...group.map((text) => text.size)), segments }
}
