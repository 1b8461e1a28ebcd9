import type { Evidence, Field } from '@jobpilot/schemas/fields'
import { type ExperienceItem, emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { expect, it } from 'vitest'
import { misattribution } from './attribution.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'person' })
const job = (id: string, employer: string, bullet: string): ExperienceItem => ({
  id,
  title: null,
  employer: field(`${id}-employer`, employer),
  place: null,
  dates: null,
  bullets: [field(`${id}-bullet`, bullet)],
})
const profile: ProfileContent = {
  ...emptyProfile,
  experience: [job('a', 'Acme', 'Cut load by 40%'), job('b', 'Globex', 'Built billing')],
}
const source = (fieldId: string): Evidence => ({ side: 'profile', fieldId, quote: 'x', span: null })

it('names the employer a deed was moved to', () => {
  expect(misattribution('At Globex I cut load by 40%.', [source('a-bullet')], profile)).toEqual(['Globex'])
  expect(misattribution('At Acme I cut load by 40%.', [source('a-bullet')], profile)).toEqual([])
  expect(misattribution('At Acme and Globex I cut load.', [source('a-bullet')], profile)).toEqual([])
  expect(misattribution('I cut load by 40%.', [source('a-bullet')], profile)).toEqual([])
  expect(misattribution('I worked at Globex.', [source('b-employer')], profile)).toEqual([])
})
