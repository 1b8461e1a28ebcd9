export type Mark = { id: string; start: number; end: number; label: string }
type Piece = { start: number; end: number; ids: string[] }

/** Cuts a text where marks begin and end, so that marks may overlap; each piece knows the marks on it, shortest first. */
export function piecesOf(length: number, marks: Mark[]): Piece[] {
  const sound = marks.filter(({ start, end }) => start >= 0 && start < end && end <= length)
  const cuts = [...new Set([0, length, ...sound.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const byLength = sound.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? length
    return { start, end, ids: byLength.filter((mark) => mark.start <= start && mark.end >= end).map(({ id }) => id) }
  })
}

/** Where the keyboard stops: the first piece of each mark, in the order of the text. Keys are where pieces begin. */
export function stopsOf(pieces: Piece[]): Map<number, string> {
  const starts = new Map<string, number>()
  for (const { start, ids } of pieces) {
    const id = ids[0]
    if (id !== undefined && !starts.has(id)) starts.set(id, start)
  }
  return new Map(Array.from(starts, ([id, start]) => [start, id]))
}
