import type { ProfileContent } from '@jobpilot/schemas/profile'
import type { ResumeExpectation } from './expectation.ts'
import { comparable, type Graded, gradeList, gradeSequence, gradeValue, occursIn } from './grade.ts'

/** Grades a profile against what a reader should find, and each of its values against the source. */
export function gradeResume(content: ProfileContent, expected: ResumeExpectation, source: string): Graded[] {
  const contact = [...content.emails, ...content.phones, ...content.links].map(({ value }) => value)
  const graded: Graded[] = []
  if (expected.full_name !== undefined) graded.push(gradeValue('name', expected.full_name, content.name?.value))
  if (expected.location !== undefined) graded.push(gradeValue('place', expected.location, content.place?.value))
  graded.push(...gradeList('contact', expected.contact_lines, contact))
  graded.push(...gradeExperience(content, expected))
  graded.push(...gradeEducation(content, expected))
  graded.push(
    ...gradeList(
      'skills',
      expected.skills_must_include,
      content.skills.map(({ value }) => value),
    ),
  )
  graded.push(
    ...gradeEntries(
      'certifications',
      expected.certifications_must_include,
      undefined,
      content.certifications.map(({ value }) => value),
    ),
  )
  graded.push(
    ...gradeEntries(
      'projects',
      expected.projects_names_must_include,
      expected.projects_count_min,
      content.projects.map(({ name }) => name.value),
    ),
  )
  graded.push(
    ...gradeEntries(
      'publications',
      expected.publications_must_include_substrings,
      expected.publications_count_min,
      content.publications.map(({ value }) => value),
    ),
  )
  graded.push(
    ...gradeList(
      'awards',
      expected.awards_must_include,
      content.awards.map(({ value }) => value),
    ),
  )
  graded.push(
    ...gradeList(
      'languages',
      expected.languages_must_include,
      content.languages.map(({ value }) => value),
    ),
  )
  return [...graded, ...notInSource(content, source)]
}

function gradeExperience(content: ProfileContent, expected: ResumeExpectation): Graded[] {
  const { experience } = content
  const graded: Graded[] = []
  if (expected.experience_count !== undefined) {
    const extra = experience.length - expected.experience_count
    graded.push({
      field: 'experience count',
      grade: extra === 0 ? 'exact' : extra > 0 ? 'invented' : 'missing',
      expected: String(expected.experience_count),
      found: String(experience.length),
    })
  }
  graded.push(
    ...gradeSequence(
      'titles',
      expected.experience_titles,
      experience.slice(0, expected.experience_titles.length).map(({ title }) => title?.value ?? ''),
    ),
  )
  const employers = expected.experience_organizations_must_include
  graded.push(
    ...gradeSequence(
      'employers',
      employers,
      experience.slice(0, employers.length).map(({ employer }) => employer?.value ?? ''),
    ),
  )
  for (const [index, want] of (expected.experience_dates ?? []).entries()) {
    const dates = experience[index]?.dates
    graded.push(
      gradeValue(
        'dates',
        `${want.from ?? ''} to ${want.to ?? ''}`,
        dates === null || dates === undefined ? undefined : `${dates.from ?? ''} to ${dates.to ?? ''}`,
      ),
    )
  }
  return graded
}

function gradeEducation(content: ProfileContent, expected: ResumeExpectation): Graded[] {
  if (expected.education === undefined) return []
  const graded: Graded[] = []
  const left = [...content.education]
  for (const want of expected.education) {
    const school = want.institution_must_include ?? ''
    const index = left.findIndex(
      ({ institution, degree }) =>
        holds(institution?.value, school) && holds(degree?.value, want.degree_must_include ?? ''),
    )
    const loose = index >= 0 ? index : left.findIndex(({ institution }) => holds(institution?.value, school))
    const found = left[loose]
    if (found !== undefined) left.splice(loose, 1)
    if (school !== '') graded.push(gradeValue('institution', school, found?.institution?.value))
    if (want.degree_must_include !== undefined)
      graded.push(gradeValue('degree', want.degree_must_include, found?.degree?.value))
  }
  graded.push(
    ...left.map(
      (item): Graded => ({
        field: 'institution',
        grade: 'invented',
        expected: '',
        found: item.institution?.value ?? item.degree?.value ?? '',
      }),
    ),
  )
  return graded
}

function holds(value: string | undefined, want: string): boolean {
  return comparable(value ?? '').includes(comparable(want))
}

/** A list that should be empty and is not holds invented entries. */
function gradeEntries(
  field: string,
  expected: readonly string[] | undefined,
  least: number | undefined,
  found: readonly string[],
): Graded[] {
  if (expected === undefined) return []
  const graded = gradeList(field, expected, found)
  const empty = expected.length === 0 && (least ?? 0) === 0
  return empty
    ? [...graded, ...found.map((value): Graded => ({ field, grade: 'invented', expected: '', found: value }))]
    : graded
}

/** Every value whose words do not stand in the source. */
function notInSource(content: ProfileContent, source: string): Graded[] {
  const found: Graded[] = []
  const visit = (field: string, node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(field, item)
    else if (typeof node === 'object' && node !== null) {
      if ('value' in node && typeof node.value === 'string') {
        if (!occursIn(source, node.value)) found.push({ field, grade: 'invented', expected: '', found: node.value })
      } else for (const [key, value] of Object.entries(node)) visit(`${field}.${key}`, value)
    }
  }
  for (const [key, value] of Object.entries(content)) visit(key, value)
  return found
}
