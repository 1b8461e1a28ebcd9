import { fold } from '../text/fold.ts'

/** How one expected value was met. `invented` is a value nobody expects: not in the source, or one entry too many. */
export type Grade = 'exact' | 'partial' | 'wrong' | 'missing' | 'invented'

/** One comparison, with what was expected and what was found. */
export interface Graded {
  field: string
  grade: Grade
  expected: string
  found: string
}

/** Words compared without case, accents, and differences of blanks, dashes or quotes. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[“”«»]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Whether the words stand in the source, blanks ignored. */
export function occursIn(source: string, value: string): boolean {
  return source.replace(/\s+/gu, '').includes(value.replace(/\s+/gu, ''))
}

/** The grade of a single value. */
export function gradeValue(field: string, expected: string, found: string | null | undefined): Graded {
  const want = comparable(expected)
  const got = comparable(found ?? '')
  if (want === '') return { field, grade: got === '' ? 'exact' : 'invented', expected, found: found ?? '' }
  if (got === '') return { field, grade: 'missing', expected, found: '' }
  const grade = got === want ? 'exact' : got.includes(want) || want.includes(got) ? 'partial' : 'wrong'
  return { field, grade, expected, found: found ?? '' }
}

/** Each expected value against the best of a list: exact, then containing it, then contained in it. */
export function gradeList(field: string, expected: readonly string[], found: readonly string[]): Graded[] {
  return expected.map((want) => {
    const grades = found.map((value) => gradeValue(field, want, value))
    return (
      grades.find(({ grade }) => grade === 'exact') ??
      grades.find(({ grade, found: value }) => grade === 'partial' && comparable(value).includes(comparable(want))) ?? {
        field,
        grade: 'missing',
        expected: want,
        found: '',
      }
    )
  })
}

/** Values in the same order: a mismatch in place is wrong, a value beyond the expected ones is invented. */
export function gradeSequence(field: string, expected: readonly string[], found: readonly string[]): Graded[] {
  const graded = expected.map((want, index) => {
    const value = found[index]
    return value === undefined ? gradeValue(field, want, undefined) : gradeValue(field, want, value)
  })
  const extra = found
    .slice(expected.length)
    .map((value): Graded => ({ field, grade: 'invented', expected: '', found: value }))
  return [...graded, ...extra]
}
