import { findDates } from './dates.ts'
import { degreeIndex, isSchoolLike } from './lexicon/degree-words.ts'
import type { SectionKind } from './lexicon/heading-words.ts'
import type { Section } from './sections.ts'

/** "Qualifications" heads degrees in one country, certificates in another, a summary in a third: its lines decide. */
export function settleQualifications(sections: readonly Section[]): Section[] {
  const hasJobs = sections.some((section) => section.kind === 'experience' && holdsJobs(section))
  return sections.map((section) => {
    if (section.kind === 'qualifications') return { ...section, kind: kindByContent(section) }
    return section.kind === 'summary' && !hasJobs && holdsJobs(section) ? { ...section, kind: 'experience' } : section
  })
}

/** A section shows what it is in its first lines; longer ones cost time and tell no more. */
const mostLines = 300

/** "Career summary" heads a few sentences or the jobs themselves: two short lines with date ranges are jobs. */
function holdsJobs(section: Section): boolean {
  const dated = section.lines
    .slice(0, mostLines)
    .filter((line) => line.mark === '' && line.text.length < 120 && findDates(line.text).some(({ isRange }) => isRange))
  return dated.length >= 2
}

function kindByContent(section: Section): SectionKind {
  const { lines } = section
  const taught = lines.filter((line) => degreeIndex(line.text) >= 0 || isSchoolLike(line.text)).length
  if (taught > 0 && taught >= lines.length / 3) return 'education'
  const long = lines.filter((line) => line.text.split(' ').length > 9 || /[.!]$/u.test(line.text)).length
  return long > lines.length / 2 ? 'summary' : 'certifications'
}
