import * as z from 'zod'
import { benefits, companySizes, employmentTypes, jobCategories, seniority, workModes } from './work-terms.ts'

const terms = z.array(z.string().min(1).max(80)).max(60)

/**
 * What searching and deal-breakers ask of a listing: one narrow row beside the wide one. Null, or an empty list, means that the
 * listing does not say. Everything here is derived from the listing's content and text by `listingFacts`.
 */
export const listingFacts = z.object({
  title: z.string().max(300),
  /** Lower-case words of the title, level words included. */
  titleWords: terms,
  /** Stems that say what the work is. */
  titleTerms: terms,
  employer: z.string().max(200).nullable(),
  /** The form two spellings of an employer share: "Acme GmbH" and "ACME, Inc." are `acme`. */
  employerKey: z.string().max(200).nullable(),
  category: z.enum(jobCategories).nullable(),
  /** Cities and states as gazetteer keys: `berlin`, `new york`. */
  places: terms,
  /** ISO 3166 codes of where the work may be done from; `*` is everywhere. For remote work its scope. */
  countries: terms,
  workMode: z.enum(workModes).nullable(),
  employmentType: z.enum(employmentTypes).nullable(),
  seniority: seniority.nullable(),
  /** Whole currency units a year. */
  payMin: z.number().int().nullable(),
  payMax: z.number().int().nullable(),
  payCurrency: z.string().length(3).nullable(),
  /** Keys of skills, see `skillKey`. */
  skills: terms,
  companySize: z.enum(companySizes).nullable(),
  industries: terms,
  travelPercent: z.number().int().min(0).max(100).nullable(),
  isOnCall: z.boolean().nullable(),
  sponsorsVisa: z.boolean().nullable(),
  benefits: z.array(z.enum(benefits)),
  language: z.string().max(8).nullable(),
})
export type ListingFacts = z.infer<typeof listingFacts>

/** A listing that says nothing. */
export const noFacts: ListingFacts = {
  title: '',
  titleWords: [],
  titleTerms: [],
  employer: null,
  employerKey: null,
  category: null,
  places: [],
  countries: [],
  workMode: null,
  employmentType: null,
  seniority: null,
  payMin: null,
  payMax: null,
  payCurrency: null,
  skills: [],
  companySize: null,
  industries: [],
  travelPercent: null,
  isOnCall: null,
  sponsorsVisa: null,
  benefits: [],
  language: null,
}
