import { emptyPosting } from '@jobpilot/schemas/posting'
import { expect, test } from 'vitest'
import { postingProblem, tidiedPosting } from './posting-problem.ts'

const years = (min: number, max: number | null) => ({ min, max, quote: '', span: null })
const line = (value: string) => ({ id: value || 'empty', value, span: null, confidence: 1, origin: 'person' as const })

test('open ends and equal ends contradict nothing', () => {
  expect(postingProblem(emptyPosting)).toBeNull()
  expect(postingProblem({ ...emptyPosting, experienceYears: years(5, null) })).toBeNull()
  expect(postingProblem({ ...emptyPosting, experienceYears: years(0, 0) })).toBeNull()
  expect(postingProblem({ ...emptyPosting, postedOn: '2026-11-22', validThrough: '2026-11-22' })).toBeNull()
  expect(postingProblem({ ...emptyPosting, validThrough: '2020-01-01' })).toBeNull()
})

test('ranges that are turned around are named', () => {
  expect(postingProblem({ ...emptyPosting, experienceYears: years(5, 0) })).toMatch(/years/)
  expect(postingProblem({ ...emptyPosting, postedOn: '2026-11-22', validThrough: '2026-09-30' })).toMatch(/before/)
})

test('lines left empty are not saved', () => {
  expect(tidiedPosting({ ...emptyPosting, about: [line('A shop'), line(' ')] }).about).toEqual([line('A shop')])
})
