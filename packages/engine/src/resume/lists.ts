import { foldedWords } from '../text/fold.ts'
import type { Line } from '../text/lines.ts'
import { cutPiece, type Piece, pieceOf, splitPiece, trimPiece } from '../text/piece.ts'
import { findDates } from './dates.ts'
import { isLanguageName } from './lexicon/language-names.ts'

/** One item a line; wrapped lines are joined to the item above. */
export function readItems(source: string, lines: readonly Line[]): Piece[] {
  const items: Piece[] = []
  const marked = lines.filter((line) => line.mark !== '').length > lines.length / 3
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const last = items.at(-1)
    const wrapped =
      before !== undefined &&
      line.mark === '' &&
      line.blanks === 0 &&
      (/^[\p{Ll}(]/u.test(line.text) ||
        (marked && line.indent > before.indent && before.mark !== '') ||
        /[,&–-]$/u.test(before.text))
    if (wrapped && last !== undefined) items[items.length - 1] = pieceOf(source, last.start, line.end)
    else items.push(pieceOf(source, line.start, line.end))
  })
  return items.filter((item) => /\p{L}{2}/u.test(item.text))
}

/** Certificates and licences: one a line, or set apart by semicolons or bars; a date at the end is left off. */
export function readCertifications(source: string, lines: readonly Line[]): Piece[] {
  return readItems(source, lines)
    .flatMap((item) => splitPiece(source, item, /\s*[;|•·]\s*/gu))
    .map((item) => withoutDate(source, item))
    .filter((item) => /\p{L}{2}/u.test(item.text) && item.text.length < 250)
}

function withoutDate(source: string, item: Piece): Piece {
  const raw = source.slice(item.start, item.end)
  const dates = findDates(raw).at(-1)
  if (dates === undefined) return trimPiece(source, item)
  const sides = cutPiece(source, item, item.start + dates.start, item.start + dates.end)
  const inside = /(?:exp|expires?|valid|since|until|renew)\.?[^,;]{0,15}$/iu.test(raw.slice(0, dates.start))
  return sides.length === 1 && sides[0] !== undefined && !inside ? sides[0] : trimPiece(source, item)
}

/** Awards: like certificates, kept whole. */
export function readAwards(source: string, lines: readonly Line[]): Piece[] {
  return readItems(source, lines).flatMap((item) => splitPiece(source, item, /\s*;\s*/gu))
}

/** "英語", "西班牙语": words that end in "language", but for the words for the mother's, a foreign one and language itself. */
const namedByScript =
  /^(?!母語|母语|外国語|外国语|外语|言語|语言|語学)(?:[\p{Script=Han}\p{Script=Katakana}ー]{1,6}[語语]|中文|普通话|(?!외국어|모국어|국어)\p{Script=Hangul}{1,5}어(?!\p{Script=Hangul}))/u

/** "Mother tongue(s): Romanian": a label that is no language itself. */
function withoutLabel(source: string, part: Piece): Piece {
  const label = /^([^:]{3,40}):\s+(?=\S)/u.exec(source.slice(part.start, part.end))
  if (label?.[1] === undefined || foldedWords(label[1]).some((word) => isLanguageName(word))) return part
  return pieceOf(source, part.start + label[0].length, part.end)
}

/** Languages a person speaks, with the level as written; words that are no language are left out. */
export function readLanguages(source: string, lines: readonly Line[]): Piece[] {
  const found: Piece[] = []
  for (const line of lines) {
    for (const part of splitPiece(source, line, /[,;|•·、/]\s*|\s{3,}|\t|\s+(?:and|und|et|e)\s+(?=\p{Lu})/gu)) {
      const piece = trimPiece(source, withoutLabel(source, part))
      const words = foldedWords(piece.text)
      const named =
        words.slice(0, 3).some((word) => isLanguageName(word)) || words.some((word) => namedByScript.test(word))
      if (named && piece.text.length < 90) found.push(piece)
    }
  }
  return found
}

/** A line of two languages or more and nothing else says what is spoken, under whatever heading. */
export function readLooseLanguages(source: string, lines: readonly Line[]): Piece[] {
  const line = lines.find(({ text }) => {
    const parts = text.replace(/\.$/u, '').split(/,\s*/u)
    return text.length < 120 && parts.length >= 2 && parts.every((part) => isLanguageName(foldedWords(part)[0] ?? ''))
  })
  return line === undefined ? [] : readLanguages(source, [line])
}

const numbering = /^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|[A-Z]\d{1,2}\.)\s+/u

/** Publications: several lines make one, told apart by numbers, marks, empty lines or hanging indents. */
export function readPublications(source: string, lines: readonly Line[]): Piece[] {
  const numbered = lines.filter((line) => numbering.test(line.text)).length >= 2
  const spaced = lines.some((line, index) => index > 0 && line.blanks > 0)
  const base = Math.min(...lines.map((line) => line.indent))
  const hanging = !numbered && lines.some((line) => line.indent > base)
  const entries: Piece[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const last = entries.at(-1)
    const starts =
      last === undefined ||
      before === undefined ||
      line.mark !== '' ||
      (line.blanks > 0 && !numbered) ||
      (numbered
        ? numbering.test(line.text)
        : hanging
          ? line.indent === base && !/^\p{Ll}/u.test(line.text) && (!spaced || line.blanks > 0)
          : !spaced && before.mark === '' && endsEntry(before.text) && /^\p{Lu}/u.test(line.text))
    const number = numbering.exec(source.slice(line.start, line.end))
    if (starts || last === undefined) entries.push(pieceOf(source, line.start + (number?.[0].length ?? 0), line.end))
    else entries[entries.length - 1] = pieceOf(source, last.start, line.end)
  })
  return entries.filter((entry) => entry.text.length > 25)
}

function endsEntry(text: string): boolean {
  return /(?:\b(?:19|20)\d{2}[).]*|\d\.|[\d–-]+|\))\.?$/u.test(text)
}
