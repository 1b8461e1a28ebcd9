import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { parsePostingHtml } from './parse-posting-html.ts'
import { parsePostingText } from './parse-posting-text.ts'

const pageStart = /^(?:\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body)\b/iu
const closingTag = /<\/(?:p|div|li|ul|ol|span|h[1-6]|t[dhr]|table|section|article|main|a|strong|b|script|style)>/giu
/** A posting may quote a tag or two; more of them are the source of a page. */
const fewestTags = 5

/** Whether pasted text is the HTML source of a page. */
function isHtmlSource(text: string): boolean {
  return pageStart.test(text.slice(0, 10_000)) || (text.match(closingTag)?.length ?? 0) >= fewestTags
}

/** Reads a posting from what was pasted: plain text, or the source of its page. Never throws; see `parsePostingText`. */
export function parsePastedPosting(text: string): ParsedPosting {
  return isHtmlSource(text) ? { ...parsePostingHtml(text, ''), readFrom: 'pasted-text' } : parsePostingText(text)
}
