/** Why a file could not be read. */
export type DocumentErrorCode =
  | 'unsupported-type'
  | 'encrypted'
  | 'scan'
  | 'empty'
  | 'too-large'
  | 'too-many-pages'
  | 'zip-bomb'
  | 'corrupt'
  | 'timed-out'
  | 'out-of-memory'
  | 'cancelled'

/** What to tell the person for each reason: what happened, and what to do next. */
export const documentMessages: Readonly<Record<DocumentErrorCode, string>> = {
  'unsupported-type':
    'This file is not a PDF, a Word document (.docx) or plain text. Save your resume in one of these forms and upload it again.',
  encrypted: 'This file is protected by a password. Save a copy without a password and upload that one.',
  scan: 'No text was found in this file; it looks like a scan or a picture. Upload the original document, or run text recognition (OCR) on the scan first.',
  empty: 'This file is empty. Check that it opens on your computer, then upload it again.',
  'too-large': 'This file is larger than 10 MB. Remove pictures or save it in a smaller size, then upload it again.',
  'too-many-pages': 'This file has more than 60 pages. Upload a file with your resume alone.',
  'zip-bomb':
    'This Word document unpacks to far more data than a resume holds, so it was not opened. Save your resume again as a new .docx or as a PDF.',
  corrupt:
    'This file is damaged and could not be read. Open it on your computer, save it again and upload the new copy.',
  'timed-out':
    'Reading this file took too long and was stopped. Save it again as a simple PDF or paste the text instead.',
  'out-of-memory':
    'Reading this file needed more memory than is allowed and was stopped. Save it again as a simple PDF or paste the text instead.',
  cancelled: 'Reading this file was cancelled.',
}

/** A file that cannot be read; `message` is for the person and says what to do next. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode

  constructor(code: DocumentErrorCode, options?: ErrorOptions) {
    super(documentMessages[code], options)
    this.name = 'DocumentError'
    this.code = code
  }
}

/** Whether a value received from a thread names one of the reasons. */
export function isDocumentErrorCode(value: unknown): value is DocumentErrorCode {
  return typeof value === 'string' && Object.hasOwn(documentMessages, value)
}
