import { singleSpaced } from '../text/single-spaced.ts'
import { TextWriter } from './text-writer.ts'

/** Elements a description is mostly made of, with what is written where they open and close; inline ones write nothing. */
const marks = new Map<string, readonly [open: string, close: string]>([
  ['p', ['\n\n', '\n\n']],
  ['ul', ['\n\n', '\n\n']],
  ['ol', ['\n\n', '\n\n']],
  ['li', ['\n- ', '\n']],
  ['div', ['\n', '\n']],
  ['section', ['\n\n', '\n']],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, ['\n\n', '\n\n']] as const),
  ...'strong b em i u span a font small sub sup'.split(' ').map((name) => [name, ['', '']] as const),
])
const isHeading = (name: string) => name.length === 2 && name.startsWith('h')
const isInline = (name: string) => marks.get(name)?.[0] === ''

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
  if (!text.includes('&')) return text
  // Escaped markup has hundreds of these two, and nothing they are part of is another entity.
  const angled = text.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
  let out = ''
  let from = 0
  for (let at = angled.indexOf('&'); at >= 0; at = angled.indexOf('&', at + 1)) {
    let end = at + 2
    while (end <= at + longestName && angled.charCodeAt(end) !== semicolon) end += 1
    const plain = angled.charCodeAt(end) === semicolon ? entities.get(angled.slice(at + 1, end)) : undefined
    if (plain !== undefined) {
      out += angled.slice(from, at) + plain
      from = end + 1
      continue
    }
    mayBeEntity.lastIndex = at
    if (mayBeEntity.test(angled)) return undefined
  }
  return from === 0 ? angled : out + angled.slice(from)
}
const semicolon = 59

type Tag = { name: string; isEnd: boolean; isEmpty: boolean }

/** Tags as almost all are written, by what stands between the angles. */
const usualTags = new Map<string, Tag>(
  [...marks.keys(), 'br'].flatMap((name) => [
    [name, { name, isEnd: false, isEmpty: false }] as const,
    [`/${name}`, { name, isEnd: true, isEmpty: false }] as const,
  ]),
)

/** The tag that begins at an angle, and where it ends; undefined for what is none. */
function tagAt(html: string, at: number): { tag: Tag; end: number } | undefined {
  const end = html.indexOf('>', at)
  const usual = end < 0 || end - at > longestName + 3 ? undefined : usualTags.get(html.slice(at + 1, end))
  if (usual !== undefined) return { tag: usual, end: end + 1 }
  tag.lastIndex = at
  const found = tag.exec(html)
  if (found === null) return undefined
  return {
    tag: { name: (found[2] ?? '').toLowerCase(), isEnd: found[1] === '/', isEmpty: found[3] === '/' },
    end: tag.lastIndex,
  }
}

/**
 * The text of markup as almost all descriptions have it, in one pass: known elements, closed in the order they were opened.
 * Undefined for anything else, which is left to the parser; its events would have written the same.
 */
export function textOfPlainMarkup(html: string): string | undefined {
  const open: string[] = []
  const writer = new TextWriter()
  let at = 0
  for (;;) {
    const next = html.indexOf('<', at)
    if (next !== at) {
      const text = undoUsualEntities(next < 0 ? html.slice(at) : html.slice(at, next))
      if (text === undefined) return undefined
      writer.write(singleSpaced(text))
    }
    if (next < 0) return open.length === 0 ? writer.end() : undefined
    const found = tagAt(html, next)
    if (found === undefined) return undefined
    at = found.end
    const mark = openOrClose(open, found.tag)
    if (mark === undefined) return undefined
    writer.mark(mark)
  }
}

/** What a tag writes; undefined for one that is not known or not where it belongs. */
function openOrClose(open: string[], { name, isEnd, isEmpty }: Tag): string | undefined {
  if (name === 'br') return isEnd ? undefined : '\n'
  const mark = marks.get(name)
  if (mark === undefined || isEmpty) return undefined
  if (isEnd) return open.pop() === name ? mark[1] : undefined
  if (endsInner(open.at(-1), name)) return undefined
  open.push(name)
  return mark[0]
}
