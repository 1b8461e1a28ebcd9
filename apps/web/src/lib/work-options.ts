import {
  type Benefit,
  benefits,
  type CompanySize,
  type EmploymentType,
  type JobCategory,
  type PayPeriod,
  type Seniority,
  type WorkMode,
} from '@jobpilot/schemas/work-terms'

type Options<T extends string> = { value: T; label: string }[]

/** Words of work as people choose among them. */
export const workModeOptions: Options<WorkMode> = [
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'onsite', label: 'On site' },
]

export const employmentOptions: Options<EmploymentType> = [
  { value: 'full-time', label: 'Full-time' },
  { value: 'part-time', label: 'Part-time' },
  { value: 'contract', label: 'Contract' },
  { value: 'temporary', label: 'Temporary' },
  { value: 'internship', label: 'Internship' },
  { value: 'apprenticeship', label: 'Apprenticeship' },
  { value: 'volunteer', label: 'Volunteer' },
]

export const seniorityOptions: Options<Seniority> = [
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
  { value: 'staff', label: 'Staff' },
  { value: 'principal', label: 'Principal' },
  { value: 'director', label: 'Director' },
  { value: 'vp', label: 'Vice president' },
  { value: 'c-level', label: 'Executive' },
]

export const categoryOptions: Options<JobCategory> = [
  { value: 'engineering', label: 'Engineering' },
  { value: 'product', label: 'Product' },
  { value: 'design', label: 'Design' },
  { value: 'data-science', label: 'Data science' },
  { value: 'marketing', label: 'Marketing' },
  { value: 'sales', label: 'Sales' },
  { value: 'operations', label: 'Operations' },
  { value: 'finance', label: 'Finance' },
  { value: 'hr', label: 'HR' },
  { value: 'legal', label: 'Legal' },
  { value: 'other', label: 'Other' },
]

export const sizeOptions: Options<CompanySize> = [
  { value: 'small', label: 'Small' },
  { value: 'medium', label: 'Medium' },
  { value: 'large', label: 'Large' },
]

/** A benefit as a person would say it. */
export const benefitWords: Record<Benefit, string> = {
  'health-insurance': 'Health insurance',
  'retirement-plan': 'Retirement plan',
  equity: 'Equity',
  bonus: 'Bonus',
  'parental-leave': 'Paid parental leave',
  'generous-holiday': '25 days of holiday or more',
  'flexible-hours': 'Flexible hours',
  'four-day-week': 'Four-day week',
  'learning-budget': 'Learning budget',
  'home-office-budget': 'Home-office budget',
  relocation: 'Relocation support',
  childcare: 'Childcare support',
  sabbatical: 'Sabbatical',
  commuting: 'Commuting support',
}
export const benefitOptions: Options<Benefit> = benefits.map((value) => ({ value, label: benefitWords[value] }))

export const payPeriodOptions: Options<PayPeriod> = [
  { value: 'year', label: 'a year' },
  { value: 'month', label: 'a month' },
  { value: 'week', label: 'a week' },
  { value: 'day', label: 'a day' },
  { value: 'hour', label: 'an hour' },
]

/** The currencies most pay is stated in. */
export const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'INR', 'JPY', 'SEK', 'PLN', 'BRL', 'SGD']

/** The option of this value; null for none. */
export const pickOption = <T extends string>(options: readonly { value: T }[], value: string | null): T | null =>
  options.find((option) => option.value === value)?.value ?? null
