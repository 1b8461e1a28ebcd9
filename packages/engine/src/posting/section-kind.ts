import { isEastAsian } from '../text/east-asian.ts'
import { knownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { headings as eastAsianHeadings } from './data/east-asian-words.ts'
import { headingPatterns, type SectionKind } from './data/section-headings.ts'

const rules = headingPatterns.map(([kind, pattern]) => [kind, new LineRule(pattern)] as const)
const kindOf = ofLine((line): SectionKind | null =>
  isEastAsian(line)
    ? (eastAsianHeadings.find(([, pattern]) => pattern.test(line.text))?.[0] ?? null)
    : (rules.find(([, rule]) => rule.test(line))?.[0] ?? null),
)

/** The kind of section a heading opens, undefined when its words say nothing known. */
export function headingKind(heading: string): SectionKind | undefined {
  const plain = heading
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  return kindOf(knownLine(plain)) ?? undefined
}
