import { Parser } from 'htmlparser2'
import { flatten } from '../pages/flatten.ts'
import { singleSpaced } from '../text/single-spaced.ts'
import { textOfPlainMarkup, undoUsualEntities } from './plain-markup.ts'
import { TextWriter } from './text-writer.ts'

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
  if (plain !== undefined) return plain
  const writer = new TextWriter()
  let muted = 0
  const parser = new Parser({
    onopentag(name) {
      if (silent.has(name)) muted += 1
      else if (muted > 0) return
      else if (name === 'li') writer.mark('\n- ')
      else if (name === 'br') writer.mark('\n')
      else if (paragraphs.has(name)) writer.mark('\n\n')
      else if (name === 'td' || name === 'th') writer.write(' ')
      else if (blocks.has(name)) writer.mark('\n')
    },
    ontext(text) {
      if (muted === 0) writer.write(singleSpaced(text))
    },
    onclosetag(name) {
      if (silent.has(name)) muted = Math.max(0, muted - 1)
      else if (muted > 0) return
      else if (name === 'p' || name === 'ul' || name === 'ol' || heading.test(name)) writer.mark('\n\n')
      else if (name === 'li' || blocks.has(name) || paragraphs.has(name)) writer.mark('\n')
    },
  })
  parser.end(html.length > shallow ? flatten(html) : html)
  return writer.end()
}

/**
 * The text of a description as sources send it: plain, HTML, or HTML escaped once or twice more. Scripts, styles, frames and
 * pictures leave nothing behind. Linear; never throws.
 */
export function descriptionText(description: string): string {
  let text = description
  for (let round = 0; round < 3 && !hasMarkup.test(text) && hasEntity.test(text); round += 1) text = undoEscape(text)
  return hasMarkup.test(text) ? textOfMarkup(text) : text.trim()
}
