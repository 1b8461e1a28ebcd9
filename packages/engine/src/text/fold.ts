/** Runs of whitespace, including line breaks and no-break spaces, become one blank; the ends are trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Letters with a stroke, which Unicode does not take apart, and the sigma that ends a word. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ı: 'i',
  ς: 'σ',
}

const apostrophes = /[’‘`´ʼ]/gu
const apostropheUnits: ReadonlySet<number> = new Set([..."'’‘`´ʼ"].map((sign) => sign.charCodeAt(0)))
/** Whether a unit is an apostrophe, in whatever way it is written. */
export const isApostrophe = (unit: number): boolean =>
  unit < 128 ? unit === 39 || unit === 96 : apostropheUnits.has(unit)
const isPlain = /^[\x20-\x7e\n\t]*$/

/**
 * Lower case without accents, one UTF-16 unit for each unit of the input, so an offset found in the folded text is an
 * offset into the original.
 */
export function fold(text: string): string {
  // Most texts are plain: one pass of the library instead of a look at every letter.
  if (isPlain.test(text)) return text.toLowerCase().replace(apostrophes, "'")
  return text
    .replace(/[\0-\x7f]+|[^\0-\x7f]/g, (part) => (part < '\x80' ? part.toLowerCase() : foldUnit(part)))
    .replace(apostrophes, "'")
}

const foldedUnits = new Map<string, string>()

/** One unit beyond ASCII; the few thousand there are of letters are each folded once. */
function foldUnit(unit: string): string {
  const known = foldedUnits.get(unit)
  if (known !== undefined) return known
  const base =
    plainLetters[unit] ??
    ((unit >= '\u00c0' && unit <= '\u024f') || (unit >= '\u0386' && unit <= '\u03ce')
      ? (unit.normalize('NFD')[0] ?? unit)
      : unit)
  const lower = base.toLowerCase()
  const folded = lower.length === unit.length ? lower : unit
  foldedUnits.set(unit, folded)
  return folded
}

/** The words of a text, folded: letters with inner apostrophes, plus signs and dots kept off. */
export function foldedWords(text: string): string[] {
  const folded = fold(text)
  // Most texts have nothing but signs beyond ASCII: then the plain pattern finds the same words in a fifth of the time.
  const words = beyondAscii.test(folded) ? /[\p{L}\p{N}][\p{L}\p{M}\p{N}'+#]*/gu : /[a-z0-9][a-z0-9'+#]*/g
  return folded.match(words) ?? []
}
const beyondAscii = /(?![\0-\x7f])[\p{L}\p{M}\p{N}]/u

/** "E X P E R I E N C E" is one word: single letters set apart by single blanks, words by wider gaps. */
export function joinLetterSpacing(text: string): string {
  const trimmed = text.trim()
  if (!/^\S(?:\s+\S){3,}$/u.test(trimmed)) return trimmed
  return trimmed
    .split(/\s{2,}/u)
    .map((word) => word.replace(/\s/gu, ''))
    .join(' ')
}

/** Lower case without accents, compatibility forms written out: for keys, where offsets do not matter. */
export function unaccented(text: string): string {
  const lower = text.toLowerCase()
  return isPlain.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '')
}
