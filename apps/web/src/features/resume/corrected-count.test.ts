import type { Field } from '@jobpilot/schemas/fields'
import { expect, test } from 'vitest'
import { correctedCount } from './corrected-count.ts'

const empty = {
  ...{ name: null, headline: null, place: null, emails: [], phones: [], links: [], summary: null },
  ...{ experience: [], education: [], skills: [], projects: [], certifications: [], languages: [] },
  ...{ publications: [], awards: [] },
}
const field = (value: string, origin: Field['origin']): Field => ({
  id: value,
  value,
  span: null,
  confidence: 1,
  origin,
})

test('what a person wrote is counted at any depth; what was read, whatever its words, is not', () => {
  const job = { id: 'job', title: field('Analyst', 'engine'), employer: null, place: null, dates: null, bullets: [] }
  expect(correctedCount({ ...empty, summary: field('{"origin":"person"}', 'model'), experience: [job] })).toBe(0)
  const corrected = { ...job, bullets: [field('Wrote the first programs', 'person')] }
  expect(correctedCount({ ...empty, name: field('Ada', 'person'), experience: [corrected] })).toBe(2)
})
