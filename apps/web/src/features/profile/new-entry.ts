import type { DateRange, EducationItem, ExperienceItem, ProjectItem } from '@jobpilot/schemas/profile'
import { newId } from '../../lib/new-id.ts'
import { typedField } from '../../ui/fields/edit-field.ts'

export const emptyDates = (): DateRange => ({
  id: newId(),
  from: null,
  to: null,
  text: '',
  span: null,
  confidence: 1,
  origin: 'person',
})

export const newExperience = (): ExperienceItem => ({
  id: newId(),
  title: null,
  employer: null,
  place: null,
  dates: null,
  bullets: [],
})
export const newEducation = (): EducationItem => ({
  id: newId(),
  institution: null,
  degree: null,
  fieldOfStudy: null,
  place: null,
  dates: null,
  details: [],
})
export const newProject = (): ProjectItem => ({
  id: newId(),
  name: typedField(''),
  link: null,
  dates: null,
  bullets: [],
})
