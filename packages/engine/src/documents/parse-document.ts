import type { ParseNotice, ProfileContent } from '@jobpilot/schemas/profile'
import { parseResume } from '../resume/parse-resume.ts'
import { DocumentError } from './document-error.ts'
import { readDocx } from './docx-document.ts'
import { type DocumentKind, identifyDocument, isEncryptedOfficeFile } from './identify-document.ts'
import { maxFileBytes, minTextCharacters } from './limits.ts'
import { withoutMarkdown } from './markdown-text.ts'
import { type DocumentText, readPdf } from './pdf-document.ts'
import { decodeText } from './text-document.ts'

/** A resume file as text with its profile. Spans of `content` point into `text`. */
export interface ReadResume {
  kind: DocumentKind
  text: string
  pageStarts: number[]
  content: ProfileContent
  notices: ParseNotice[]
}

/**
 * Reads a resume file in this thread. Use `readResumeFile` where other work must go on: a hostile file can hold a thread.
 *
 * @throws DocumentError for files that are too large, protected, damaged, scanned or of another kind
 */
export async function parseDocument(bytes: Uint8Array): Promise<ReadResume> {
  if (bytes.length === 0) throw new DocumentError('empty')
  if (bytes.length > maxFileBytes) throw new DocumentError('too-large')
  const kind = identifyDocument(bytes)
  if (kind === undefined) throw new DocumentError(isEncryptedOfficeFile(bytes) ? 'encrypted' : 'unsupported-type')
  const { text, pageStarts } = await readText(kind, bytes)
  const characters = text.replace(/\s/gu, '').length
  if (kind === 'text' ? characters === 0 : characters < minTextCharacters)
    throw new DocumentError(kind === 'text' ? 'empty' : 'scan')
  return { kind, text, pageStarts, ...parseResume(text, { pageStarts }) }
}

async function readText(kind: DocumentKind, bytes: Uint8Array): Promise<DocumentText> {
  if (kind === 'pdf') return readPdf(bytes)
  return { text: kind === 'docx' ? await readDocx(bytes) : withoutMarkdown(decodeText(bytes) ?? ''), pageStarts: [] }
}
