import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCases } from './cases.ts'
import { tally, tallyFields } from './report.ts'
import { runEval } from './run-eval.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

describe('the parsers on the fixtures', async () => {
  const cases = await runEval(readCases(fixtures).cases)
  const resumes = cases.filter(({ kind }) => kind === 'resume')
  const postings = cases.filter(({ kind }) => kind === 'posting')

  it('read every file', () => {
    expect(resumes.filter(({ error }) => error !== null)).toEqual([])
    expect(resumes.length).toBeGreaterThan(50)
  })

  it('invent nothing', () => {
    const invented = resumes.flatMap(({ name, graded }) =>
      graded.filter(({ grade }) => grade === 'invented').map((one) => ({ name, ...one })),
    )
    expect(invented).toEqual([])
  })

  it('find at least 95 of 100 values in every field', () => {
    for (const [field, counts] of tallyFields(resumes))
      expect({ field, isMet: (counts.recall ?? 1) >= 0.95 }).toEqual({ field, isMet: true })
    expect(tally(resumes.flatMap(({ graded }) => graded)).recall).toBeGreaterThan(0.97)
  })

  it('find at least 95 of 100 values in every field of the postings, and invent none', () => {
    expect(postings.length).toBeGreaterThan(12)
    for (const [field, counts] of tallyFields(postings))
      expect({ field, isMet: (counts.recall ?? 1) >= 0.95, invented: counts.invented }).toEqual({
        field,
        isMet: true,
        invented: 0,
      })
  })
})
