import { restoredContent } from '@jobpilot/engine/listing/kept-content'
import { openDocument } from '@jobpilot/engine/listing/listing-document'
import { type PostingContent, postingContent } from '@jobpilot/schemas/posting'

/** What is selected of a listing to have its words: its document or, of one from before there were documents, the columns. */
export const keptWords = ['document', 'text', 'content'] as const
export type KeptWords = { document: Uint8Array | null; text: string | null; content: unknown }

/** The text of a listing. */
export const textOf = ({ document, text }: Pick<KeptWords, 'document' | 'text'>): string =>
  document === null ? (text ?? '') : openDocument(document).text

/** The text of a listing, and what was read of it. */
export function wordsOf({ document, text, content }: KeptWords): { text: string; content: PostingContent } {
  if (document === null) return { text: text ?? '', content: postingContent.parse(content) }
  const opened = openDocument(document)
  const kept = JSON.parse(opened.content) as Record<string, unknown>
  return { text: opened.text, content: postingContent.parse(restoredContent(kept, opened.text)) }
}
