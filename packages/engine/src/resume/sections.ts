import type { Line } from '../text/lines.ts'
import { pieceOf } from '../text/piece.ts'
import { readHeading } from './headings.ts'
import type { SectionKind } from './lexicon/heading-words.ts'

/** Lines between two headings. `heading` is the heading's own line. */
export interface Section {
  kind: SectionKind
  heading: Line | undefined
  lines: Line[]
}

/** Cuts the lines of a resume at its headings; what stands before the first one is the `header`. */
export function readSections(lines: readonly Line[], source: string): Section[] {
  let current: Section = { kind: 'header', heading: undefined, lines: [] }
  const sections = [current]
  lines.forEach((line, index) => {
    if (isRule(line)) return
    const heading = index === 0 && isDocumentTitle(line.text) ? undefined : readHeading(line, source, current.kind)
    if (heading === undefined || isRoleLine(lines, index, current)) {
      current.lines.push(line)
      return
    }
    current = { kind: heading.kind, heading: line, lines: [] }
    sections.push(current)
    if (heading.rest !== undefined) current.lines.push(lineFrom(source, line, heading.rest))
  })
  return sections
}

function lineFrom(source: string, line: Line, start: number): Line {
  const rest = pieceOf(source, start, line.end)
  return { ...rest, indent: line.indent, mark: '', blanks: 0, cells: [rest] }
}

function isRule(line: Line): boolean {
  return /^[\s=_*~#|\-–—.─━═•+]{3,}$/u.test(line.text)
}

/** "Curriculum Vitae", "Resume", "Lebenslauf" at the top name the document, not a section. */
export function isDocumentTitle(text: string): boolean {
  return /^[\s*=_~-]*(?:(?:europass|my|professional|updated)\s+)?(?:curriculum\s+vit(?:ae|æ)|c\.?v\.?|r[eé]sum[eé]|r\s*e\s*s\s*u\s*m\s*e|lebenslauf|curr[ií]culo(?:\s+vitae)?|tabellarischer\s+lebenslauf|bio-?data|履歴書|職務経歴書|резюме|hoja de vida)(?:\s+(?:europass|of\b.*))?[\s*=_~:-]*$/iu.test(
    text,
  )
}

/** A heading word directly under a role's first line, as "Research" under a laboratory, stays with the role. */
function isRoleLine(lines: readonly Line[], index: number, current: Section): boolean {
  const line = lines[index]
  const before = lines[index - 1]
  if (line === undefined || before === undefined || current.kind !== 'experience') return false
  return (
    line.mark === '' &&
    line.indent > 4 &&
    before.indent < line.indent &&
    line.blanks === 0 &&
    /^\p{Lu}\p{Ll}/u.test(line.text)
  )
}
