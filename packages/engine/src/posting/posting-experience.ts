import type { PostingContent } from '@jobpilot/schemas/posting'
import { isEastAsian } from '../text/east-asian.ts'
import { type KnownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { beyondWestern } from '../text/scripts.ts'
import { atMost, experienceWords, yearUnits } from './data/terms-by-language.ts'
import type { PostingItem } from './posting-sections.ts'

/** Number words of the languages postings are read in. */
export const numberWords: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  ein: 1,
  eine: 1,
  einem: 1,
  einjährige: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six_: 6,
  sept: 7,
  huit: 8,
  dix: 10,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  dois: 2,
  três: 3,
  quatro: 4,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  twee: 2,
  drie: 3,
  vijf: 5,
  to: 2,
  fem: 5,
}
const words = Object.keys(numberWords)
  .filter((word) => word !== 'to' && word !== 'six_')
  .join('|')
const amount = String.raw`(\d{1,2}(?:[.,]5)?|(?:${words})(?![\p{L}]))`
const years = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£-])(?:(?:${words}) \((?=\d))?${amount}\)?\s?(\+|plus\b|or more|o más|ou plus|oder mehr)?(?:\s?(?:-|–|—|to|bis|à|a|or|oder|til|tot)\s?${amount}\)?)?\s?(\+)?\s?(?:or more )?(?:full |solid |volle )?(?:years?|yrs?\.?|year[’']s|jahr(?:en?)?|jährige|ans?\b|années?|años?|anos?|anni|jaar|år|lat(?:a)?\b)[’']?(?:\s?(\+))?`,
  'giu',
)

const near =
  /experience|expertise|must have|background|track record|practice|practis|working (?:in|with|as|on)|hands-on|professional|industry|in (?:a|an|the) |erfahrung|berufs|praxis|expérience|experiencia|experiência|esperienza|ervaring|erfaring|erfarenhet|doświadczeni|nursing|licensed|in agenc|agency|clinical|post-?(?:qualif|doc)|pqe|driving|leading|managing|development|engineering|sales|teaching|accounting/iu
const spanBefore =
  /(?:over|for|more than|the (?:past|last|next)|nearly|almost|within|every|in) (?:the )?(?:past |last |next )?$/iu
const elsewhere =
  /years? (?:old|of age)|age of|anniversary|years? (?:in business|ago|of (?:history|heritage|tradition|growth|innovation|service to)|contract|warranty|term|program)|founded|since|vesting|vest |fixed.term|jahre(?:n)? alt|befrist|jährigen? (?:firmen|geschichte)|paid (?:leave|vacation)|ans d.existence|years? of age/iu

function value(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isNaN(number) ? (numberWords[text.toLowerCase()] ?? null) : number
}

/** The units `years` ends in: most lines name none, and looking for a unit is much cheaper than for the whole phrase. */
const unitRule = new LineRule(/year|yr|jahr|jähr|\bans?\b|année|años?\b|\banos?\b|\banni\b|jaar|\blat/iu)
const nordicLetters = ['å', 'Å', '\u212b']
const namesUnit = (line: KnownLine) =>
  unitRule.test(line) || (nordicLetters.some((letter) => line.text.includes(letter)) && /år/iu.test(line.text))

type Read = NonNullable<PostingContent['experienceYears']>

function firstYears(line: string, isRequirement: boolean): Read | null {
  for (const match of line.matchAll(years)) {
    const before = line.slice(Math.max(0, match.index - 40), match.index)
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 90)
    if (
      (spanBefore.test(before.slice(-18)) || elsewhere.test(before.slice(-18))) &&
      !/(?:minimum|at least|least)/iu.test(before) &&
      !(isRequirement && /\+/u.test(match[0])) &&
      !near.test(after.slice(0, 40))
    )
      continue
    if (elsewhere.test(match[0] + after.slice(0, 28)) || !(isRequirement || near.test(after) || near.test(before)))
      continue
    const low = value(match[1])
    const high = value(match[3])
    if (low === null || low > 40 || (high !== null && high > 45)) continue
    const from = match.index + (match[0].length - match[0].trimStart().length)
    const tail =
      /^[’']?\s*(?:of |in |Berufs|d.|de )?(?:[\p{L}-]+ ){0,3}?(?:experience|erfahrung|berufserfahrung|expérience|experiencia|experiência|esperienza)/iu.exec(
        after,
      )
    const span = { start: from, end: match.index + match[0].trimEnd().length + (tail?.[0].length ?? 0) }
    const capped = /(?:up to|bis zu|maximum|max\.?|less than)\s*$/iu.test(before) && high === null
    return {
      min: capped ? 0 : Math.min(low, high ?? low),
      max: capped ? low : high === null ? null : Math.max(low, high),
      quote: line.slice(span.start, span.end).replace(/\s+/g, ' '),
      span,
    }
  }
  return null
}

const eastAsianYears = /(?<![\d年])(\d{1,2})\s?年?(?:\s?[-–~〜～]\s?(\d{1,2})\s?)?(?:年(?:以上|间|間)?|년(?: ?이상)?)/u

/** "Goでの開発経験3年以上", "3-5年工作经验". */
function eastAsianYearsIn(line: string): Read | null {
  const match = eastAsianYears.exec(line)
  if (match === null || !/経験|経歴|実務|经验|경력|경험/u.test(line)) return null
  const [quote, low, high] = match
  const span = { start: match.index, end: match.index + quote.length }
  return { min: Number(low), max: high === undefined ? null : Number(high), quote, span }
}

const inLanguages = new RegExp(
  String.raw`(?<![\p{L}\d.,])(\d{1,2})(?:\s?[-–—]\s?(\d{1,2}))?\s?\+?(?:\s?-?(?:х|ти|річного|летний))?\s?(?:${yearUnits})(?![\p{L}\p{M}])`,
  'iu',
)
/** More years than this are of an age, unless a word for experience stands beside them. */
const mostWithoutWord = 10

/** "vähintään 3 vuoden kokemusta", "опыт от 3 лет": languages whose units no other rule knows. */
function languageYearsIn(line: string, isRequirement: boolean): Read | null {
  const match = inLanguages.exec(line)
  if (match === null) return null
  const [quote, low = '', high] = match
  const isOfWork = experienceWords.test(line) || (isRequirement && Number(low) <= mostWithoutWord)
  if (!isOfWork || Number(low) > 40) return null
  const span = { start: match.index, end: match.index + quote.length }
  if (high === undefined && atMost.test(line.slice(0, match.index))) return { min: 0, max: Number(low), quote, span }
  return { min: Number(low), max: high === undefined ? null : Number(high), quote, span }
}

/** Letters beyond those of western languages, or the units that are written without them. */
const mayNameUnits = new RegExp(
  String.raw`[${beyondWestern}]|\d\s?(?:v|aasta|gad|met|rok|let|ani|év|god|ár|anys|tahun|sene)`,
  'iu',
)
const hasDigit = /\d/

function yearsWritten(line: KnownLine, isRequirement: boolean): Read | null {
  if (isEastAsian(line)) return eastAsianYearsIn(line.text)
  const years = namesUnit(line) ? firstYears(line.text, isRequirement) : null
  return (
    years ??
    (hasDigit.test(line.text) && mayNameUnits.test(line.text) ? languageYearsIn(line.text, isRequirement) : null)
  )
}

/** By whether the line is known to be a requirement; offsets into the line. */
const yearsOf = {
  true: ofLine((line) => yearsWritten(line, true)),
  false: ofLine((line) => yearsWritten(line, false)),
}

/**
 * The years a requirement line asks for, if it does. "3-5 years" gives 3 and 5, "at least three years" gives 3 and null.
 * In a line known to be a requirement the years need no word like "experience" beside them.
 */
export function yearsInLine(line: KnownLine, isRequirement: boolean): Read | null {
  return yearsOf[`${isRequirement}`](line.upTo(1_500))
}

/** Years of experience asked for: the first requirement line that names them, then any line that is not about the employer. */
export function readExperienceYears(items: PostingItem[]): Read | null {
  const order = [['must'], ['other', 'role', 'duties', 'pay'], ['nice']]
  for (const sections of order) {
    for (const item of items) {
      if (!sections.includes(item.section)) continue
      const read = yearsInLine(item.written, item.section === 'must' || item.section === 'nice')
      if (read !== null)
        return { ...read, span: read.span && { start: item.start + read.span.start, end: item.start + read.span.end } }
    }
  }
  return null
}
