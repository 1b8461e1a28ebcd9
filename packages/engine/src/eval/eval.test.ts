import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCases } from './cases.ts'
import { gradeList, gradeSequence, gradeValue } from './grade.ts'
import { renderReport, tally } from './report.ts'
import { runEval } from './run-eval.ts'

describe('grades', () => {
  it('tell exact, partial, wrong, missing and invented apart', () => {
    expect(gradeValue('name', 'Sam Lee', 'SAM  LEE').grade).toBe('exact')
    expect(gradeValue('name', 'Sam Lee', 'Sam Lee Jr').grade).toBe('partial')
    expect(gradeValue('name', 'Sam Lee', 'Acme').grade).toBe('wrong')
    expect(gradeValue('name', 'Sam Lee', null).grade).toBe('missing')
    expect(gradeValue('place', '', 'Paris').grade).toBe('invented')
    expect(gradeSequence('titles', ['Chef'], ['Chef', 'Waiter']).map(({ grade }) => grade)).toEqual([
      'exact',
      'invented',
    ])
    expect(gradeList('skills', ['Go'], ['Go']).map(({ grade }) => grade)).toEqual(['exact'])
  })
})

describe('a data folder', () => {
  it('with odd files is read as far as it goes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobpilot-eval-'))
    mkdirSync(join(folder, 'resumes'))
    writeFileSync(join(folder, 'resumes', 'a.txt'), 'Sam Lee\nsam@example.org\n')
    writeFileSync(
      join(folder, 'resumes', 'a.expected.json'),
      '{"full_name":"Sam Lee","unknown_key":1,"experience_count":"many"}',
    )
    writeFileSync(join(folder, 'resumes', 'b.pdf'), 'not a pdf')
    writeFileSync(join(folder, 'resumes', 'b.expected.json'), '{"full_name":"Nobody"}')
    writeFileSync(join(folder, 'resumes', 'c.expected.json'), '{broken')
    writeFileSync(join(folder, 'resumes', 'd.expected.json'), '[]')
    writeFileSync(join(folder, 'resumes', 'd.txt'), 'x')
    const { cases, skipped } = readCases(folder)
    const results = await runEval(cases)
    expect(skipped).toEqual(['c.expected.json: not valid JSON'])
    expect(tally(results[0]?.graded ?? []).exact).toBe(1)
    expect(results.map(({ error }) => error === null)).toEqual([true, true, false])
    expect(renderReport(results, skipped)).toContain('a.txt')
  })

  it('that does not exist is refused by name', () => {
    expect(() => readCases('/nowhere/at/all')).toThrow('/nowhere/at/all')
  })
})
