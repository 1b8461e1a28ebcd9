import { isEastAsian } from '../text/east-asian.ts'
import { type KnownLine, knownLine, ofLine } from '../text/known-line.ts'
import { partCount, singleSpaced } from '../text/single-spaced.ts'
import { endsIn } from '../text/units.ts'
import type { SectionKind } from './data/section-headings.ts'
import { type PostingLine, readLines } from './posting-lines.ts'
import { headingKind } from './section-kind.ts'

/** A logical line: wrapped lines joined. `written` is `source.slice(start, end)`, `line` and its `text` the same with single spaces. */
export type PostingItem = {
  line: KnownLine
  written: KnownLine
  text: string
  start: number
  end: number
  isBullet: boolean
  isHeading: boolean
  section: SectionKind
}

const looksTitled =
  /^[^\p{L}]*(?:[\p{Lu}\d][\p{L}\p{N}'’.-]*|and|of|the|to|for|in|at|we|you|a|an|is|are|do|with|your|our|und|der|die|das|et|de|la|le|y|&|\/|-|–|,)(?:[ /&,–-]+(?:[\p{Lu}\d(][\p{L}\p{N}'’.()-]*|and|of|the|to|for|in|at|we|you|a|an|is|are|do|with|your|our|und|der|die|das|et|de|la|le|y|e|&|\/|-|–|,))*[^\p{L}]*$/u

