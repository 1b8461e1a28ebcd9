import type { Field } from '@jobpilot/schemas/fields'
import type { DateRange, ProfileContent } from '@jobpilot/schemas/profile'
import type { Mark } from '../../ui/pieces.ts'

type Placed = Pick<Field | DateRange, 'id' | 'span'>

function marksOf(label: string, fields: (Placed | null)[]): Mark[] {
  return fields.flatMap((field) =>
    field?.span ? [{ id: field.id, start: field.span.start, end: field.span.end, label }] : [],
  )
}

/** Every place of the document a value was read from. */
export function profileMarks(content: ProfileContent): Mark[] {
  return [
    ...marksOf('Name', [content.name]),
    ...marksOf('Headline', [content.headline]),
    ...marksOf('Place', [content.place]),
    ...marksOf('E-mail', content.emails),
    ...marksOf('Phone', content.phones),
    ...marksOf('Link', content.links),
    ...marksOf('Summary', [content.summary]),
    ...content.experience.flatMap((item) =>
      marksOf('Experience', [item.title, item.employer, item.place, item.dates, ...item.bullets]),
    ),
    ...content.education.flatMap((item) =>
      marksOf('Education', [item.institution, item.degree, item.fieldOfStudy, item.place, item.dates, ...item.details]),
    ),
    ...content.projects.flatMap((item) => marksOf('Project', [item.name, item.link, item.dates, ...item.bullets])),
    ...marksOf('Skill', content.skills),
    ...marksOf('Certification', content.certifications),
    ...marksOf('Language', content.languages),
    ...marksOf('Publication', content.publications),
    ...marksOf('Award', content.awards),
  ]
}
