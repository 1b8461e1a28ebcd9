import { fold, foldedWords } from '../text/fold.ts'
import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf, splitPiece, trimPiece } from '../text/piece.ts'
import { headingKey } from './headings.ts'
import { isLanguageName } from './lexicon/language-names.ts'

/** Skills of a section, with what its labels say belongs elsewhere. */
export interface SkillList {
  skills: Piece[]
  languages: Piece[]
  certifications: Piece[]
}

const itemSeparator = /[,;|•·●▪、，]\s*|[^\S\n]{2,}|\t+|\s+\/\s+(?=\p{Lu})|\s+[–—]\s+(?=\p{Lu})/gu

/** Reads one skill an item; category labels in front of a line, sentences and other sections' labels are left out. */
export function readSkills(source: string, lines: readonly Line[]): SkillList {
  const list: SkillList = { skills: [], languages: [], certifications: [] }
  const tabular = isTabular(lines)
  let label: string | undefined
  for (const group of joinWrapped(lines, tabular)) {
    const first = group[0]
    const last = group.at(-1)
    if (first === undefined || last === undefined) continue
    const whole = pieceOf(source, first.start, last.end)
    const own = labelled(source, whole, first, tabular)
    if (own.label !== undefined) label = own.label
    else if (first.blanks > 0 || first.mark !== '') label = first.mark === '' ? undefined : label
    if (own.label === undefined && isGroupTitle(lines, first)) {
      label = undefined
      continue
    }
    addItems(source, own.rest, own.label === undefined ? undefined : label, list)
  }
  return list
}

/** Two columns where the right one holds lists: the left one holds labels. */
function isTabular(lines: readonly Line[]): boolean {
  const pairs = lines.filter(
    (line) =>
      line.cells.length === 2 && /[,;|]/u.test(line.cells[1]?.text ?? '') && !/[,;|]/u.test(line.cells[0]?.text ?? ''),
  )
  return pairs.length > 0 && pairs.length >= lines.filter((line) => line.cells.length > 1).length / 2
}

/** A list that runs over the end of a line is one list. */
function joinWrapped(lines: readonly Line[], tabular: boolean): Line[][] {
  const width = Math.max(0, ...lines.map((line) => line.end - line.start))
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (
      group !== undefined &&
      before !== undefined &&
      !(tabular && line.cells.length > 1) &&
      wraps(before, line, width)
    )
      group.push(line)
    else groups.push([line])
  }
  return groups
}

function wraps(before: Line, line: Line, width: number): boolean {
  if (line.mark !== '' || line.blanks > 0 || /^[^,;()]{2,40}:\s/u.test(line.text) || line.cells.length > 2) return false
  if (/[,;(/&]$/u.test(before.text) || openBracket(before.text)) return true
  if (!/[,;|•·]/u.test(before.text) || before.cells.length > 2) return false
  return (
    /^\p{Ll}/u.test(line.text) ||
    (before.end - before.start >= width * 0.85 && width > 50 && /[,;|•·]/u.test(line.text))
  )
}

function openBracket(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')')
}

function labelled(
  source: string,
  whole: Piece,
  first: Line,
  tabular: boolean,
): { label: string | undefined; rest: Piece } {
  const slice = source.slice(whole.start, whole.end)
  const colon = /^([^:,;()]{2,45}?|[^:;]{2,45}?)\s*:(?:\s+|$)/u.exec(slice)
  if (colon?.[1] !== undefined && !/^https?$/iu.test(colon[1]))
    return { label: headingKey(colon[1]), rest: pieceOf(source, whole.start + colon[0].length, whole.end) }
  const cell = first.cells[0]
  if (tabular && first.cells.length === 2 && cell !== undefined && cell.text.split(' ').length <= 5)
    return { label: headingKey(cell.text), rest: pieceOf(source, cell.end, whole.end) }
  const dash = /^([\p{L}&/ ]{2,30}?)\s+[–—-]\s+(?=.*[,;])/u.exec(slice)
  if (dash?.[1] !== undefined && !/[,;]/u.test(dash[1]))
    return { label: headingKey(dash[1]), rest: pieceOf(source, whole.start + dash[0].length, whole.end) }
  return { label: undefined, rest: whole }
}

/** A short line without a mark right above list items, in a list that has them, is a group's title. */
function isGroupTitle(lines: readonly Line[], line: Line): boolean {
  const next = lines[lines.indexOf(line) + 1]
  return line.mark === '' && next !== undefined && next.mark !== '' && next.blanks === 0 && !/[,;|]/u.test(line.text)
}

const leadIn =
  /^(?:(?:highly\s+)?(?:proficient|skilled|experienced|fluent|expert|trained|competent)\s+(?:in|with|at)|(?:strong |good |working |basic |advanced |in-depth |solid )?(?:knowledge|command|understanding)\s+of|(?:hands-on |extensive )?experience\s+(?:with|in|using)|familiar(?:ity)?\s+with|proficiency\s+in|including|and|und|et|y|e|en|sowie)\s+/iu

