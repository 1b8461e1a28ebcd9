/*
 * What single signs are. Asking a pattern for one sign costs thirty times as much as looking it up, and a posting has thousands.
 */

const isKnown = 1
const isWord = 2

/** By UTF-16 unit, asked of a pattern once. */
const kinds = new Uint8Array(1 << 16)

function learn(unit: number): number {
  const isLetter = /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(unit))
  const isHalf = unit >= 0xd800 && unit <= 0xdfff
  const kind = isKnown | (isLetter || isHalf ? isWord : 0)
  kinds[unit] = kind
  return kind
}

/** Whether a unit is a letter, a mark or a digit of any script, or half of a sign that may be one. */
export const mayBeLetter = (unit: number): boolean => ((kinds[unit] || learn(unit)) & isWord) !== 0

/** Whether `\s` matches a unit. */
export const isSpace = (unit: number): boolean =>
  unit === 32 || (unit >= 9 && unit <= 13) || (unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)))

/** For ASCII the lower case of letters and digits, zero for all else. */
export const plainLetters = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return /[a-z0-9]/i.test(sign) ? sign.toLowerCase().charCodeAt(0) : 0
})

/** Whether the last sign of a text is one of these. */
export const endsIn = (text: string, signs: string): boolean =>
  text !== '' && signs.includes(text.charAt(text.length - 1))
