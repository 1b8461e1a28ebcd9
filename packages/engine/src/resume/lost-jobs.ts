import type { Line } from '../text/lines.ts'
import { findDates } from './dates.ts'
import type { Section } from './sections.ts'
import { titleScore } from './wording.ts'

/** Headings whose dated lines are posts of honour, courses or writings, never the jobs that a resume lacks. */
const neverJobs =
  /volunt|board|trustee|refer|course|training|publicat|patent|educat|school|award|interest|hobb|member|affiliat|ehrenamt|bénévol|benevol|activit|extracurric|speaking|talks|conference|research interest/iu

/** A section shows what it is in its first lines; longer ones cost time and tell no more. */
const mostLines = 300

/**
 * When no section holds jobs, they stand under a heading nobody foresaw ("Career contour", "Leadership experience") or
 * under none. The first section with dated lines that name jobs becomes the experience, from its own heading on.
 */
export function withLostJobs(sections: readonly Section[]): Section[] {
  if (sections.some((section) => section.kind === 'experience' && jobLines(section.lines).length > 0))
    return [...sections]
  const at = sections.findIndex(
    (section) =>
      !['education', 'publications', 'awards', 'certifications', 'languages'].includes(section.kind) &&
      !neverJobs.test(section.heading?.text ?? '') &&
      isJobHistory(section.lines),
  )
  const found = sections[at]
  if (found === undefined) return [...sections]
  if (found.kind === 'other' || found.kind === 'summary')
    return replace(sections, at, [{ ...found, kind: 'experience' }])
  const start = startOfJobs(found.lines)
  const heading = found.lines[start - 1]
  const jobs: Section = { kind: 'experience', heading, lines: found.lines.slice(start) }
  const before = { ...found, lines: found.lines.slice(0, heading === undefined ? start : start - 1) }
  return replace(sections, at, start === 0 ? [jobs] : [before, jobs])
}

function replace(sections: readonly Section[], at: number, parts: readonly Section[]): Section[] {
  return [...sections.slice(0, at), ...parts, ...sections.slice(at + 1)]
}

function jobLines(lines: readonly Line[]): number[] {
  return lines.slice(0, mostLines).flatMap((line, index) => {
    const isDated = line.text.length < 130 && findDates(line.text).some(({ isRange }) => isRange)
    return isDated ? [index] : []
  })
}

/** Two dated lines, or one, with a job named on it or beside it. */
function isJobHistory(lines: readonly Line[]): boolean {
  const named = jobLines(lines).filter((index) =>
    [lines[index - 1], lines[index], lines[index + 1]].some(
      (line) => line !== undefined && titleScore(withoutDates(line.text)) >= 1.5,
    ),
  )
  return named.length >= 2 || (named.length === 1 && jobLines(lines).length === 1 && lines.length <= 8)
}

function withoutDates(text: string): string {
  const dates = findDates(text)[0]
  if (dates === undefined) return text
  const sides = [text.slice(0, dates.start), text.slice(dates.end)].map((side) =>
    side.replace(/^[\s:|,–-]+|[\s:|,–-]+$/gu, ''),
  )
  return sides.sort((a, b) => titleScore(b) - titleScore(a))[0] ?? text
}

/** "Head Chef — Casa Tramuntana (since 2020)" names who employed as well: what stands above is no employer. */
function isWhole(line: Line | undefined): boolean {
  const [title = '', employer = ''] = withoutDates(line?.text ?? '').split(/\s+(?:[—–|@]|-|at)\s+/u)
  return titleScore(title) >= 3 && /^\p{Lu}/u.test(employer) && titleScore(employer) === 0
}

/** The line after the heading-like one above the first dated line, or the start of the block the dated line stands in. */
function startOfJobs(lines: readonly Line[]): number {
  const first = jobLines(lines)[0] ?? 0
  for (let index = first - 1; index >= 0 && first - index <= 5; index -= 1) {
    const line = lines[index]
    if (line === undefined) break
    const isShouted = line.text === line.text.toUpperCase() && /\p{Lu}{4}/u.test(line.text)
    const stands = (line.blanks > 0 || index === 0) && line.mark === '' && line.text.split(/\s+/u).length <= 4
    if (
      stands &&
      !/\d|,/u.test(line.text) &&
      titleScore(line.text) === 0 &&
      (isShouted || (lines[index + 1]?.blanks ?? 0) > 0 || (index === first - 1 && isWhole(lines[first])))
    )
      return index + 1
  }
  let start = first
  while (start > 0 && (lines[start]?.blanks ?? 0) === 0) start -= 1
  return start
}
