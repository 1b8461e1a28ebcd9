import type { Preferences } from '@jobpilot/schemas/preferences'
import type { Arrangement, Seniority } from '@jobpilot/schemas/work-terms'

export const arrangements = [
  { value: 'open', label: 'Open to anything' },
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'onsite', label: 'On site' },
] satisfies { value: Arrangement; label: string }[]

export const seniorities = [
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
  { value: 'staff', label: 'Staff' },
  { value: 'principal', label: 'Principal' },
  { value: 'director', label: 'Director' },
  { value: 'vp', label: 'Vice president' },
  { value: 'c-level', label: 'Executive' },
] satisfies { value: Seniority; label: string }[]

export const sizes = [
  { value: 'small', label: 'Small' },
  { value: 'medium', label: 'Medium' },
  { value: 'large', label: 'Large' },
] satisfies { value: NonNullable<Preferences['companySize']>; label: string }[]

export const modes = [
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'onsite', label: 'On site' },
]

export const types = [
  { value: 'full-time', label: 'Full-time' },
  { value: 'part-time', label: 'Part-time' },
  { value: 'contract', label: 'Contract' },
  { value: 'temporary', label: 'Temporary' },
  { value: 'internship', label: 'Internship' },
  { value: 'apprenticeship', label: 'Apprenticeship' },
  { value: 'volunteer', label: 'Volunteer' },
]

export const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'INR', 'JPY', 'SEK', 'PLN', 'BRL', 'SGD']
export const wholeOrNull = (value: string | number) =>
  typeof value === 'number' ? Math.max(0, Math.round(value)) : null
export const pick = <T extends string>(options: { value: T }[], value: string | null): T | null =>
  options.find((option) => option.value === value)?.value ?? null
