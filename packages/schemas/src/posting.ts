import * as z from 'zod'
import { field, sourceSpan } from './fields.ts'
import { parseNotice } from './profile.ts'
import { employmentTypes, payPeriod, seniority, workModes } from './work-terms.ts'

/** Pay as the posting states it. Amounts are in whole currency units per `period`; `yearlyMin` / `yearlyMax` are yearly equivalents (2,080 hours, 260 days, 52 weeks, 12 months). */
export const salary = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  period: payPeriod.nullable(),
  yearlyMin: z.number().nullable(),
  yearlyMax: z.number().nullable(),
  quote: z.string().max(500),
  span: sourceSpan.nullable(),
})
export type Salary = z.infer<typeof salary>

/** A skill the posting names: `value` is the canonical name; the span shows how it was written. */
export const skillMention = field.extend({ importance: z.enum(['must', 'nice', 'mentioned']) })
export type SkillMention = z.infer<typeof skillMention>

export const postingContent = z.object({
  title: field.nullable(),
  employer: field.nullable(),
  places: z.array(field).max(50),
  workMode: field.extend({ value: z.enum(workModes) }).nullable(),
  /** Where remote work may be done from, as written: "US only", "EU". */
  remoteScope: field.nullable(),
  employmentType: field.extend({ value: z.enum(employmentTypes) }).nullable(),
  seniority: field.extend({ value: seniority }).nullable(),
  salary: salary.nullable(),
  /** Years asked for: "5+ years" is min 5, max null. */
  experienceYears: z
    .object({ min: z.number(), max: z.number().nullable(), quote: z.string().max(500), span: sourceSpan.nullable() })
    .nullable(),
  skills: z.array(skillMention).max(300),
  /** Requirement lines, as written, that the posting calls necessary. */
  mustHaves: z.array(field).max(200),
  niceToHaves: z.array(field).max(200),
  responsibilities: z.array(field).max(200),
  /** Lines about the employer itself. */
  about: z.array(field).max(50),
  postedOn: z.iso.date().nullable(),
  validThrough: z.iso.date().nullable(),
  applyUrl: z.string().max(2_000).nullable(),
  /** ISO 639-1, null when unsure. */
  language: z.string().max(8).nullable(),
})
export type PostingContent = z.infer<typeof postingContent>

/** A posting of which nothing is known. */
export const emptyPosting: PostingContent = {
  title: null,
  employer: null,
  places: [],
  workMode: null,
  remoteScope: null,
  employmentType: null,
  seniority: null,
  salary: null,
  experienceYears: null,
  skills: [],
  mustHaves: [],
  niceToHaves: [],
  responsibilities: [],
  about: [],
  postedOn: null,
  validThrough: null,
  applyUrl: null,
  language: null,
}

/** What a posting parser returns. All spans point into `text`. `unread` names, for a person, what could not be read. */
export const parsedPosting = z.object({
  text: z.string(),
  content: postingContent,
  readFrom: z.enum(['json-ld', 'readable-text', 'pasted-text']),
  unread: z.array(parseNotice),
})
export type ParsedPosting = z.infer<typeof parsedPosting>
