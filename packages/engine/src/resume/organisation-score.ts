import { foldedWords } from '../text/fold.ts'
import { isOrganisationWord, legalForm } from './lexicon/organisation-words.ts'

/** Words without weight of their own, folded. */
export const smallWords: ReadonlySet<string> = new Set(
  'of the and for in on at to a an de des du la le les et y e da do das dos di del della van von der und für fur des im am op en voor d l'.split(
    ' ',
  ),
)

/** How much the words read like an employer or a school: 4 with a legal form, 3 where the marking word carries, 1.5 where one occurs. */
export function organisationScore(text: string): number {
  const plain = text.replace(/\([^)]*\)/gu, ' ').trim()
  if (legalForm.test(plain.replace(/,.*$/u, (tail) => (legalForm.test(tail) ? tail : '')))) return 4
  if (/\s(?:&|\+|und|and|et|y)\s+(?:partners?|sons?|söhne|fils|co\.?)$/iu.test(plain)) return 4
  const segment = plain.split(/[,|]/u)[0] ?? ''
  const words = foldedWords(segment)
  if (words.length === 0 || words.length > 12) return 0
  const last = words.at(-1) ?? ''
  if (isOrganisationWord(last)) return 3
  if (isOrganisationWord(words[0] ?? '') && smallWords.has(words[1] ?? '')) return 3
  return words.some((word) => isOrganisationWord(word)) ? 1.5 : 0
}
