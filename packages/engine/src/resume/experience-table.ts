import { fold } from '../text/fold.ts'
import type { Line } from '../text/lines.ts'
import type { Piece } from '../text/piece.ts'
import { type FoundDates, findDates } from './dates.ts'
import type { EntryDraft } from './experience-entries.ts'

type Column = 'title' | 'employer' | 'place' | 'from' | 'to' | 'period' | 'ignored'

const columnWords: readonly (readonly [Column, RegExp])[] = [
  [
    'title',
    /^(?:designation|position(?: held)?|job title|title|role|rank|post(?: held)?|capacity|funktion|poste|cargo)$/u,
  ],
  [
    'employer',
    /^(?:company(?: name)?|employer|organi[sz]ation(?: name)?|name of (?:the )?(?:company|employer|organi[sz]ation)|institution|firm|company \/ employer|firma|arbeitgeber|entreprise|employeur|empresa)$/u,
  ],
  ['place', /^(?:location|place|city|country|ort|lieu|local)$/u],
  ['from', /^(?:from|start(?: date)?|sign[ -]?on|date joined|joined|joining|embarked|von|de|du|inicio|desde)$/u],
  ['to', /^(?:to|until|till|end(?: date)?|sign[ -]?off|date left|left|leaving|disembarked|bis|a|au|fim|fin|hasta)$/u],
  ['period', /^(?:period|duration|dates?|years?|tenure|from - to|zeitraum|periode|periodo|service period)$/u],
  [
    'ignored',
    /^(?:s\.? ?no\.?|no\.?|sr\.? ?no\.?|#|vessel(?: ?\/ ?type| name)?|ship|type|grt|flag|engine|reason for leaving|department|industry|salary|duties|responsibilities)$/u,
  ],
]

/** Jobs in a table with a head row ("Company  Designation  From  To"); undefined when the section has none. */
export function readExperienceTable(source: string, lines: readonly Line[]): EntryDraft[] | undefined {
  const at = lines.findIndex((line) => columnsOf(line) !== undefined)
  const head = lines[at]
  const columns = head === undefined ? undefined : columnsOf(head)
  if (head === undefined || columns === undefined) return undefined
  const drafts = lines.slice(at + 1).flatMap((line) => {
    const draft = rowOf(source, line, head, columns)
    return draft === undefined ? [] : [draft]
  })
  return drafts.length > 0 ? drafts : undefined
}

function columnsOf(line: Line): Column[] | undefined {
  if (line.cells.length < 3) return undefined
  const columns = line.cells.map((cell) => columnWords.find(([, words]) => words.test(fold(cell.text)))?.[0])
  const known = columns.filter((column) => column !== undefined)
  const isHead = known.includes('title') && known.includes('employer') && known.length >= columns.length - 1
  return isHead ? columns.map((column) => column ?? 'ignored') : undefined
}

function rowOf(source: string, line: Line, head: Line, columns: readonly Column[]): EntryDraft | undefined {
  const cells = new Map<Column, Piece>()
  line.cells.forEach((cell, index) => {
    const column = line.cells.length === columns.length ? columns[index] : columns[nearest(source, cell, head)]
    if (column !== undefined && !cells.has(column)) cells.set(column, cell)
  })
  const title = cells.get('title')
  const employer = cells.get('employer')
  if (title === undefined || employer === undefined) return undefined
  const place = cells.get('place')
  return {
    head: {
      title: { piece: title, confidence: 0.9 },
      employer: { piece: employer, confidence: 0.9 },
      place: place === undefined ? undefined : { piece: place, confidence: 0.8 },
      order: undefined,
    },
    dates: rowDates(source, line, cells),
    body: [],
  }
}

/** The column whose head starts closest to the cell. */
function nearest(source: string, cell: Piece, head: Line): number {
  const columnOf = (offset: number): number => offset - source.lastIndexOf('\n', offset - 1)
  const distances = head.cells.map((other) => Math.abs(columnOf(other.start) - columnOf(cell.start)))
  return distances.indexOf(Math.min(...distances))
}

function rowDates(source: string, line: Line, cells: ReadonlyMap<Column, Piece>): EntryDraft['dates'] {
  const dateIn = (piece: Piece | undefined): { found: FoundDates; piece: Piece } | undefined => {
    const found = piece === undefined ? undefined : findDates(source.slice(piece.start, piece.end))[0]
    return piece === undefined || found === undefined ? undefined : { found, piece }
  }
  const period = dateIn(cells.get('period'))
  if (period !== undefined) return { found: period.found, base: period.piece.start }
  const from = dateIn(cells.get('from'))
  if (from === undefined) return undefined
  const to = cells.get('to')
  const end = dateIn(to)
  const isOpen = to !== undefined && end === undefined
  return {
    found: {
      start: from.piece.start - line.start,
      end: (to ?? from.piece).end - line.start,
      from: from.found.from,
      to: isOpen ? 'present' : (end?.found.to ?? null),
      isRange: true,
    },
    base: line.start,
  }
}
