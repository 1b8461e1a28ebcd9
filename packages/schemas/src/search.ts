import * as z from 'zod'
import { employmentTypes, seniorityLevels, workModes } from './work-terms.ts'

/** The least ages a search can be narrowed to, in days. */
export const searchAges = [1, 3, 7, 14, 30] as const

/** Listings are counted up to here: "over 1,000" says enough. */
export const mostCounted = 1_001

/** Hits on one page, and the most that are put in order: who reads on so far asks for something else. */
export const hitsAPage = 25
export const mostRanked = 500

/** What a person searches all open listings for; all of it fits into an address. */
export const searchFilter = z.object({
  /** Words that all have to be there; "in quotes" in this order, -without. */
  words: z.string().trim().max(200, 'At most 200 characters').default(''),
  mode: z.enum(workModes).optional(),
  level: z.enum(seniorityLevels).optional(),
  type: z.enum(employmentTypes).optional(),
  /** ISO 3166 code of where the work may be done from. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Two capital letters, such as DE')
    .optional(),
  /** What a listing states, in whole currency units a year. */
  pay: z
    .object({
      atLeast: z.number().int().min(1).max(100_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as EUR'),
    })
    .optional(),
  withinDays: z.literal(searchAges).optional(),
  /** Also what violates a deal-breaker of the person's. */
  withRuledOut: z.boolean().optional(),
})
export type SearchFilter = z.infer<typeof searchFilter>

export const searchInput = searchFilter.extend({
  from: z
    .number()
    .int()
    .min(0)
    .max(mostRanked - hitsAPage)
    .default(0),
})
export type SearchInput = z.infer<typeof searchInput>

export const listingId = z.object({ id: z.uuid() })
