/** Runs of whitespace, including line breaks and no-break spaces, become one blank; the ends are trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Letters with a stroke, which Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ı: 'i' }

const apostrophes = /[’‘`´ʼ]/gu
const isPlain = /^[\x20-\x7e\n\t]*$/

/**
 * Lower case without accents, one UTF-16 unit for each unit of the input, so an offset found in the folded text is an
 * offset into the original.
 */
export function fold(text: string): string {
  // Most texts are plain: one pass of the library instead of a look at every letter.
  if (isPlain.test(text)) return text.toLowerCase().replace(apostrophes, "'")
  let folded = ''
  for (const unit of text) {
    const base =
      plainLetters[unit] ?? (unit >= '\u00c0' && unit <= '\u024f' ? (unit.normalize('NFD')[0] ?? unit) : unit)
    const lower = base.toLowerCase()
    folded += lower.length === unit.length ? lower : unit
  }
  return folded.replace(apostrophes, "'")
}

/** The words of a text, folded: letters with inner apostrophes, plus signs and dots kept off. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'+#]*/gu) ?? []
}

/** "E X P E R I E N C E" is one word: single letters set apart by single blanks, words by wider gaps. */
export function joinLetterSpacing(text: string): string {
  const trimmed = text.trim()
  if (!/^\S(?:\s+\S){3,}$/u.test(trimmed)) return trimmed
  return trimmed
    .split(/\s{2,}/u)
    .map((word) => word.replace(/\s/gu, ''))
    .join(' ')
}
