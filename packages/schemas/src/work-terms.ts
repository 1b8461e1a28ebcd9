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

export const jobCategories = [
  'engineering',
  'product',
  'design',
  'data-science',
  'marketing',
  'sales',
  'operations',
  'finance',
  'hr',
  'legal',
  'other',
] as const
export type JobCategory = (typeof jobCategories)[number]

/** Steps of the wizard, in its order. What was answered or skipped is kept, so that it goes on where it was left. */
export const preferenceSteps = ['work', 'place', 'pay', 'rule-out'] as const

export const companySizes = ['small', 'medium', 'large'] as const
