import { degreeIndex, isSchoolLike } from './lexicon/degree-words.ts'
import type { SectionKind } from './lexicon/heading-words.ts'
import type { Section } from './sections.ts'

/** "Qualifications" heads degrees in one country, certificates in another, a summary in a third: its lines decide. */
export function settleQualifications(sections: readonly Section[]): Section[] {
  return sections.map((section) =>
    section.kind === 'qualifications' ? { ...section, kind: kindByContent(section) } : section,
  )
}

function kindByContent(section: Section): SectionKind {
  const { lines } = section
  const taught = lines.filter((line) => degreeIndex(line.text) >= 0 || isSchoolLike(line.text)).length
  if (taught > 0 && taught >= lines.length / 3) return 'education'
  const long = lines.filter((line) => line.text.split(' ').length > 9 || /[.!]$/u.test(line.text)).length
  return long > lines.length / 2 ? 'summary' : 'certifications'
}
