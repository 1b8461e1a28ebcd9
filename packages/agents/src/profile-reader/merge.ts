import { skillKey } from '@jobpilot/engine/skills/normalise-skill'
import type { Field } from '@jobpilot/schemas/fields'
import type { DateRange, EducationItem, ExperienceItem, ProfileContent, ProjectItem } from '@jobpilot/schemas/profile'
import { addMissing, preferLonger, preferModel, sameKey } from '../verified-fields.ts'

type Entry = { id: string; dates: DateRange | null }

/** Two readings of one value may differ in their ends: "Acme" and "Acme, Inc.". */
function isAlike(one: Field | null, other: Field | null): boolean {
  if (one === null || other === null) return false
  const [a, b] = [sameKey(one.value), sameKey(other.value)]
  return a.includes(b) || b.includes(a)
}

function haveSameDates(one: Entry, other: Entry): boolean {
  return (
    one.dates !== null && other.dates !== null && one.dates.from === other.dates.from && one.dates.to === other.dates.to
  )
}

function preferModelDates(engine: DateRange | null, model: DateRange | null): DateRange | null {
  if (model === null) return engine
  return engine !== null && engine.from === model.from && engine.to === model.to ? engine : model
}

/**
 * Pairs the entries of both readings, merges each pair, and keeps what stands in one reading only. The model's order
 * holds, because it follows the resume; the engine's other entries come behind.
 */
function mergeEntries<T extends Entry>(
  engine: readonly T[],
  model: readonly T[],
  isSame: (a: T, b: T) => boolean,
  merge: (a: T, b: T) => T,
): T[] {
  const left = [...engine]
  const merged = model.map((entry) => {
    const index = left.findIndex((candidate) => isSame(candidate, entry))
    const [pair] = index === -1 ? [] : left.splice(index, 1)
    return pair === undefined ? entry : merge(pair, entry)
  })
  return [...merged, ...left]
}

const isSameExperience = (a: ExperienceItem, b: ExperienceItem): boolean =>
  [isAlike(a.employer, b.employer), isAlike(a.title, b.title), haveSameDates(a, b)].filter(Boolean).length >= 2

const isSameEducation = (a: EducationItem, b: EducationItem): boolean =>
  isAlike(a.institution, b.institution) &&
  (isAlike(a.degree, b.degree) || a.degree === null || b.degree === null || haveSameDates(a, b))

function mergeExperience(engine: ExperienceItem, model: ExperienceItem): ExperienceItem {
  return {
    id: engine.id,
    title: preferModel(engine.title, model.title),
    employer: preferModel(engine.employer, model.employer),
    place: preferModel(engine.place, model.place),
    dates: preferModelDates(engine.dates, model.dates),
    bullets: preferLonger(engine.bullets, model.bullets),
  }
}

function mergeEducation(engine: EducationItem, model: EducationItem): EducationItem {
  return {
    id: engine.id,
    institution: preferModel(engine.institution, model.institution),
    degree: preferModel(engine.degree, model.degree),
    fieldOfStudy: preferModel(engine.fieldOfStudy, model.fieldOfStudy),
    place: preferModel(engine.place, model.place),
    dates: preferModelDates(engine.dates, model.dates),
    details: preferLonger(engine.details, model.details),
  }
}

function mergeProject(engine: ProjectItem, model: ProjectItem): ProjectItem {
  return {
    id: engine.id,
    name: preferModel(engine.name, model.name) ?? engine.name,
    link: preferModel(engine.link, model.link),
    dates: preferModelDates(engine.dates, model.dates),
    bullets: preferLonger(engine.bullets, model.bullets),
  }
}

const digitsOf = (value: string): string => value.replace(/\D/g, '').slice(-9)
const bareLink = (value: string): string => sameKey(value).replace(/^https?:\/\/(www\.)?|\/$/g, '')

/**
 * The engine's reading, corrected and filled by the verified part of the model's. Where they agree the engine's fields
 * stay, ids included; nothing the engine found is lost unless the model read the same place differently.
 */
export function mergeProfiles(engine: ProfileContent, model: ProfileContent): ProfileContent {
  return {
    name: preferModel(engine.name, model.name),
    headline: preferModel(engine.headline, model.headline),
    place: preferModel(engine.place, model.place),
    emails: addMissing(engine.emails, model.emails).slice(0, 20),
    phones: addMissing(engine.phones, model.phones, digitsOf).slice(0, 20),
    links: addMissing(engine.links, model.links, bareLink).slice(0, 50),
    summary: preferModel(engine.summary, model.summary),
    experience: mergeEntries(engine.experience, model.experience, isSameExperience, mergeExperience).slice(0, 100),
    education: mergeEntries(engine.education, model.education, isSameEducation, mergeEducation).slice(0, 50),
    skills: addMissing(engine.skills, model.skills, skillKey).slice(0, 500),
    projects: mergeEntries(engine.projects, model.projects, (a, b) => isAlike(a.name, b.name), mergeProject).slice(
      0,
      100,
    ),
    certifications: addMissing(engine.certifications, model.certifications).slice(0, 100),
    languages: addMissing(engine.languages, model.languages).slice(0, 50),
    publications: addMissing(engine.publications, model.publications).slice(0, 300),
    awards: addMissing(engine.awards, model.awards).slice(0, 100),
  }
}
