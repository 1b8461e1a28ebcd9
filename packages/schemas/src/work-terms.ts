import * as z from 'zod'

export const seniorityLevels = ['entry', 'mid', 'senior', 'staff', 'principal', 'director', 'vp', 'c-level'] as const
export const seniority = z.enum(seniorityLevels)
export type Seniority = z.infer<typeof seniority>

export const arrangements = ['remote', 'hybrid', 'onsite', 'open'] as const
export const arrangement = z.enum(arrangements)
export type Arrangement = z.infer<typeof arrangement>

export const workModes = ['remote', 'hybrid', 'onsite'] as const
export type WorkMode = (typeof workModes)[number]
export const employmentTypes = [
  'full-time',
  'part-time',
  'contract',
  'temporary',
  'internship',
  'apprenticeship',
  'volunteer',
] as const
export type EmploymentType = (typeof employmentTypes)[number]

export const payPeriods = ['hour', 'day', 'week', 'month', 'year'] as const
export const payPeriod = z.enum(payPeriods)
export type PayPeriod = z.infer<typeof payPeriod>
/** How many of each a year's pay is made of: 52 weeks of 5 days of 8 hours. */
export const periodsAYear: Record<PayPeriod, number> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 }

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

/** What employers offer beside pay, as postings name it. */
export const benefits = [
  'health-insurance',
  'retirement-plan',
  'equity',
  'bonus',
  'parental-leave',
  'generous-holiday',
  'flexible-hours',
  'four-day-week',
  'learning-budget',
  'home-office-budget',
  'relocation',
  'childcare',
  'sabbatical',
  'commuting',
] as const
export type Benefit = (typeof benefits)[number]

/** Steps of the wizard, in its order. What was answered or skipped is kept, so that it goes on where it was left. */
export const preferenceSteps = ['work', 'place', 'pay', 'rule-out', 'routine'] as const

export const companySizes = ['small', 'medium', 'large'] as const
export type CompanySize = (typeof companySizes)[number]

/** Industries that postings are known to name, and by which a person may rule them out. */
export const industries = [
  'gambling',
  'crypto',
  'defence',
  'tobacco',
  'alcohol',
  'adult',
  'oil and gas',
  'advertising',
  'staffing',
  'finance',
  'insurance',
  'healthcare',
  'pharmaceuticals',
  'education',
  'retail',
  'automotive',
  'aerospace',
  'energy',
  'games',
  'public sector',
  'security',
  'logistics',
  'real estate',
] as const
export type Industry = (typeof industries)[number]
