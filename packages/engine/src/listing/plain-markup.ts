import { singleSpaced } from '../text/single-spaced.ts'

/** Elements a description is mostly made of, with what is written where they open and close; inline ones write nothing. */
const marks: Readonly<Record<string, readonly [open: string, close: string]>> = {
  p: ['\n\n', '\n\n'],
  ul: ['\n\n', '\n\n'],
  ol: ['\n\n', '\n\n'],
  li: ['\n- ', '\n'],
  div: ['\n', '\n'],
  section: ['\n\n', '\n'],
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, ['\n\n', '\n\n']])),
  ...Object.fromEntries('strong b em i u span a font small sub sup'.split(' ').map((name) => [name, ['', '']])),
}
const isHeading = (name: string) => name.length === 2 && name.startsWith('h')
const isInline = (name: string) => marks[name]?.[0] === ''

/** Whether a browser ends the innermost element when this one opens in it. */
const endsInner = (inner: string | undefined, name: string): boolean =>
  inner !== undefined &&
  !isInline(name) &&
  (inner === 'p' || (inner === 'li' && name === 'li') || (isHeading(inner) && isHeading(name)))

const tag = /<(\/?)([a-z][a-z\d]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`/]+))?)*\s*(\/?)>/iy

const entities = new Map(
  Object.entries({
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    rsquo: '’',
    lsquo: '‘',
    rdquo: '”',
    ldquo: '“',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    euro: '€',
    pound: '£',
    '#39': "'",
    '#34': '"',
    '#43': '+',
    '#47': '/',
    '#160': '\u00a0',
    '#8211': '–',
    '#8212': '—',
    '#8216': '‘',
    '#8217': '’',
    '#8220': '“',
    '#8221': '”',
    '#8226': '•',
  }),
)
const longestName = 8
const mayBeEntity = /&(?:#|[a-z])/iy

/** A text with its usual entities undone; undefined when it has others, or an ampersand that could be the start of one. */
export function undoUsualEntities(text: string): string | undefined {
  let out = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    let end = at + 2
    while (end <= at + longestName && text.charCodeAt(end) !== semicolon) end += 1
    const plain = entities.get(text.slice(at + 1, end))
    if (plain !== undefined && text.charCodeAt(end) === semicolon) {
      out += text.slice(from, at) + plain
      from = end + 1
      continue
    }
    mayBeEntity.lastIndex = at
    if (mayBeEntity.test(text)) return undefined
  }
  return from === 0 ? text : out + text.slice(from)
}
const semicolon = 59

/**
 * The text of markup as almost all descriptions have it, in one pass: known elements, closed in the order they were opened.
 * Undefined for anything else, which is left to the parser; its events would have written the same.
 */
export function textOfPlainMarkup(html: string): string | undefined {
  const open: string[] = []
  let out = ''
  let at = 0
  for (;;) {
    const next = html.indexOf('<', at)
    const text = undoUsualEntities(next < 0 ? html.slice(at) : html.slice(at, next))
    if (text === undefined) return undefined
    out += singleSpaced(text)
    if (next < 0) return open.length === 0 ? out : undefined
    tag.lastIndex = next
    const found = tag.exec(html)
    if (found === null) return undefined
    at = tag.lastIndex
    const written = openOrClose(open, (found[2] ?? '').toLowerCase(), found[1] === '/', found[3] === '/')
    if (written === undefined) return undefined
    out += written
  }
}

/** What a tag writes; undefined for one that is not known or not where it belongs. */
function openOrClose(open: string[], name: string, isEnd: boolean, isEmpty: boolean): string | undefined {
  if (name === 'br') return isEnd ? undefined : '\n'
  const mark = Object.hasOwn(marks, name) ? marks[name] : undefined
  if (mark === undefined || isEmpty) return undefined
  if (isEnd) return open.pop() === name ? mark[1] : undefined
  if (endsInner(open.at(-1), name)) return undefined
  open.push(name)
  return mark[0]
}
