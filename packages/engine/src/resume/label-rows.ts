import { type Line, readLine } from '../text/lines.ts'
import { readHeading } from './headings.ts'
import type { SectionKind } from './lexicon/heading-words.ts'

/**
 * In a table of labels and values ("Experience    Nurse, City Hospital ...") the label cells are the headings: each
 * becomes a line of its own. Only where jobs or schools stand behind a label and nowhere below a heading is it such a
 * table; a list of skills by kind is none.
 */
export function splitLabelRows(source: string, lines: readonly Line[]): Line[] {
  const labels = lines.map((line) => labelKind(source, line))
  const kinds = new Set(labels.filter((kind) => kind !== undefined))
  const isTable = kinds.size >= 2 && (kinds.has('experience') || kinds.has('education'))
  if (!isTable || lines.some((line) => isMainHeading(source, line))) return [...lines]
  return lines.flatMap((line, index) => {
    const [label, value] = line.cells
    if (labels[index] === undefined || label === undefined || value === undefined) return [line]
    const heading = readLine(source, label.start, label.end, Math.max(1, line.blanks))
    const first = readLine(source, value.start, line.end, 0)
    // The lines below hang under the value, in a column of their own or at the margin.
    const indent = labels[index + 1] === undefined ? (lines[index + 1]?.indent ?? 0) : 0
    return [heading, first === undefined ? undefined : { ...first, indent }].filter((part) => part !== undefined)
  })
}

/** The section a row's first cell names; undefined when the row has no value, or a second heading as in two columns. */
function labelKind(source: string, line: Line): SectionKind | undefined {
  const [label, value] = line.cells
  if (line.mark !== '' || label === undefined || value === undefined) return undefined
  return headingIn(source, value.start, value.end) === undefined ? headingIn(source, label.start, label.end) : undefined
}

function headingIn(source: string, start: number, end: number): SectionKind | undefined {
  const cell = readLine(source, start, end, 0)
  const heading = cell === undefined ? undefined : readHeading(cell, source, 'header')
  return heading?.rest === undefined ? heading?.kind : undefined
}

function isMainHeading(source: string, line: Line): boolean {
  if (line.cells.length !== 1) return false
  const kind = readHeading(line, source, 'header')?.kind
  return kind === 'experience' || kind === 'education'
}
