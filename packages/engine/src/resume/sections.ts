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
  const labels = jobLabels(lines)
  lines.forEach((line, index) => {
    if (isRule(line)) return
    if (current.kind === 'experience' && isJobLabel(line, labels, current.heading)) return
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

/** Headings that also stand inside a job, over what was done or won there. */
const jobLabel =
  /^(?:(?:key|main|major|selected|notable|core|significant|career|principal)\s+)?(?:achievements?|accomplishments?|highlights?|responsibilities|duties|duties and responsibilities|projects?|results|contributions|deliverables|awards?|training|leadership|research|teaching|technologies|tools|environment|clients|erfolge|aufgaben|projekte|r[eé]alisations|missions?|logros|funciones|atividades|principais atividades|resultados)$/iu

function jobLabels(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const key = text.replace(/\s*:\s*$/u, '').toLowerCase()
    if (jobLabel.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** "Key achievements:" under a job: known by its return under other jobs, or by a colon and small letters under a heading in capitals. */
function isJobLabel(line: Line, labels: ReadonlyMap<string, number>, heading: Line | undefined): boolean {
  const key = line.text.replace(/\s*:\s*$/u, '').toLowerCase()
  const count = labels.get(key) ?? 0
  if (count >= 2) return true
  const isCapital = (text: string): boolean => text === text.toUpperCase()
  return count === 1 && /:\s*$/u.test(line.text) && isCapital(heading?.text ?? '') && !isCapital(line.text)
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
