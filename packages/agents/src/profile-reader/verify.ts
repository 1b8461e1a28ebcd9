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
import type { Whereabouts } from '../source-check.ts'
import type { FieldVerifier } from '../verified-fields.ts'
import type { ProfileReading } from './output.ts'

/** The dates of an entry: the model points at the text, the engine reads it. */
function verifiedDates(
  verifier: FieldVerifier,
  path: string,
  value: string | null,
  where: Whereabouts,
): DateRange | null {
  const found = verifier.field(path, value, where)
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

/**
 * Where an entry stands. Titles and employers are repeated all over a resume, its dates and lines hardly ever, so these
 * are looked for first, behind the entry before, and the rest next to them.
 */
function anchorOf(verifier: FieldVerifier, values: readonly (string | null | undefined)[], after: number): number {
  for (const value of values) {
    const span = value == null ? null : verifier.source.find(value, { after })
    if (span !== null && span.start >= after) return span.start
  }
  return after
}

/** Behind the last thing read of an entry, where the next one is looked for. */
function behind(fields: readonly (Field | DateRange | null)[], before: number): number {
  return Math.max(before, ...fields.map((field) => field?.span?.end ?? 0))
}

function verifiedExperience(verifier: FieldVerifier, entries: ProfileReading['experience']): ExperienceItem[] {
  let cursor = 0
  return entries.flatMap((entry, index) => {
    const path = `experience.${index}`
    const near = anchorOf(verifier, [entry.dates, entry.bullets[0], entry.employer, entry.title], cursor)
    const title = verifier.field(`${path}.title`, entry.title, { near })
    const employer = verifier.field(`${path}.employer`, entry.employer, { near })
    const place = verifier.field(`${path}.place`, entry.place, { near })
    const dates = verifiedDates(verifier, `${path}.dates`, entry.dates, { near })
    const bullets = verifier.list(`${path}.bullets`, entry.bullets, {
      after: Math.min(near, title?.span?.start ?? near),
    })
    if (title === null && employer === null) return []
    cursor = behind([title, dates, ...bullets], cursor)
    return [{ id: `model-experience-${index}`, title, employer, place, dates, bullets: bullets.slice(0, 200) }]
  })
}

/** A lone year in education is the year of the degree: it ends something, and starts nothing. As the engine has it. */
function graduation(dates: DateRange | null): DateRange | null {
  return dates !== null && dates.from === dates.to ? { ...dates, from: null } : dates
}

function verifiedEducation(verifier: FieldVerifier, entries: ProfileReading['education']): EducationItem[] {
  let cursor = 0
  return entries.flatMap((entry, index) => {
    const path = `education.${index}`
    const near = anchorOf(verifier, [entry.degree, entry.institution, entry.dates], cursor)
    const institution = verifier.field(`${path}.institution`, entry.institution, { near })
    const degree = verifier.field(`${path}.degree`, entry.degree, { near })
    const fieldOfStudy = verifier.field(`${path}.fieldOfStudy`, entry.fieldOfStudy, { near })
    const place = verifier.field(`${path}.place`, entry.place, { near })
    const dates = graduation(verifiedDates(verifier, `${path}.dates`, entry.dates, { near }))
    const details = verifier.list(`${path}.details`, entry.details, { after: near }).slice(0, 50)
    if (institution === null && degree === null) return []
    cursor = behind([institution, degree], cursor)
    return [{ id: `model-education-${index}`, institution, degree, fieldOfStudy, place, dates, details }]
  })
}

function verifiedProjects(verifier: FieldVerifier, entries: ProfileReading['projects']): ProjectItem[] {
  return entries.flatMap((entry, index) => {
    const path = `projects.${index}`
    const near = anchorOf(verifier, [entry.bullets[0], entry.dates, entry.name], 0)
    const name = verifier.field(`${path}.name`, entry.name, { near })
    if (name === null) return []
    return [
      {
        id: `model-project-${index}`,
        name,
        link: verifier.field(`${path}.link`, entry.link, { near }),
        dates: verifiedDates(verifier, `${path}.dates`, entry.dates, { near }),
        bullets: verifier
          .list(`${path}.bullets`, entry.bullets, { after: Math.min(near, name.span?.start ?? near) })
          .slice(0, 100),
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
