import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One file to read and what should be found in it. */
export interface EvalCase {
  kind: 'resume' | 'posting'
  name: string
  bytes: Uint8Array
  expected: unknown
}

/** Everything in a data folder, and the files that could not be used with the reason. */
export interface EvalData {
  cases: EvalCase[]
  skipped: string[]
}

const suffix = '.expected.json'

/**
 * Finds `resumes/` and `postings/` in a folder: each form of a name (txt, pdf, docx) beside its expectation is a case.
 *
 * @throws Error when the folder does not exist or holds neither
 */
export function readCases(folder: string): EvalData {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`No folder at ${folder}. Give one that holds resumes/ and postings/.`)
  const data: EvalData = { cases: [], skipped: [] }
  addCases(data, 'resume', join(folder, 'resumes'), ['txt', 'pdf', 'docx'])
  addCases(data, 'posting', join(folder, 'postings'), ['txt', 'html'])
  if (data.cases.length === 0)
    throw new Error(
      `Nothing to read in ${folder}: it needs resumes/NAME.txt (or .pdf, .docx) or postings/NAME.txt beside NAME${suffix}.`,
    )
  return data
}

function addCases(data: EvalData, kind: EvalCase['kind'], folder: string, forms: readonly string[]): void {
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(suffix)) continue
    const name = file.slice(0, -suffix.length)
    const expected = readJson(join(folder, file))
    if (expected === undefined) {
      data.skipped.push(`${file}: not valid JSON`)
      continue
    }
    for (const form of forms) {
      const path = join(folder, `${name}.${form}`)
      if (existsSync(path) && statSync(path).isFile())
        data.cases.push({ kind, name: `${name}.${form}`, bytes: readFileSync(path), expected })
    }
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
