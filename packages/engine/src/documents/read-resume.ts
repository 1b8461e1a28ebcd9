import { parseResume } from '../resume/parse-resume.ts'
import { runInThread, type ThreadOptions } from '../threads/run-in-thread.ts'
import { DocumentError } from './document-error.ts'
import { maxFileBytes } from './limits.ts'
import { withoutMarkdown } from './markdown-text.ts'
import type { ReadResume } from './parse-document.ts'
import { cleanText } from './text-document.ts'

/** The longest a resume file may take, in milliseconds. */
export const readTimeoutMs = 20_000

/** The most memory reading a resume file may take, in megabytes. */
export const readHeapMb = 256

/**
 * Reads a resume file (PDF, DOCX or text) in a thread of its own. The bytes are copied, so the caller's stay usable.
 *
 * @throws DocumentError with a code from `documentMessages`; its message is for the person
 */
export async function readResumeFile(bytes: Uint8Array, options: Partial<ThreadOptions> = {}): Promise<ReadResume> {
  if (bytes.length === 0) throw new DocumentError('empty')
  if (bytes.length > maxFileBytes) throw new DocumentError('too-large')
  const copy = new Uint8Array(bytes)
  return runInThread(
    { name: 'read-resume', bytes: copy },
    { timeoutMs: readTimeoutMs, maxHeapMb: readHeapMb, ...options },
  )
}

/** Reads pasted resume text; never throws. Spans point into the returned `text`, which has control characters and Markdown marks removed. */
export function readResumeText(pasted: string): ReadResume {
  const text = withoutMarkdown(cleanText(pasted))
  return { kind: 'text', text, pageStarts: [], ...parseResume(text) }
}
