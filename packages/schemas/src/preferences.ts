import * as z from 'zod'

export const seniorityLevels = ['entry', 'mid', 'senior', 'staff', 'principal', 'director', 'vp', 'c-level'] as const
export const seniority = z.enum(seniorityLevels)
export type Seniority = z.infer<typeof seniority>

export const arrangements = ['remote', 'hybrid', 'onsite', 'open'] as const
export const arrangement = z.enum(arrangements)
export type Arrangement = z.infer<typeof arrangement>

export const payPeriods = ['hour', 'day', 'week', 'month', 'year'] as const
export const payPeriod = z.enum(payPeriods)
export type PayPeriod = z.infer<typeof payPeriod>

export const companySizes = ['small', 'medium', 'large'] as const

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
  companySize: z.enum(companySizes).nullable().default(null),
})
export type Preferences = z.infer<typeof preferences>

/** Preferences of a person who has said nothing yet. */
export const noPreferences: Preferences = preferences.parse({})
