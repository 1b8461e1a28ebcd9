import { tableLines } from './docx-tables.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" }

/** Where the reading of the HTML stands: open cells and tables, the line being filled, its list mark. */
interface Reading {
  cells: string[][]
  tables: string[][][][]
  line: string
  mark: string
  lists: number
}

/** Lines of the plain HTML that mammoth writes: paragraphs, headings, list items, and tables row by row. */
export function htmlLines(html: string): string[] {
  const root: string[] = []
  const reading: Reading = { cells: [root], tables: [], line: '', mark: '', lists: 0 }
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/gu)) {
    if (match[3] !== undefined) reading.line += decodeEntities(match[3])
    else if (match[1] === '/') closeTag(reading, match[2] ?? '')
    else openTag(reading, match[2] ?? '')
  }
  endLine(reading, false)
  return root
}

function openTag(reading: Reading, tag: string): void {
  if (/^h[1-6]$/u.test(tag)) reading.cells.at(-1)?.push('')
  if (tag === 'br' || tag === 'li' || tag === 'ul' || tag === 'ol' || tag === 'table') endLine(reading, false)
  if (tag === 'li') reading.mark = '- '
  if (tag === 'ul' || tag === 'ol') reading.lists += 1
  if (tag === 'table') reading.tables.push([])
  if (tag === 'tr') reading.tables.at(-1)?.push([])
  if (tag === 'td' || tag === 'th') {
    const cell: string[] = []
    reading.tables.at(-1)?.at(-1)?.push(cell)
    reading.cells.push(cell)
  }
}

function closeTag(reading: Reading, tag: string): void {
  if (tag === 'p') endLine(reading, reading.lists === 0)
  if (/^h[1-6]$/u.test(tag) || tag === 'li' || tag === 'ul' || tag === 'ol' || tag === 'td' || tag === 'th')
    endLine(reading, false)
  if (tag === 'ul' || tag === 'ol') reading.lists -= 1
  if ((tag === 'td' || tag === 'th') && reading.cells.length > 1) reading.cells.pop()
  if (tag === 'table') {
    const table = reading.tables.pop()
    if (table !== undefined) reading.cells.at(-1)?.push(...tableLines(table))
  }
}

/** Puts the line into the open cell; an empty paragraph stays as one empty line. */
function endLine(reading: Reading, keepEmpty: boolean): void {
  const cell = reading.cells.at(-1)
  const text = reading.line.trim()
  if (text !== '') cell?.push(reading.mark + text)
  else if (keepEmpty && cell?.at(-1) !== '') cell?.push('')
  reading.line = ''
  if (text !== '' || keepEmpty) reading.mark = ''
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
