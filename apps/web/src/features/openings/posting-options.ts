import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Seniority } from '@jobpilot/schemas/work-terms'

type Value<Key extends 'workMode' | 'employmentType'> = NonNullable<PostingContent[Key]>['value']

export const workModeOptions: { value: Value<'workMode'>; label: string }[] = [
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'onsite', label: 'On site' },
]

export const employmentOptions: { value: Value<'employmentType'>; label: string }[] = [
  { value: 'full-time', label: 'Full-time' },
  { value: 'part-time', label: 'Part-time' },
  { value: 'contract', label: 'Contract' },
  { value: 'temporary', label: 'Temporary' },
  { value: 'internship', label: 'Internship' },
  { value: 'apprenticeship', label: 'Apprenticeship' },
  { value: 'volunteer', label: 'Volunteer' },
]

export const seniorityOptions: { value: Seniority; label: string }[] = [
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
  { value: 'staff', label: 'Staff' },
  { value: 'principal', label: 'Principal' },
  { value: 'director', label: 'Director' },
  { value: 'vp', label: 'Vice president' },
  { value: 'c-level', label: 'Executive' },
]
