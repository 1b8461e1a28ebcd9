interface Cell {
  lines: string[]
}

interface Table {
  rows: Cell[][]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" }

/** Lines of the plain HTML that mammoth writes: paragraphs, headings, list items, and tables row by row. */
export function htmlLines(html: string): string[] {
  const root: Cell = { lines: [] }
  const cells: Cell[] = [root]
  const tables: Table[] = []
  let line = ''
  let mark = ''
  let lists = 0
  const flush = (keepEmpty: boolean): void => {
    const cell = cells.at(-1) ?? root
    const text = line.trimEnd()
    if (text.trim() !== '') cell.lines.push(mark + text.trimStart())
    else if (keepEmpty && cell.lines.at(-1) !== '') cell.lines.push('')
    line = ''
    mark = ''
  }
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/gu)) {
    const closing = match[1] === '/'
    const tag = match[2]
    if (match[3] !== undefined) line += decodeEntities(match[3])
    else if (tag === 'br') flush(false)
    else if (tag === 'p') {
      if (closing) flush(lists === 0)
    } else if (tag !== undefined && /^h[1-6]$/u.test(tag)) {
      if (closing) flush(false)
      else (cells.at(-1) ?? root).lines.push('')
    } else if (tag === 'ul' || tag === 'ol') {
      flush(false)
      lists += closing ? -1 : 1
    } else if (tag === 'li') {
      flush(false)
      if (!closing) mark = '- '
    } else if (tag === 'table') {
      if (!closing) {
        flush(false)
        tables.push({ rows: [] })
      } else {
        const done = tables.pop()
        if (done !== undefined) (cells.at(-1) ?? root).lines.push(...tableLines(done))
      }
    } else if (tag === 'tr' && !closing) tables.at(-1)?.rows.push([])
    else if (tag === 'td' || tag === 'th') {
      if (closing) {
        flush(false)
        if (cells.length > 1) cells.pop()
      } else {
        const cell: Cell = { lines: [] }
        tables.at(-1)?.rows.at(-1)?.push(cell)
        cells.push(cell)
      }
    }
  }
  flush(false)
  return root.lines
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** A row of short cells is one line; a cell of many lines is a column, read whole before the next. */
function tableLines(table: Table): string[] {
  return table.rows.flatMap((row) => rowLines(row.map((cell) => trimEmpty(cell.lines)).filter((lines) => lines.length > 0)))
}

function rowLines(cells: readonly string[][]): string[] {
  const [first, ...rest] = cells
  if (first === undefined) return []
  const second = rest[0]
  if (second === undefined) return first
  if (cells.every((lines) => lines.length === 1)) return [cells.map((lines) => lines.join('')).join('    ')]
  if (cells.length === 2 && first.length <= 2 && !first.some((line) => line.length > 45)) return ['', `${first.join(' ')}    ${second[0] ?? ''}`, ...second.slice(1)]
  const short = second.length <= 2 && cells.length === 2 && first.length <= 3 && second.every((line) => line.length < 40)
  if (short) return ['', ...first.map((line, index) => (second[index] === undefined ? line : `${line}    ${second[index]}`))]
  return cells.flatMap((lines) => ['', ...lines])
}

function trimEmpty(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => line !== '')
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line !== '') + 1)
}
