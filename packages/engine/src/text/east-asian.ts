import { ofLine } from './known-line.ts'

/** Kana, Han and Hangul, for a class of a pattern: letters that stand without blanks between words, or between words and particles. */
export const eastAsianLetters = '\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af'
const letter = new RegExp(`[${eastAsianLetters}]`)

/** Whether a text has letters of these scripts. */
export const hasEastAsian = (text: string): boolean => letter.test(text)

/** The same of a line, looked at once for all rules. */
export const isEastAsian = ofLine(({ text }) => hasEastAsian(text))
