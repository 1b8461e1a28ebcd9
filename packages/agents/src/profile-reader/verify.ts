import { findDates } from '@jobpilot/engine/resume/dates'
import { type Field, yearMonth } from '@jobpilot/schemas/fields'
import {
  type DateRange,
  dateRange,
  type EducationItem,
  type ExperienceItem,
  type ProfileContent,
  type ProjectItem,
} from '@jobpilot/schemas/profile'
import type { FieldVerifier } from '../verified-fields.ts'
import type { ProfileReading } from './output.ts'

/** The dates of an entry: the model points at the text, the engine reads it. */
function verifiedDates(verifier: FieldVerifier, path: string, value: string | null, after: number): DateRange | null {
  const found = verifier.field(path, value, after)
  if (found === null) return null
  const read = findDates(found.value)[0]
  const from = yearMonth.safeParse(read?.from)
  const to = dateRange.shape.to.safeParse(read?.to ?? null)
  if (read === undefined || (!from.success && !to.data)) {
    verifier.drop(path, found.value)
    return null
  }
  const { value: text, ...field } = found
  return { ...field, text, from: from.success ? from.data : null, to: to.success ? to.data : null }
}

/** Where an entry stands: entries are listed in reading order, so each is looked for behind the one before. */
function placeOf(fields: readonly (Field | null)[], before: number): number {
  const starts = fields.flatMap((field) => (field?.span == null || field.span.start < before ? [] : [field.span.start]))
  return starts.length === 0 ? before : Math.min(...starts)
}

/** Just behind the start of the entry before, so that the next search finds its own lines and not the same ones again. */
function behind(fields: readonly (Field | null)[], before: number): number {
  return Math.max(before, ...fields.map((field) => field?.span?.end ?? 0))
}

function verifiedExperience(verifier: FieldVerifier, entries: ProfileReading['experience']): ExperienceItem[] {
  let cursor = 0
  return entries.flatMap((entry, index) => {
    const path = `experience.${index}`
    const title = verifier.field(`${path}.title`, entry.title, cursor)
    const employer = verifier.field(`${path}.employer`, entry.employer, cursor)
    const start = placeOf([title, employer], cursor)
    const place = verifier.field(`${path}.place`, entry.place, start)
    const dates = verifiedDates(verifier, `${path}.dates`, entry.dates, start)
    const bullets = verifier.list(`${path}.bullets`, entry.bullets, start)
    cursor = behind([title, ...bullets], start)
    if (title === null && employer === null) return []
    return [{ id: `model-experience-${index}`, title, employer, place, dates, bullets: bullets.slice(0, 200) }]
  })
}

function verifiedEducation(verifier: FieldVerifier, entries: ProfileReading['education']): EducationItem[] {
  let cursor = 0
  return entries.flatMap((entry, index) => {
    const path = `education.${index}`
    const institution = verifier.field(`${path}.institution`, entry.institution, cursor)
    const degree = verifier.field(`${path}.degree`, entry.degree, cursor)
    const start = placeOf([institution, degree], cursor)
    const fieldOfStudy = verifier.field(`${path}.fieldOfStudy`, entry.fieldOfStudy, start)
    const place = verifier.field(`${path}.place`, entry.place, start)
    const dates = verifiedDates(verifier, `${path}.dates`, entry.dates, start)
    const details = verifier.list(`${path}.details`, entry.details, start).slice(0, 50)
    cursor = behind([institution, degree], start)
    if (institution === null && degree === null) return []
    return [{ id: `model-education-${index}`, institution, degree, fieldOfStudy, place, dates, details }]
  })
}

function verifiedProjects(verifier: FieldVerifier, entries: ProfileReading['projects']): ProjectItem[] {
  return entries.flatMap((entry, index) => {
    const path = `projects.${index}`
    const name = verifier.field(`${path}.name`, entry.name)
    if (name === null) return []
    const start = name.span?.start ?? 0
    return [
      {
        id: `model-project-${index}`,
        name,
        link: verifier.field(`${path}.link`, entry.link, start),
        dates: verifiedDates(verifier, `${path}.dates`, entry.dates, start),
        bullets: verifier.list(`${path}.bullets`, entry.bullets, start).slice(0, 100),
      },
    ]
  })
}

/** A model that files a skill under phones is not believed. */
function shaped(verifier: FieldVerifier, path: string, values: readonly string[], shape: RegExp): Field[] {
  return verifier.list(path, values).filter((entry) => {
    const isShaped = shape.test(entry.value)
    if (!isShaped) verifier.drop(path, entry.value)
    return isShaped
  })
}

/** The part of a model's reading that stands in the resume; the rest is in `verifier.dropped`. */
export function verifiedReading(verifier: FieldVerifier, reading: ProfileReading): ProfileContent {
  return {
    name: verifier.field('name', reading.name),
    headline: verifier.field('headline', reading.headline),
    place: verifier.field('place', reading.place),
    emails: shaped(verifier, 'emails', reading.emails, /^\S+@\S+\.\S+$/).slice(0, 20),
    phones: shaped(verifier, 'phones', reading.phones, /(\d\D{0,3}){7}/).slice(0, 20),
    links: shaped(verifier, 'links', reading.links, /^\S+\.\S+$/).slice(0, 50),
    summary: verifier.field('summary', reading.summary),
    experience: verifiedExperience(verifier, reading.experience).slice(0, 100),
    education: verifiedEducation(verifier, reading.education).slice(0, 50),
    skills: verifier.list('skills', reading.skills),
    projects: verifiedProjects(verifier, reading.projects).slice(0, 100),
    certifications: verifier.list('certifications', reading.certifications).slice(0, 100),
    languages: verifier.list('languages', reading.languages).slice(0, 50),
    publications: verifier.list('publications', reading.publications).slice(0, 300),
    awards: verifier.list('awards', reading.awards).slice(0, 100),
  }
}
