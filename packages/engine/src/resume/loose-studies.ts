import type { Line } from '../text/lines.ts'
import { degreeIndex, isSchoolLike } from './lexicon/degree-words.ts'
import type { Section } from './sections.ts'
import { titleScore } from './wording.ts'

/**
 * Degrees below the jobs without a heading the reader knows are studies and no jobs: from the first line that names a degree and a
 * school and no job, on which all lines without a mark do, or which says nothing but that it is a heading.
 */
export function withLooseStudies(sections: readonly Section[]): Section[] {
  if (sections.some(({ kind, lines }) => kind === 'education' && lines.length > 0)) return [...sections]
  return sections.flatMap((section) => {
    const from = section.kind === 'experience' ? section.lines.findIndex((line) => isStudy(line, true)) : -1
    if (from < 1) return [section]
    let to = from
    while (to < section.lines.length && (section.lines[to]?.mark !== '' || isStudy(section.lines[to], false))) to += 1
    const heading = headingAbove(section.lines, from)
    const studies: Section = { kind: 'education', heading, lines: section.lines.slice(from, to) }
    const after: Section = { kind: 'other', heading: undefined, lines: section.lines.slice(to) }
    const jobs = { ...section, lines: section.lines.slice(0, heading === undefined ? from : from - 1) }
    return section.lines.length > to ? [jobs, studies, after] : [jobs, studies]
  })
}

/** The first one begins with a degree; below it "Kenya Certificate of Education, Moi Girls High School" is one as well. */
function isStudy(line: Line | undefined, isFirst: boolean): boolean {
  if (line === undefined || line.mark !== '' || line.text.length >= 160 || titleScore(line.text) > 0) return false
  const at = degreeIndex(line.text)
  return (isFirst ? at === 0 : at >= 0) && isSchoolLike(line.text)
}

/** A few words set apart right above, without a date: a heading in words of the person's own. */
function headingAbove(lines: readonly Line[], at: number): Line | undefined {
  const line = lines[at - 1]
  const isHeading =
    line !== undefined &&
    line.blanks > 0 &&
    line.mark === '' &&
    !/[\d,.;]/u.test(line.text) &&
    line.text.split(' ').length <= 5
  return isHeading ? line : undefined
}
