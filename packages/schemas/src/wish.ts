import * as z from 'zod'
import { dealBreakers, noDealBreakers } from './deal-breakers.ts'
import { arrangement, companySizes, seniority } from './work-terms.ts'

const keys = z.array(z.string().min(1).max(80))

/**
 * What a person's search asks, in the form the facts of listings are in: derived from profile, preferences and deal-breakers by
 * `makeWish`, and kept so that a new listing finds the people it may be for without reading their profiles.
 */
export const wish = z.object({
  /** For each wanted title the stems that say what the work is. */
  titles: z.array(keys.max(20)).max(10),
  skills: keys.max(200),
  places: keys.max(40),
  /** Countries of the wanted places; where remote work is done from. */
  countries: keys.max(300),
  /** Whether any country alone was wished for, so that being in it is all that is asked. */
  isCountryEnough: z.boolean(),
  arrangement,
  seniority: seniority.nullable(),
  payFloor: z.number().int().nullable(),
  payTarget: z.number().int().nullable(),
  currency: z.string().length(3),
  companySize: z.enum(companySizes).nullable(),
  dealBreakers,
})
export type Wish = z.infer<typeof wish>

/** A wish that asks for nothing. */
export const noWish: Wish = {
  titles: [],
  skills: [],
  places: [],
  countries: [],
  isCountryEnough: false,
  arrangement: 'open',
  seniority: null,
  payFloor: null,
  payTarget: null,
  currency: 'EUR',
  companySize: null,
  dealBreakers: noDealBreakers,
}
