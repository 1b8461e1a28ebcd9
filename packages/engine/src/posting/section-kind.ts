import { isEastAsian } from '../text/east-asian.ts'
import { unaccented } from '../text/fold.ts'
import { knownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { headings as eastAsianHeadings } from './data/east-asian-words.ts'
import { headingsByLanguage } from './data/headings-by-language.ts'
import { headingPatterns, type SectionKind } from './data/section-headings.ts'

const rules = headingPatterns.map(([kind, pattern]) => [kind, new LineRule(pattern)] as const)
const kindOf = ofLine((line): SectionKind | null =>
  isEastAsian(line)
    ? (eastAsianHeadings.find(([, pattern]) => pattern.test(line.text))?.[0] ?? null)
    : (rules.find(([, rule]) => rule.test(line))?.[0] ?? kindByWords(line.text)),
)

const wordsOf = (text: string): string[] => unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? []
const kindsByWords = new Map(
  headingsByLanguage.flatMap(([kind, languages]) =>
    languages.flatMap((headings) => headings.split(',').map((heading) => [wordsOf(heading).join(' '), kind] as const)),
  ),
)

/** The kind of a heading that is listed as a whole, or begins with one that is not too short for that: "Požadavky na uchazeče". */
function kindByWords(heading: string): SectionKind | null {
  const words = wordsOf(heading)
  for (let count = Math.min(words.length, 5); count > 0; count -= 1) {
    const beginning = words.slice(0, count).join(' ')
    const kind = kindsByWords.get(beginning)
    if (kind !== undefined) return count === words.length || (beginning.length > 5 && words.length <= 5) ? kind : null
  }
  return null
}

/** The kind of section a heading opens, undefined when its words say nothing known. */
export function headingKind(heading: string): SectionKind | undefined {
  const plain = heading
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  return kindOf(knownLine(plain)) ?? undefined
}
