import type { Field } from '@jobpilot/schemas/fields'
import type { DateRange, ProfileContent } from '@jobpilot/schemas/profile'

export type ReadField = { path: string; label: string; value: string }

/** Every value of a profile in reading order, with the path of its place and a name for a person. */
export function profileFields(content: ProfileContent): ReadField[] {
  const list: ReadField[] = []
  const add = (path: string, label: string, field: Field | null) => {
    if (field) list.push({ path, label, value: field.value.slice(0, 300) })
  }
  const addDates = (path: string, dates: DateRange | null) => {
    if (dates) list.push({ path, label: 'Dates', value: dates.text })
  }
  const addAll = (path: string, label: string, fields: Field[]) => {
    for (const [index, field] of fields.entries()) add(`${path}.${index}`, label, field)
  }
  add('name', 'Name', content.name)
  add('headline', 'Headline', content.headline)
  add('place', 'Place', content.place)
  addAll('emails', 'E-mail', content.emails)
  addAll('phones', 'Phone', content.phones)
  addAll('links', 'Link', content.links)
  add('summary', 'Summary', content.summary)
  for (const [index, item] of content.experience.entries()) {
    add(`experience.${index}.title`, 'Title', item.title)
    add(`experience.${index}.employer`, 'Employer', item.employer)
    add(`experience.${index}.place`, 'Place', item.place)
    addDates(`experience.${index}.dates`, item.dates)
    addAll(`experience.${index}.bullets`, 'Achievement', item.bullets)
  }
  for (const [index, item] of content.education.entries()) {
    add(`education.${index}.degree`, 'Degree', item.degree)
    add(`education.${index}.institution`, 'Institution', item.institution)
    addDates(`education.${index}.dates`, item.dates)
  }
  addAll('skills', 'Skill', content.skills)
  for (const [index, item] of content.projects.entries()) add(`projects.${index}.name`, 'Project', item.name)
  addAll('certifications', 'Certification', content.certifications)
  addAll('languages', 'Language', content.languages)
  addAll('publications', 'Publication', content.publications)
  addAll('awards', 'Award', content.awards)
  return list
}
