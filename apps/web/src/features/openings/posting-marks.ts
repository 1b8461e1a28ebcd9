import type { SourceSpan } from '@jobpilot/schemas/fields'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Mark } from '../../ui/pieces.ts'

type Placed = { id: string; span: SourceSpan | null } | null

const marksOf = (label: string, fields: Placed[]): Mark[] =>
  fields.flatMap((field) =>
    field?.span ? [{ id: field.id, start: field.span.start, end: field.span.end, label }] : [],
  )

/** Every place of the posting a value was read from. */
export function postingMarks(content: PostingContent): Mark[] {
  return [
    ...marksOf('Title', [content.title]),
    ...marksOf('Employer', [content.employer]),
    ...marksOf('Place', content.places),
    ...marksOf('Arrangement', [content.workMode, content.remoteScope]),
    ...marksOf('Employment', [content.employmentType]),
    ...marksOf('Seniority', [content.seniority]),
    ...marksOf('Pay', [content.salary && { id: 'salary', span: content.salary.span }]),
    ...marksOf('Experience', [
      content.experienceYears && { id: 'experience-years', span: content.experienceYears.span },
    ]),
    ...marksOf('Must have', content.mustHaves),
    ...marksOf('Nice to have', content.niceToHaves),
    ...marksOf('Work', content.responsibilities),
    ...marksOf('About the employer', content.about),
    ...marksOf('Skill', content.skills),
  ]
}
