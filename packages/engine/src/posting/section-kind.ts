import { headingPatterns, type SectionKind } from './data/section-headings.ts'

/** The kind of section a heading opens, undefined when its words say nothing known. */
export function headingKind(heading: string): SectionKind | undefined {
  const plain = heading
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  return headingPatterns.find(([, pattern]) => pattern.test(plain))?.[0]
}
