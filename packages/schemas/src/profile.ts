import * as z from 'zod'
import { field, yearMonth } from './fields.ts'

/** A dated span as written in a resume. A `to` of `present` is open-ended. `span` and `id` belong to the date text. */
export const dateRange = z.object({
  id: z.string().max(40),
  from: yearMonth.nullable(),
  to: z.union([yearMonth, z.literal('present')]).nullable(),
  text: field.shape.value,
  span: field.shape.span,
  confidence: field.shape.confidence,
  origin: field.shape.origin,
})
export type DateRange = z.infer<typeof dateRange>

export const experienceItem = z.object({
  id: z.string().max(40),
  title: field.nullable(),
  employer: field.nullable(),
  place: field.nullable(),
  dates: dateRange.nullable(),
  bullets: z.array(field).max(200),
})
export type ExperienceItem = z.infer<typeof experienceItem>

export const educationItem = z.object({
  id: z.string().max(40),
  institution: field.nullable(),
  degree: field.nullable(),
  fieldOfStudy: field.nullable(),
  place: field.nullable(),
  dates: dateRange.nullable(),
  details: z.array(field).max(50),
})
export type EducationItem = z.infer<typeof educationItem>

export const projectItem = z.object({
  id: z.string().max(40),
  name: field,
  link: field.nullable(),
  dates: dateRange.nullable(),
  bullets: z.array(field).max(100),
})
export type ProjectItem = z.infer<typeof projectItem>

/** A person's profile: every value apart, each with its source. Empty lists and nulls mean the resume did not say. */
export const profileContent = z.object({
  name: field.nullable(),
  headline: field.nullable(),
  place: field.nullable(),
  emails: z.array(field).max(20),
  phones: z.array(field).max(20),
  links: z.array(field).max(50),
  summary: field.nullable(),
  experience: z.array(experienceItem).max(100),
  education: z.array(educationItem).max(50),
  skills: z.array(field).max(500),
  projects: z.array(projectItem).max(100),
  certifications: z.array(field).max(100),
  languages: z.array(field).max(50),
  publications: z.array(field).max(300),
  awards: z.array(field).max(100),
})
export type ProfileContent = z.infer<typeof profileContent>

/** Something the parser wants the person to know, e.g. `too-few-fields`, `no-contact`, `scan`. `message` is for a person. */
export const parseNotice = z.object({ code: z.string().max(60), message: z.string().max(500) })
export type ParseNotice = z.infer<typeof parseNotice>

export const emptyProfile: ProfileContent = {
  name: null,
  headline: null,
  place: null,
  emails: [],
  phones: [],
  links: [],
  summary: null,
  experience: [],
  education: [],
  skills: [],
  projects: [],
  certifications: [],
  languages: [],
  publications: [],
  awards: [],
}
