import * as z from 'zod'
import { dealBreakers, noDealBreakers } from './deal-breakers.ts'
import { arrangement, companySizes, payPeriod, preferenceSteps, seniority } from './work-terms.ts'

/** What the person looks for. Everything is optional: what is absent is scored from the profile or called unknown. Amounts are whole units per year. */
export const preferences = z.object({
  titles: z.array(z.string().trim().min(1).max(120)).max(10).default([]),
  places: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  arrangement: arrangement.default('open'),
  seniority: seniority.nullable().default(null),
  salaryFloor: z.number().int().min(0).max(10_000_000).nullable().default(null),
  salaryTarget: z.number().int().min(0).max(10_000_000).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  /** In which the person counts; the amounts are a year's all the same. */
  payPeriod: payPeriod.default('year'),
  /** What the amounts stand for: base pay, or all of it with bonus and shares. */
  payBasis: z.enum(['base', 'total']).default('base'),
  companySize: z.enum(companySizes).nullable().default(null),
  /** What an opening has to fulfil: what violates it is never shown, what does not say is marked. */
  dealBreakers: dealBreakers.default(noDealBreakers),
  steps: z.partialRecord(z.enum(preferenceSteps), z.enum(['answered', 'skipped'])).default({}),
})
export type Preferences = z.infer<typeof preferences>

/** Preferences of a person who has said nothing yet. */
export const noPreferences: Preferences = preferences.parse({})
