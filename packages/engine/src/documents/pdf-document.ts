import { getDocumentProxy } from 'unpdf'
import { DocumentError } from './document-error.ts'
import { maxPages } from './limits.ts'
import { layoutPage } from './page-layout.ts'
import { type PlacedText, readPlacedText } from './placed-text.ts'
import { cleanText } from './text-document.ts'

/** Text of a document with the offsets at which its pages begin. */
export interface DocumentText {
  text: string
  pageStarts: number[]
}

/**
 * Text of a PDF in reading order. The bytes are consumed: pdf.js detaches their buffer.
 *
 * @throws DocumentError `encrypted`, `corrupt` or `too-many-pages`
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > maxPages) throw new DocumentError('too-many-pages')
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const content = await page.getTextContent()
      pages.push(pageText(readPlacedText(content.items, page.rotate)))
      page.cleanup()
    }
    return joinPages(pages)
  } catch (error) {
    throw asDocumentError(error)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0 })
  } catch (error) {
    throw asDocumentError(error)
  }
}

function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error
  const name = error instanceof Error ? error.name : ''
  return new DocumentError(name === 'PasswordException' ? 'encrypted' : 'corrupt', { cause: error })
}

function pageText(texts: readonly PlacedText[]): string {
  return cleanText(layoutPage(texts).join('\n'))
}

function joinPages(pages: readonly string[]): DocumentText {
  const pageStarts: number[] = []
  let text = ''
  for (const page of pages) {
    pageStarts.push(text.length)
    text += `${page.trimEnd()}\n`
  }
  return { text, pageStarts }
}
