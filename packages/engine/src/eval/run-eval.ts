import { DocumentError } from '../documents/document-error.ts'
import { parseDocument } from '../documents/parse-document.ts'
import { readResumeText } from '../documents/read-resume.ts'
import { decodeText } from '../documents/text-document.ts'
import type { EvalCase } from './cases.ts'
import { postingExpectation, type ResumeExpectation, resumeExpectation } from './expectation.ts'
import { type Graded, gradeValue } from './grade.ts'
import { gradePosting } from './grade-posting.ts'
import { gradeResume } from './grade-resume.ts'
import type { CaseResult } from './report.ts'

/** Reads every case and grades it; a case that cannot be read counts all it should have had as missing. */
export async function runEval(cases: readonly EvalCase[]): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const one of cases) {
    const started = performance.now()
    const { graded, error } = one.kind === 'resume' ? await evalResume(one) : await evalPosting(one)
    results.push({ kind: one.kind, name: one.name, milliseconds: performance.now() - started, error, graded })
  }
  return results
}

interface Outcome {
  graded: Graded[]
  error: string | null
}

async function evalResume(one: EvalCase): Promise<Outcome> {
  const expected = resumeExpectation.safeParse(one.expected)
  if (!expected.success) return { graded: [], error: 'its expectation is not an object' }
  try {
    const read = one.name.endsWith('.txt')
      ? readResumeText(decodeText(one.bytes) ?? '')
      : await parseDocument(new Uint8Array(one.bytes))
    return { graded: gradeResume(read.content, expected.data, read.text), error: null }
  } catch (error) {
    return { graded: allMissing(expected.data), error: error instanceof DocumentError ? error.code : String(error) }
  }
}

function allMissing(expected: ResumeExpectation): Graded[] {
  const values = [
    expected.full_name ?? '',
    ...expected.contact_lines,
    ...expected.skills_must_include,
    ...expected.experience_titles,
  ]
  return values.filter((value) => value !== '').map((value) => gradeValue('unread', value, undefined))
}

async function evalPosting(one: EvalCase): Promise<Outcome> {
  const expected = postingExpectation.safeParse(one.expected)
  if (!expected.success) return { graded: [], error: 'its expectation is not an object' }
  try {
    const text = decodeText(one.bytes) ?? ''
    if (one.name.endsWith('.html')) {
      const { parsePostingHtml } = await import('../posting/parse-posting-html.ts')
      return { graded: gradePosting(parsePostingHtml(text, 'https://example.com/posting'), expected.data), error: null }
    }
    const { parsePostingText } = await import('../posting/parse-posting-text.ts')
    return { graded: gradePosting(parsePostingText(text), expected.data), error: null }
  } catch (error) {
    return { graded: [], error: String(error) }
  }
}
