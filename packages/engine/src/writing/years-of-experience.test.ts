import type { Field } from '@jobpilot/schemas/fields'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { standingOf } from './profile-story.ts'
import { yearsOfExperience } from './years-of-experience.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'engine' })
const job = (id: string, title: string, from: string, to: string): ProfileContent['experience'][number] => ({
  id,
  title: field(`t-${id}`, title),
  employer: field(`m-${id}`, 'Oakfield'),
  place: null,
  dates: { ...field(`d-${id}`, from), text: `${from} - ${to}`, from, to },
  bullets: [],
})
const profile = (summary: string | null): ProfileContent => ({
  ...emptyProfile,
  summary: summary === null ? null : field('sum', summary),
  experience: [
    job('1', 'Senior Backend Engineer', '2021-03', 'present'),
    job('2', 'Backend Engineer', '2017-09', '2021-02'),
    job('3', 'Shop Assistant', '2015-08', '2017-08'),
  ],
})
const years = (summary: string | null) => yearsOfExperience(profile(summary), '2026-11-22')

describe('yearsOfExperience', () => {
  it.each([
    'Backend engineer with eight years of experience in payment systems.',
    'Engineer, 8+ years of professional experience',
    "Over 8 years' experience.",
  ])('takes the figure the person gives: %s', (summary) => {
    expect(years(summary).years).toBe(8)
    expect(years(summary).sources.map((source) => source.fieldId)).toEqual(['sum'])
  })

  it.each([
    null,
    'Twenty years of experience in everything.',
    'Three years of experience with Python.',
    'I do not have five years of experience.',
    'Many years of experience.',
  ])('counts the dated jobs of the field, and cites only those: %s', (summary) => {
    expect(years(summary).years).toBe(9)
    expect(years(summary).sources.map((source) => source.fieldId)).toEqual(['d-1', 'd-2'])
  })

  it('says the same in the clause about the person', () => {
    const standing = standingOf(profile('Backend engineer with eight years of experience.'), '2026-11-22')
    expect(standing?.text).toBe('I am a senior backend engineer with eight years of experience, now at Oakfield')
    expect(standing?.sources.map((source) => source.fieldId)).toEqual(['t-1', 'm-1', 'sum'])
  })
})
