import { fold, foldedWords, joinLetterSpacing } from '../text/fold.ts'
import type { Line } from '../text/lines.ts'
import { headingPhrases, headWords, modifiers, type SectionKind } from './lexicon/heading-words.ts'
import { headingsByLanguage } from './lexicon/headings-by-language.ts'
import { isLanguageName } from './lexicon/language-names.ts'

/** A heading found on a line. `rest` is the offset in the source where words after an inline heading start. */
export interface Heading {
  kind: SectionKind
  rest: number | undefined
}

const kinds = new Map<string, SectionKind>()
for (const [kind, phrases] of [...Object.entries(headingPhrases), ...Object.entries(headingsByLanguage)]) {
  for (const phrase of phrases) if (!kinds.has(phrase)) kinds.set(phrase, kind as SectionKind)
}

/** The words of a heading as they are looked up: folded, letter-spacing joined, ornaments and numbering removed. */
export function headingKey(text: string): string {
  return fold(joinLetterSpacing(text.replace(/^[\s=_*#~|<>\-–—:.•▪■]+|[\s=_*#~|<>\-–—:.•▪■]+$/gu, '')))
    .replace(/^(?:section\s+)?(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)]\s+/u, '')
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/ with dates$/u, '')
    .replace(/\s*(?:&|\+|\/)\s*/gu, ' and ')
    .replace(/\s*,\s*/gu, ' and ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Whether a line opens a section: by its exact words, by its last word, or as "Skills: Go, SQL" in one line. */
export function readHeading(line: Line, source: string, inside: SectionKind): Heading | undefined {
  if (line.text.length > 160) return undefined
  const raw = source.slice(line.start, line.end)
  if (line.mark === '' || /^[■▪◆❖➤►#>★]/u.test(line.mark)) {
    const kind =
      standaloneKind(raw, inside, line.blanks > 0) ??
      (line.blanks > 0 && line.mark === '' ? describedKind(raw, inside) : undefined)
    if (kind !== undefined) return { kind, rest: undefined }
  }
  return line.mark === '' ? inlineHeading(raw, line, source, inside) : undefined
}

function standaloneKind(raw: string, inside: SectionKind, isApart: boolean): SectionKind | undefined {
  if (raw.length > 70 || /[@\d]{3}/u.test(raw) || /[.!?]$/u.test(raw.replace(/\.{2,}$/u, ''))) return undefined
  const key = headingKey(raw)
  const exact = kinds.get(key) ?? combinedKind(key, raw) ?? spacedKind(raw)
  if (exact !== undefined) return isPlainItem(raw, key, inside, isApart) ? undefined : exact
  const words = key.split(' ')
  const last = words.at(-1) ?? ''
  const kind = headWords.get(last)
  if (kind === undefined || words.length > 5 || words.length < 2) return undefined
  if (words.slice(0, -1).every((word) => modifiers.has(word) || headWords.has(word) || kinds.has(word))) return kind
  const shouted = raw === raw.toUpperCase() && /\p{Lu}/u.test(raw) && !/user|customer|client|guest/u.test(key)
  return shouted && inside !== 'skills' ? kind : undefined
}

/** "Driving Experience" after an empty line: whatever describes the word, it heads a section. */
function describedKind(raw: string, inside: SectionKind): SectionKind | undefined {
  const words = raw.replace(/\s*:\s*$/u, '').split(/\s+/u)
  if (
    inside === 'skills' ||
    words.length < 2 ||
    words.length > 3 ||
    !words.every((word) => /^\p{Lu}[\p{L}-]+$/u.test(word))
  )
    return undefined
  if (/user|customer|client|guest|patient|employee|brand/iu.test(raw)) return undefined
  const last = words.at(-1)?.toLowerCase() ?? ''
  return /^(?:experience|experiences|history|licenses|licences|certifications|skills)$/u.test(last)
    ? headWords.get(last)
    : undefined
}

const squeezedKinds = new Map([...kinds].map(([phrase, kind]) => [phrase.replace(/\s/gu, ''), kind]))

/** "W O R K E X P E R I E N C E": where single blanks part all letters, the words are known by their letters alone. */
function spacedKind(raw: string): SectionKind | undefined {
  return /^\S(?:\s+\S){3,}$/u.test(raw) ? squeezedKinds.get(headingKey(raw.replace(/\s/gu, ''))) : undefined
}

/** "Awards and Volunteering", "Certifications and Awards": the first part that is a heading decides. */
function combinedKind(key: string, raw: string): SectionKind | undefined {
  const parts = key.split(/ (?:and|und|et|y|e|en|&) /u)
  if (parts.length < 2 || parts.length > 4) return undefined
  const found = parts.map((part) => kinds.get(part))
  const first = parts[0] ?? ''
  // In capitals a telling first part is enough: "CERTIFICATES & LEAGUE RESULTS".
  if (!found.every((kind) => kind !== undefined))
    return raw === raw.toUpperCase() && !weakWords.has(first) ? found[0] : undefined
  return found.find((kind) => kind !== 'other' && kind !== 'qualifications') ?? found[0]
}

const weakWords = new Set(
  'research teaching leadership technology software tools programming work career media press service details online technical personal travel community supervision equipment writing other training engagement kennis work studio parcours strategy languages presentation presentations negotiation'.split(
    ' ',
  ),
)

/** In a list of single skills or interests, "Research" or "Software" in lower case or title case is an item, not a heading. */
function isPlainItem(raw: string, key: string, inside: SectionKind, isApart: boolean): boolean {
  const styled = raw === raw.toUpperCase() || /[:=_]\s*$/u.test(raw)
  // Some write every heading small; an empty line above and a single word tell it from an item.
  if (/^\p{Ll}/u.test(raw)) return !isApart || key.includes(' ') || (inside === 'skills' && weakWords.has(key))
  return !styled && inside === 'skills' && weakWords.has(key) && key !== 'languages'
}

/** "SOFTWARE KNOWLEDGE: AutoCAD, Revit" among sections in capitals opens one; "Technologies: Go" inside a job does not. */
function isShouted(label: string, rest: string): boolean {
  return label === label.toUpperCase() && /\p{Lu}{5}/u.test(label) && rest !== rest.toUpperCase()
}

/**
 * Languages behind their label; "Skills: Python, SEM" below the last job, set apart and the only such label; "Awards: ..." right
 * below the skills.
 */
const isHeadingByLanguage = (kind: SectionKind, label: string): boolean =>
  headingsByLanguage[kind]?.includes(headingKey(label)) === true
const namesSkills = (label: string): boolean => /skills$/iu.test(label) || isHeadingByLanguage('skills', label)

function closesSection(
  { label, rest, kind }: { label: string; rest: string; kind: SectionKind },
  line: Line,
  source: string,
  inside: SectionKind,
): boolean {
  const namesLanguages = kind === 'languages' && isLanguageName(foldedWords(rest)[0] ?? '')
  if (inside === 'skills')
    return (
      kind === 'awards' ||
      kind === 'publications' ||
      (isHeadingByLanguage(kind, label) && (kind === 'other' || namesLanguages))
    )
  if (namesLanguages) return true
  return (
    line.blanks > 0 &&
    (kind === 'languages' || kind === 'awards' || kind === 'certifications' || namesSkills(label)) &&
    source.indexOf(`${label}:`) === source.lastIndexOf(`${label}:`)
  )
}

function inlineHeading(raw: string, line: Line, source: string, inside: SectionKind): Heading | undefined {
  const { start } = line
  const colon = /^([^:]{3,40}?)\s*:\s+(?=\S)/u.exec(raw)
  const match = colon ?? /^(\p{Lu}[\p{Lu} &]{2,38}?)[^\S\n]{3,}(?=\S)/u.exec(raw)
  if (match?.[1] === undefined) return undefined
  const kind = kinds.get(headingKey(match[1]))
  if (kind === undefined || kind === 'personal') return undefined
  const label = headingKey(match[1])
  const rest = raw.slice(match[0].length)
  // "LANGUES      Anglais": a gap in the place of the colon.
  if (colon === null && !(kind === 'languages' && isShouted(match[1], rest))) return undefined
  if (inside === 'skills' || inside === 'experience' || inside === 'projects' || inside === 'education')
    return isShouted(match[1], rest) || closesSection({ label: match[1], rest, kind }, line, source, inside)
      ? { kind, rest: start + match[0].length }
      : undefined
  if (inside === 'personal' && kind !== 'languages') return undefined
  const isList = kind === 'skills' && rest.split(/[,;|]/u).length > 2
  if (weakWords.has(label) && label !== 'languages' && inside !== 'header' && !isList) return undefined
  return { kind, rest: start + match[0].length }
}