/** Headings so usual that they need no empty line around them: pasted pages often lose those. */
const plainHeading =
  /^(?:(?:essential|desirable|required|preferred|minimum|basic|additional|key|core)(?: (?:criteria|skills|experience|qualifications|requirements|skills (?:and|&) experience))|essential|desirable|requirements|qualifications|responsibilities|key responsibilities|nice to haves?|must haves?|benefits|person specification|what you(?:'|’)ll (?:do|bring|need)|what you bring|what we offer|about you|about us|about the (?:role|job|team|company)|your profile|your responsibilities|ihr profil|dein profil|ihre aufgaben|deine aufgaben|similar jobs|related jobs|recommended jobs|more jobs(?: (?:like this|from .{2,40}))?|jobs you may (?:also )?like|people also viewed|wir bieten|über uns|wer wir sind|à propos|qui sommes[- ]nous|sobre (?:nosotros|nós)|quiénes somos|quem somos|(?:¿?qué|o que) (?:buscamos|ofrecemos|oferecemos)\??|tu día a día|condiciones|responsabilidades|benefic[ií]os|benefícios|chi siamo|cosa offriamo|requisiti|over ons|wat (?:bieden|vragen) wij\??|om oss?|o nas|wymagania|obowiązki|oferujemy|votre profil|profil recherché|vos missions|requisitos|funciones|se ofrece|ofrecemos)$/iu

const isIntroduction = (text: string) => endsIn(text, ':：')
const wordsOf = ofLine(({ text }) => partCount(text))
const kindOf = ofLine(({ text }) => headingKind(text) ?? null)
const isInCapitals = ofLine(({ text }) => /^[^\p{Ll}]+$/u.test(text) && /\p{Lu}{3}/u.test(text))
const isPlainHeading = ofLine(({ text }) => plainHeading.test(text))
const isTitled = ofLine(({ text }) => looksTitled.test(text) || text.endsWith('?'))

/** A few known words behind a square or a number that begins no list, as the lines around it have another mark or none. */
function isMarkedHeading(line: PostingLine, previous: PostingLine | undefined, next: PostingLine | undefined): boolean {
  return (
    '■□◆◇▼●1'.includes(line.bullet) &&
    previous?.bullet !== line.bullet &&
    next !== undefined &&
    next.bullet !== line.bullet &&
    wordsOf(line.line) <= 5 &&
    kindOf(line.line) !== null
  )
}

function shapeOf(
  line: PostingLine,
  previous: PostingLine | undefined,
  next: PostingLine | undefined,
): 'strong' | 'weak' | 'none' {
  const { text } = line
  if (text.length > 170) return 'none'
  const words = wordsOf(line.line)
  if (words > 12 && !isIntroduction(text)) return 'none'
  if (/^#|\*\*|__/.test(line.marks) && words <= 12 && !endsIn(text, '.!')) return 'strong'
  if (endsIn(text, '.!;,')) return 'none'
  if (line.isBullet) return isMarkedHeading(line, previous, next) ? 'strong' : 'none'
  if (isIntroduction(text)) return words <= 8 ? 'strong' : 'weak'
  if (words <= 9 && isInCapitals(line.line)) return 'strong'
  if (isPlainHeading(line.line)) return 'strong'
  const apart = line.blankBefore || next?.isBullet === true || next?.blankBefore === true
  return apart && words <= 9 && (/^[\p{Lu}\p{Lo}]/u.test(text) || /^\P{L}/u.test(text))
    ? isTitled(line.line)
      ? 'strong'
      : 'weak'
    : 'none'
}

function headingSection(
  line: PostingLine,
  previous: PostingLine | undefined,
  next: PostingLine | undefined,
  current: SectionKind,
): SectionKind | undefined {
  // "【歓迎】X" says already what belongs there.
  if (labelOf(line.line)?.isEastAsian) return undefined
  const shape = shapeOf(line, previous, next)
  if (shape === 'none') return undefined
  const kind = kindOf(line.line)
  const words = wordsOf(line.line)
  if (kind !== null) {
    // "These aren't hard requirements:" introduces a list without changing what the list is.
    if (/aren.t|are not|not (?:hard|strict)/iu.test(line.text)) return current
    // "Experience leading a team is desirable" closes a list of wishes and opens none.
    if (
      shape === 'weak' &&
      !line.blankBefore &&
      /\b(?:is|are|would be|a plus|preferred)\b/iu.test(line.text) &&
      words > 3
    )
      return undefined
    const mostlyHeading =
      shape === 'strong' || words <= 7 || isIntroduction(line.text) || line.text.endsWith('?') || line.marks !== ''
    return mostlyHeading && /\d{3}|@|https?:/.test(line.text) === false ? kind : undefined
  }
  if (shape === 'weak' || words > 8) return undefined
  // "Technical:" inside the requirements does not end them; a heading set apart by a blank line does.
  if (isIntroduction(line.text) && (current === 'must' || current === 'nice' || current === 'duties')) return current
  return line.blankBefore && next !== undefined && line.text.length <= 60 ? 'other' : undefined
}

const inlineHeading = /^([\p{L}][\p{L}'’ /&-]{2,38}?) ?: +(?=\S{2})/u
/** "応募資格：X", "【応募資格】X": behind a bullet, too, as these stand in lists of what there is to say. */
const eastAsianLabel = /^(?:[【［[]\s?([^】］\]]{2,12})[】］\]]\s*[:：]?|([^\s:：]{2,12})\s?[:：])\s*(?=\S{2})/u

const labelOf = ofLine((line) => {
  const { text } = line
  const eastAsian = isEastAsian(line) ? eastAsianLabel.exec(text) : null
  const eastAsianKind = eastAsian === null ? undefined : headingKind(eastAsian[1] ?? eastAsian[2] ?? '')
  if (eastAsian !== null && eastAsianKind !== undefined)
    return { kind: eastAsianKind, length: eastAsian[0].length, isEastAsian: true }
  const label = text.includes(':') ? inlineHeading.exec(text) : null
  if (label === null) return null
  const name = label[1] ?? ''
  return { kind: partCount(name) <= 4 ? headingKind(name) : undefined, length: label[0].length, isEastAsian: false }
})

function splitInline(line: PostingLine, current: SectionKind): { kind: SectionKind; length: number } | undefined {
  const label = labelOf(line.line)
  if (label?.kind === undefined) return undefined
  const { kind, length } = label
  if (label.isEastAsian) return { kind, length }
  if (line.isBullet) return undefined
  const inList = current === 'must' || current === 'nice' || current === 'duties'
  if (kind === 'pay' && inList) return { kind, length }
  if (line.text.length < 40) return undefined
  return kind === 'must' || kind === 'nice' || kind === 'duties' || kind === 'benefits' ? { kind, length } : undefined
}

/** In the last signs of a line, of which the first only shows where the word begins. */
const smallWordAtEnd = /\b(?:and|or|with|the|of|in|to|a|for|und|et|y)$/

function continues(previous: PostingItem, last: PostingLine, line: PostingLine, isFirst: boolean): boolean {
  if (previous.isHeading || line.isBullet || line.blankBefore || line.marks !== '') return false
  if (previous.isBullet && line.indent > last.indent) return true
  const wrapped = last.text.length >= 50 && !endsIn(last.text, '.!?:;')
  return (
    wrapped &&
    (/^[\p{Ll}(&]/u.test(line.text) ||
      endsIn(last.text, ',(/&-') ||
      smallWordAtEnd.test(last.text.slice(-6)) ||
      // The first line is most often a title, which what stands under it does not continue.
      (!isFirst &&
        ['about', 'role', 'other', 'skip'].includes(previous.section) &&
        !previous.isBullet &&
        last.text.length >= 68 &&
        last.text.length <= 100 &&
        line.text.length >= 12 &&
        !/^[\p{Lu}\s:]+$/u.test(line.text)))
  )
}

const closingWords =
  /^(?:we |this |at |our |if you|the |please|in addition|for |compensation|salary|note|all |as |to learn|wir |bitte|nous |pour )/iu

/** A paragraph after a bulleted list of requirements is not one of them. */
function leavesList(previous: PostingItem | undefined, line: PostingLine, section: SectionKind): boolean {
  if (previous === undefined || !previous.isBullet || line.isBullet || !line.blankBefore) return false
  return (
    (section === 'must' || section === 'nice' || section === 'duties') &&
    (line.text.length > 130 || closingWords.test(line.text))
  )
}

/** The line with single spaces, which most lines are. */
const spacedLine = ofLine((line): KnownLine => {
  const spaced = singleSpaced(line.text)
  return spaced === line.text ? line : knownLine(spaced)
})

/** Reads a posting, from a line on, as headings and logical lines, each under the kind of section it stands in. Linear. */
export function readItems(source: string, begin = 0): PostingItem[] {
  const lines = readLines(source, begin)
  const items: PostingItem[] = []
  let section: SectionKind = 'other'
  let last: PostingLine | undefined
  lines.forEach((line, index) => {
    const previous = items.at(-1)
    if (previous !== undefined && last !== undefined && continues(previous, last, line, items.length === 1)) {
      previous.end = line.end
      previous.written = knownLine(source.slice(previous.start, line.end))
      previous.line = knownLine(`${previous.text} ${spacedLine(line.line).text}`)
      previous.text = previous.line.text
      last = line
      return
    }
    last = line
    const kind = index === 0 ? undefined : headingSection(line, lines[index - 1], lines[index + 1], section)
    const inline = kind === undefined && index > 0 ? splitInline(line, section) : undefined
    if (kind !== undefined) section = kind
    if (inline !== undefined) section = inline.kind
    else if (kind === undefined && leavesList(previous, line, section)) section = 'other'
    const start = line.start + (inline?.length ?? 0)
    const written = inline === undefined ? line.line : line.line.part(inline.length, line.text.length)
    const spaced = spacedLine(written)
    items.push({
      line: spaced,
      written,
      text: spaced.text,
      start,
      end: line.end,
      isBullet: line.isBullet && kind === undefined,
      isHeading: kind !== undefined,
      section,
    })
  })
  return items
}
