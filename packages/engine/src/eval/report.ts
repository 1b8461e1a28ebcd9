import type { Grade, Graded } from './grade.ts'

/** One case with its grades and how long reading took, in milliseconds. */
export interface CaseResult {
  kind: 'resume' | 'posting'
  name: string
  milliseconds: number
  error: string | null
  graded: Graded[]
}

/** How often each grade was given; `recall` is exact and partial over all expected values, null when none is expected. */
export interface Tally extends Record<Grade, number> {
  recall: number | null
}

/** Counts grades. */
export function tally(graded: readonly Graded[]): Tally {
  const counts: Tally = { exact: 0, partial: 0, wrong: 0, missing: 0, invented: 0, recall: null }
  for (const { grade, expected, field } of graded)
    if (grade !== 'exact' || expected !== '' || field === 'place') counts[grade] += 1
  const expected = counts.exact + counts.partial + counts.wrong + counts.missing
  if (expected > 0) counts.recall = (counts.exact + counts.partial) / expected
  return counts
}

/** Counts by field, in the order the fields first appear. */
export function tallyFields(results: readonly CaseResult[]): Map<string, Tally> {
  const groups = new Map<string, Graded[]>()
  for (const graded of results.flatMap((result) => result.graded))
    groups.set(graded.field, [...(groups.get(graded.field) ?? []), graded])
  return new Map([...groups].map(([field, graded]) => [field, tally(graded)]))
}

/** The tables a person reads: one line a file, then one a field, then every value that was not met. */
export function renderReport(results: readonly CaseResult[], skipped: readonly string[]): string {
  const lines: string[] = []
  for (const kind of ['resume', 'posting'] as const) {
    const own = results.filter((result) => result.kind === kind)
    if (own.length === 0) continue
    lines.push(
      '',
      `${kind === 'resume' ? 'Resumes' : 'Postings'} (${own.length} files)`,
      row('file', heads),
      ...own.map(fileRow),
      totalRow(own),
    )
    lines.push('', row('field', heads), ...[...tallyFields(own)].map(([field, counts]) => row(field, cells(counts))))
  }
  const unmet = results.flatMap(({ name, graded }) =>
    graded
      .filter(({ grade }) => grade === 'wrong' || grade === 'missing' || grade === 'invented')
      .map(
        (one) => `  ${name}: ${one.field} ${one.grade}: expected "${one.expected}", found "${one.found.slice(0, 80)}"`,
      ),
  )
  if (unmet.length > 0) lines.push('', 'Not met:', ...unmet)
  if (skipped.length > 0) lines.push('', 'Left out:', ...skipped.map((reason) => `  ${reason}`))
  return lines.join('\n')
}

const heads = ['recall', 'exact', 'partial', 'wrong', 'missing', 'invented']

function fileRow(result: CaseResult): string {
  return result.error === null
    ? `${row(result.name, cells(tally(result.graded)))}  ${result.milliseconds.toFixed(0)} ms`
    : `${result.name.padEnd(40)} could not be read: ${result.error}`
}

function totalRow(results: readonly CaseResult[]): string {
  return row('total', cells(tally(results.flatMap(({ graded }) => graded))))
}

function cells(counts: Tally): string[] {
  const recall = counts.recall === null ? '-' : `${(counts.recall * 100).toFixed(1)}%`
  return [recall, counts.exact, counts.partial, counts.wrong, counts.missing, counts.invented].map(String)
}

function row(name: string, values: readonly string[]): string {
  return `${name.padEnd(40)}${values.map((value) => value.padStart(9)).join('')}`
}
