/** A table's lines: a row of short cells is one line; a cell of many lines is a column, read whole before the next. */
export function tableLines(rows: readonly (readonly string[][])[]): string[] {
  return rows.flatMap((row) => rowLines(row.map(trimEmpty).filter((lines) => lines.length > 0)))
}

function rowLines(cells: readonly string[][]): string[] {
  const [first, second] = cells
  if (first === undefined) return []
  if (second === undefined) return first
  if (cells.every((lines) => lines.length === 1)) return [cells.map((lines) => lines.join('')).join('    ')]
  const isPair = cells.length === 2
  if (isPair && first.length <= 2 && first.every((line) => line.length <= 45)) {
    return ['', `${first.join(' ')}    ${second[0] ?? ''}`, ...second.slice(1)]
  }
  if (isPair && first.length <= 3 && second.length <= 2 && second.every((line) => line.length < 40)) {
    return ['', ...first.map((line, index) => (second[index] === undefined ? line : `${line}    ${second[index]}`))]
  }
  return cells.flatMap((lines) => ['', ...lines])
}

function trimEmpty(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => line !== '')
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line !== '') + 1)
}
