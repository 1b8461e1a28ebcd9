import { collapse } from './fold.ts'

/** A stretch of a source text: `source.slice(start, end)`, with `text` the same words on one line. */
export interface Piece {
  text: string
  start: number
  end: number
}

/** The stretch without blanks at its ends. */
export function pieceOf(source: string, start: number, end: number): Piece {
  let from = start
  let to = end
  while (from < to && /\s/u.test(source[from] ?? '')) from += 1
  while (to > from && /\s/u.test(source[to - 1] ?? '')) to -= 1
  return { text: collapse(source.slice(from, to)), start: from, end: to }
}

const edge = /[\s,;:|·•~–—\-/*_=]/u

/** The stretch without separators, and without brackets that lost their partner, at its ends. */
export function trimPiece(source: string, piece: Piece): Piece {
  let { start, end } = piece
  start +=
    /^(?:\s|\p{Extended_Pictographic}|[\ufe0f\ue000-\uf8ff])+(?=[^©®])/u.exec(source.slice(start, end))?.[0].length ?? 0
  for (let changed = true; changed && start < end; ) {
    changed = false
    const first = source[start] ?? ''
    const last = source[end - 1] ?? ''
    const inner = source.slice(start, end)
    if (edge.test(first) || first === ')' || (first === '(' && !inner.includes(')'))) {
      start += 1
      changed = true
    } else if (edge.test(last) || last === '(' || (last === ')' && !inner.includes('('))) {
      end -= 1
      changed = true
    } else if (/^\(\s*\)/u.test(inner)) {
      start += inner.indexOf(')') + 1
      changed = true
    } else if (/\(\s*\)$/u.test(inner)) {
      end -= inner.length - inner.lastIndexOf('(')
      changed = true
    }
  }
  return pieceOf(source, start, end)
}

/** Splits at every match of `separator` (a global expression) that stands outside round brackets. Empty parts are dropped. */
export function splitPiece(source: string, piece: Piece, separator: RegExp): Piece[] {
  const slice = source.slice(piece.start, piece.end)
  const depths = bracketDepths(slice)
  const parts: Piece[] = []
  let from = 0
  for (const match of slice.matchAll(separator)) {
    if ((depths[match.index] ?? 0) > 0) continue
    parts.push(pieceOf(source, piece.start + from, piece.start + match.index))
    from = match.index + match[0].length
  }
  parts.push(pieceOf(source, piece.start + from, piece.end))
  return parts.filter((part) => part.text !== '')
}

function bracketDepths(slice: string): number[] {
  const depths: number[] = []
  let depth = 0
  const closers = slice.split(')').length - 1
  let open = 0
  for (const unit of slice) {
    if (unit === '(' && open < closers) {
      depth += 1
      open += 1
    }
    for (let part = 0; part < unit.length; part += 1) depths.push(depth)
    if (unit === ')' && depth > 0) depth -= 1
  }
  return depths
}

/** What is left of a stretch on both sides of a cut, without separators; empty sides are dropped. */
export function cutPiece(source: string, piece: Piece, start: number, end: number): Piece[] {
  const before = trimPiece(source, pieceOf(source, piece.start, Math.max(piece.start, start)))
  const after = trimPiece(source, pieceOf(source, Math.min(piece.end, end), piece.end))
  return [before, after].filter((part) => part.text !== '')
}
