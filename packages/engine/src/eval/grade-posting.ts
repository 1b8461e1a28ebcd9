import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { PostingExpectation } from './expectation.ts'
import { type Graded, gradeList, gradeValue, occursIn } from './grade.ts'

/** Grades a posting against what a reader should find; an empty expectation asks nothing. */
export function gradePosting(parsed: ParsedPosting, expected: PostingExpectation): Graded[] {
  const { content, text } = parsed
  const graded: Graded[] = []
  if (expected.title_must_include) graded.push(gradeValue('title', expected.title_must_include, content.title?.value))
  const places = [
    ...content.places.map(({ value }) => value),
    content.workMode?.value ?? '',
    content.remoteScope?.value ?? '',
  ]
  if (expected.location_must_include) graded.push(...gradeList('location', [expected.location_must_include], places))
  if (expected.salary_must_include)
    graded.push(gradeValue('salary', expected.salary_must_include, content.salary?.quote))
  if (expected.experience_requirement_must_include)
    graded.push(gradeValue('experience', expected.experience_requirement_must_include, content.experienceYears?.quote))
  const skills = content.skills.map(({ value }) => value)
  const written = content.skills.flatMap(({ span }) => (span === null ? [] : [text.slice(span.start, span.end)]))
  graded.push(...gradeList('hard skills', expected.hard_skills_must_include, [...skills, ...written]))
  graded.push(...gradeList('niche skills', expected.niche_skills_known_to_miss, [...skills, ...written]))
  graded.push(
    ...gradeList(
      'must-haves',
      expected.must_haves_must_include_substrings,
      content.mustHaves.map(({ value }) => value),
    ),
  )
  graded.push(
    ...gradeList(
      'nice-to-haves',
      expected.nice_to_haves_must_include_substrings,
      content.niceToHaves.map(({ value }) => value),
    ),
  )
  const values = [content.title, content.employer, ...content.places, ...content.mustHaves, ...content.niceToHaves]
  for (const value of values) {
    if (value?.span != null && !occursIn(text, value.value))
      graded.push({ field: 'source', grade: 'invented', expected: '', found: value.value })
  }
  return graded
}
