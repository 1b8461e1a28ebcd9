import mammoth from 'mammoth'
import { DocumentError } from './document-error.ts'
import { htmlLines } from './docx-lines.ts'
import { readWordParts } from './docx-package.ts'
import { cleanText } from './text-document.ts'

/**
 * Text of a Word document: paragraphs as lines, list items with "- ", table cells set apart by gaps. Page headers are put
 * in front when the body lacks them, because contact details often live there.
 *
 * @throws DocumentError `zip-bomb`, `corrupt` or `encrypted`
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes)
  const headers = await readWordParts(buffer)
  const html = await convert(buffer)
  const body = cleanText(htmlLines(html).join('\n'))
  const missing = headers.flatMap(headerLines).filter((line) => line !== '' && !body.includes(line))
  return missing.length === 0 ? body : `${cleanText(missing.join('\n'))}\n\n${body}`
}

async function convert(buffer: Buffer): Promise<string> {
  try {
    const noImages = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const result = await mammoth.convertToHtml({ buffer }, { ignoreEmptyParagraphs: false, convertImage: noImages })
    return result.value
  } catch (error) {
    throw new DocumentError('corrupt', { cause: error })
  }
}

/** Paragraphs of a header part, one a line. */
function headerLines(xml: string): string[] {
  return xml.split('</w:p>').map((paragraph) =>
    decodeXml(
      paragraph
        .replace(/<w:(?:tab|ptab)\b[^>]*\/>/gu, '\t')
        .replace(/<w:(?:br|cr)\b[^>]*\/>/gu, ' ')
        .replace(/<w:instrText\b[^>]*>[^<]*<\/w:instrText>/gu, '')
        .replace(/<[^>]*>/gu, ''),
    ).trim(),
  )
}

function decodeXml(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&')
}
