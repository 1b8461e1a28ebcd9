import type { Line } from '../text/lines.ts'
import { readEmails } from './contact.ts'
import { mailboxMatch, nameIn } from './name.ts'
import type { Section } from './sections.ts'

/**
 * Where a side column was read first, the name stands below other sections: its line and those after it up to the next
 * heading are the header. The line is known by the mailbox that spells it, or by opening a run after an empty line.
 */
export function movedHeader(source: string, sections: readonly Section[], lines: readonly Line[]): Section[] {
  const header = sections[0]
  if (header === undefined || header.lines.some((line) => nameIn(source, line) !== undefined)) return [...sections]
  const mailbox = readEmails(source, lines)[0]?.text ?? ''
  for (const [index, section] of sections.entries()) {
    if (section.kind === 'experience' || section.kind === 'header' || section.kind === 'publications') continue
    const at = section.lines.findIndex(
      (line, place) =>
        line.mark === '' &&
        isNameLine(source, line, mailbox) &&
        (place === 0 || line.blanks > 0 || mailboxMatch(line.text, mailbox) === 1),
    )
    if (at < 0) continue
    const moved: Section = { kind: 'header', heading: undefined, lines: section.lines.slice(at) }
    return [
      moved,
      ...sections.slice(0, index),
      { ...section, lines: section.lines.slice(0, at) },
      ...sections.slice(index + 1),
    ]
  }
  return [...sections]
}

function isNameLine(source: string, line: Line, mailbox: string): boolean {
  const name = nameIn(source, line)
  return name !== undefined && mailboxMatch(name.text, mailbox) >= 0.5
}
