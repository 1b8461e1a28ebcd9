import { Parser } from 'htmlparser2'
import { flatten } from '../pages/flatten.ts'
import { textOfPlainMarkup, undoUsualEntities } from './plain-markup.ts'

const paragraphs = new Set(['p', 'ul', 'ol', 'table', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const blocks = new Set(
  'div article main tr dl dt dd blockquote header footer pre address figure hr body tbody td th form center'.split(' '),
)
/** Elements whose text nobody reads. */
const silent = new Set(
  'script style noscript template svg iframe head select textarea object canvas video audio'.split(' '),
)

const hasMarkup = /<\/?(?:p|div|br|ul|ol|li|h\d|strong|em|span|b|i|a|table|img|script|style)\b/i
const hasEntity = /&(?:lt|gt|amp|quot|nbsp|apos|#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,24});/i
const heading = /^h[1-6]$/
/** Up to here the depth of a description cannot cost much; the parser's time grows with its square. */
const shallow = 20_000

function undoEscape(text: string): string {
  const usual = undoUsualEntities(text)
  if (usual !== undefined) return usual
  let out = ''
  // A bare "<" is no markup here: it is kept apart, so that the parser only undoes entities.
  const parser = new Parser({
    ontext(part) {
      out += part
    },
  })
  parser.end(text.replaceAll('<', '&lt;'))
  return out
}

/** The text a person sees in an HTML description: blocks on lines of their own, list items with a dash, nothing of scripts. */
function textOfMarkup(html: string): string {
  const plain = html.length > shallow ? undefined : textOfPlainMarkup(html)
  if (plain !== undefined) return tidy(plain)
  const out: string[] = []
  let muted = 0
  const parser = new Parser({
    onopentag(name) {
      if (silent.has(name)) muted += 1
      else if (muted > 0) return
      else if (name === 'li') out.push('\n- ')
      else if (name === 'br') out.push('\n')
      else if (paragraphs.has(name)) out.push('\n\n')
      else if (name === 'td' || name === 'th') out.push(' ')
      else if (blocks.has(name)) out.push('\n')
    },
    ontext(text) {
      if (muted === 0) out.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (silent.has(name)) muted = Math.max(0, muted - 1)
      else if (muted > 0) return
      else if (name === 'p' || name === 'ul' || name === 'ol' || heading.test(name)) out.push('\n\n')
      else if (name === 'li' || blocks.has(name) || paragraphs.has(name)) out.push('\n')
    },
  })
  parser.end(html.length > shallow ? flatten(html) : html)
  return tidy(out.join(''))
}

const tidy = (text: string): string =>
  text
    .replace(/[ \t\u00a0]{2,}|[\t\u00a0]/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n- (?:\n|- )+/g, '\n- ')
    .replace(/\n-\s*(?=\n|$)/g, '\n')
    .replace(/\n{2,}(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * The text of a description as sources send it: plain, HTML, or HTML escaped once or twice more. Scripts, styles, frames and
 * pictures leave nothing behind. Linear; never throws.
 */
export function descriptionText(description: string): string {
  let text = description
  for (let round = 0; round < 3 && !hasMarkup.test(text) && hasEntity.test(text); round += 1) text = undoEscape(text)
  return hasMarkup.test(text) ? textOfMarkup(text) : text.trim()
}
