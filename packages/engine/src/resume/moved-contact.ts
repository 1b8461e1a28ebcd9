import type { Line } from '../text/lines.ts'
import { pieceOf, trimPiece } from '../text/piece.ts'
import { readEmails, readPhones } from './contact.ts'
import { linksIn } from './links.ts'
import { placeLikelihood } from './places.ts'
import type { Section } from './sections.ts'

/**
 * A column of contact details without a heading is read behind whatever section ended the column before it. Two or more
 * such lines together, with a town among them, are taken out as a personal section; referees keep theirs.
 */
export function movedContact(source: string, sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => {
    if (
      section.kind === 'header' ||
      section.kind === 'personal' ||
      section.kind === 'other' ||
      section.kind === 'projects'
    )
      return [section]
    const run = contactRun(source, section.lines)
    if (run === undefined) return [section]
    const [from, to] = run
    const personal: Section = { kind: 'personal', heading: undefined, lines: section.lines.slice(from, to) }
    const rest: Section = { ...section, lines: [...section.lines.slice(0, from), ...section.lines.slice(to)] }
    return [rest, personal]
  })
}

function contactRun(source: string, lines: readonly Line[]): [number, number] | undefined {
  const contact = lines.map((line) => isContactOnly(source, line))
  for (let from = 0; from < lines.length; from += 1) {
    let to = from
    while (to < lines.length && (contact[to] === true || isTown(source, lines[to]))) to += 1
    if (contact.slice(from, to).filter(Boolean).length >= 2) return [from, to]
    if (to > from) from = to
  }
  return undefined
}

function isContactOnly(source: string, line: Line): boolean {
  if (line.text.length > 90) return false
  const found = [
    ...readEmails(source, [line]),
    ...readPhones(source, [line]).map(({ piece }) => piece),
    ...linksIn(source, line),
  ]
  const taken = found.reduce((sum, piece) => sum + piece.end - piece.start, 0)
  return taken >= (line.end - line.start) * 0.6
}

function isTown(source: string, line: Line | undefined): boolean {
  if (line === undefined || line.text.length > 60) return false
  return placeLikelihood(trimPiece(source, pieceOf(source, line.start, line.end)).text) >= 0.75
}