const levelTail =
  /\s*(?:[-–—:(]\s*(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|excellent|good|very good|native|grundkenntnisse|fortgeschritten|sehr gut|gut|experte|avancé|intermédiaire|débutant|avanzado|intermedio|básico|avançado|intermediário|avanzato|buono|base)\b|[-–—:(]?\s*(?:\d{1,2}\+?\s*(?:years?|yrs?|jahre|ans|años|anos|anni|jaar)\.?|\d{1,3}\s?%|[★☆●○■□⬤◯✩✭]{2,}))\s*\)?\s*$/iu

function addItems(source: string, piece: Piece, label: string | undefined, list: SkillList): void {
  if (label !== undefined && /^(?:interests?|hobbies|hobbys?|interessen|loisirs|activities|references)/u.test(label))
    return
  const pieces = splitPiece(source, piece, itemSeparator)
  if (label !== undefined && /^(?:certifications?|certificates?|licen[sc]es?|zertifikate)/u.test(label)) {
    list.certifications.push(...pieces)
    return
  }
  for (const part of pieces) {
    const items = itemsOf(source, part).flatMap((item) =>
      part === pieces.at(-1) && pieces.length > 2 ? lastPair(source, item) : [item],
    )
    for (const item of items) {
      const name = foldedWords(item.text)[0] ?? ''
      const human =
        isLanguageName(name) &&
        (foldedWords(item.text).length === 1 ||
          (label !== undefined && /^(?:lang|sprach|idiom|lingu|talen)/u.test(label)))
      if (human) list.languages.push(items.length > 1 ? item : part)
      else if (isSkillLike(item, pieces.length)) list.skills.push(item)
    }
  }
}

function itemsOf(source: string, raw: Piece): Piece[] {
  let piece = trimPiece(source, raw)
  const lead = leadIn.exec(source.slice(piece.start, piece.end))
  if (lead !== null) piece = trimPiece(source, pieceOf(source, piece.start + lead[0].length, piece.end))
  const slice = source.slice(piece.start, piece.end)
  const tail = levelTail.exec(slice)
  if (tail !== null && tail.index > 0) piece = trimPiece(source, pieceOf(source, piece.start, piece.start + tail.index))
  if (/\.$/u.test(piece.text) && !/\b\p{L}\.$/u.test(piece.text)) piece = pieceOf(source, piece.start, piece.end - 1)
  const items = bracketItems(source, piece)
  if (items !== undefined) return items
  const joined = lead !== null ? splitPiece(source, piece, /\s+(?:and|und|et|y|e|en)\s+/gu) : [piece]
  return joined.filter((item) => item.text !== '')
}

/** "Java, C++ and Go": the last two of a list, when their spelling shows that each is a name of its own. */
function lastPair(source: string, item: Piece): Piece[] {
  const sides = splitPiece(source, item, /\s+(?:and|und|et|y|e|&)\s+/gu)
  const isName = (text: string): boolean => /[+#.\d]|\p{Ll}\p{Lu}|^\p{Lu}{2,}$/u.test(text) || text.length <= 3
  const isPair =
    sides.length === 2 &&
    sides.every(({ text }) => text.split(' ').length <= 2) &&
    sides.some(({ text }) => isName(text))
  return isPair ? sides : [item]
}

/** "AWS (ECS, RDS, S3)" is four skills; a remark in brackets is none. */
function bracketItems(source: string, piece: Piece): Piece[] | undefined {
  const match = /^([^()]{1,60}?)\s*\(([^()]{1,160})\)?$/u.exec(source.slice(piece.start, piece.end))
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  const outer = pieceOf(source, piece.start, piece.start + match[1].length)
  const innerStart = piece.start + match[0].indexOf('(') + 1
  const inner = splitPiece(source, pieceOf(source, innerStart, innerStart + match[2].length), /[,;/|]\s*/gu).filter(
    (part) =>
      /^[\p{Lu}\p{Lo}]|^[a-z]+[A-Z.]/u.test(part.text) &&
      part.text.length > 1 &&
      part.text.split(' ').length <= 3 &&
      !levelTail.test(` ${part.text}`),
  )
  return [outer, ...inner]
}

const onlyLevel =
  /^(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|native|excellent|very good|good|fair|grundkenntnisse|fortgeschritten|sehr gut|gut|avancé|intermédiaire|débutant|avanzado|intermedio|básico|avançado|intermediário|avanzato|buono|ottimo|[abc][12]\+?)$/iu

function isSkillLike(item: Piece, siblings: number): boolean {
  const words = item.text.split(' ')
  if (item.text.length > 60 || !/[\p{L}]/u.test(item.text) || onlyLevel.test(item.text)) return false
  if (/[.!?]\s/u.test(item.text) || words.length > (siblings > 1 ? 6 : 5)) return false
  if (siblings === 1 && words.length >= 4 && /(?:ed|ing)$/u.test(fold(words[0] ?? ''))) return false
  return !/^(?:etc\.?|others?|more|and|or)$/iu.test(item.text) && !/@|https?:/u.test(item.text)
}
