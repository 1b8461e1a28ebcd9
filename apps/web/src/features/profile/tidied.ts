import type { Field } from '@jobpilot/schemas/fields'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { isSame } from '../../lib/is-same.ts'

const filled = (fields: Field[]): Field[] =>
  fields.every(({ value }) => value.trim() !== '') ? fields : fields.filter(({ value }) => value.trim() !== '')

/** The profile without the lines a person added and left empty; the same object when there are none. */
export function tidied(content: ProfileContent): ProfileContent {
  const next: ProfileContent = {
    ...content,
    emails: filled(content.emails),
    phones: filled(content.phones),
    links: filled(content.links),
    skills: filled(content.skills),
    certifications: filled(content.certifications),
    languages: filled(content.languages),
    publications: filled(content.publications),
    awards: filled(content.awards),
    experience: content.experience.map((item) => ({ ...item, bullets: filled(item.bullets) })),
    education: content.education.map((item) => ({ ...item, details: filled(item.details) })),
    projects: content.projects.map((item) => ({ ...item, bullets: filled(item.bullets) })),
  }
  return isSame(next, content) ? content : next
}
