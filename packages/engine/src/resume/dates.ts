import { fold } from '../text/fold.ts'
import { fromWords, monthNumbers, presentWords, sinceWords, untilWords } from './lexicon/month-words.ts'

/** A date or range found in a text; offsets are relative to that text. A lone date has the same `from` and `to`. */
export interface FoundDates {
  start: number
  end: number
  from: string | null
  to: string | null
  isRange: boolean
}

interface Atom {
  start: number
  end: number
  /** `2021-07`, `2021`, `present`, or `--07` for a month without a year. */
  value: string
  /** Two-digit years and months alone count only inside a range. */
  needsRange: boolean
}

const year = '(?:19[4-9]\\d|20[0-4]\\d)'
const month = anyOf([...monthNumbers.keys()])
const present = anyOf(presentWords)
const season =
  'spring|summer|fall|autumn|winter|fruhjahr|fruhling|sommer|herbst|ete|hiver|printemps|verano|invierno|otono|verao|inverno|estate|autunno'
const edgeBefore = "(?<![\\p{L}\\p{N}$€£.,/'+])"
const edgeAfter = '(?![\\p{L}\\p{N}%+])'

const atomPattern = new RegExp(
  [
    `(?<iso>${edgeBefore}(?<isoYear>${year})[-/.](?<isoMonth>0?[1-9]|1[0-2])(?:[-/.]\\d{1,2})?(?![\\d/]))`,
    `(?<cjk>(?<cjkYear>${year})\\s?年(?:\\s?(?<cjkMonth>1[0-2]|0?[1-9])\\s?月)?)`,
    `(?<day>${edgeBefore}(?<dayA>\\d{1,2})[./-](?<dayB>\\d{1,2})[./-](?<dayYear>${year})${edgeAfter})`,
    `(?<num>${edgeBefore}(?<numMonth>0?[1-9]|1[0-2])(?:\\s?/\\s?|[.-])(?<numYear>${year})${edgeAfter})`,
    `(?<word>${edgeBefore}(?:\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?)?(?<wordMonth>${month})\\b\\.?,?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?,)?\\s{0,3}[-/]?\\s{0,3}(?:de\\s+|del\\s+)?(?:(?<wordYear>${year})|'\\s?(?<shortYear>\\d{2})|(?<bareYear>\\d{2})(?!\\s?[/.-]\\d))${edgeAfter})`,
    `(?:(?<scriptMonth>[а-яіїєґјљњћђџα-ωא-תء-ي]{3,12}\\.?)\\s+(?<scriptYear>${year}))`,
    `(?:${edgeBefore}(?<firstYear>${year})(?:\\.|\\s?m\\.|\\.?\\sgada)\\s?(?<laterMonth>${month})(?!\\p{L}))`,
    `(?<season>${edgeBefore}(?:${season})\\s*,?\\s*(?:of\\s+)?(?<seasonYear>${year})${edgeAfter})`,
    `(?<mmyy>${edgeBefore}(?<mmMonth>0[1-9]|1[0-2])/(?<mmYear>\\d{2})(?![\\d/]))`,
    `(?<plain>${edgeBefore}(?<plainYear>${year})(?![\\p{L}\\p{N}%+]|[.,]\\d))`,
    `(?<quote>(?<![\\p{L}\\p{N}])'(?<quoteYear>\\d{2})(?![\\p{L}\\p{N}]))`,
    `(?<fiscal>${edgeBefore}fy\\s?'?(?:(?<fiscalYear>${year})|(?<fiscalShort>\\d{2}))${edgeAfter})`,
    `(?<present>(?<!\\p{L})(?:${present})(?!\\p{L}))`,
    `(?<alone>(?<![\\p{L}\\p{N}])(?<aloneMonth>${month})(?!\\p{L})\\.?)`,
  ].join('|'),
  'gu',
)

/** One of many words, longest first, parted by first letter: trying every month of every language at every letter is slow. */
function anyOf(words: readonly string[]): string {
  const tails = new Map<string, string[]>()
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const first = word.charAt(0)
    tails.set(first, [...(tails.get(first) ?? []), word.slice(1)])
  }
  return [...tails].map(([first, rest]) => `${first}(?:${rest.join('|')})`).join('|')
}

/** All dates and ranges in one line, in order. Lines beyond 600 characters are prose and have none. */
export function findDates(text: string): FoundDates[] {
  if (text.length > 600 || !/\d/u.test(text)) return []
  const folded = fold(text)
  const atoms = readAtoms(folded)
  const found: FoundDates[] = []
  for (let index = 0; index < atoms.length; index += 1) {
    const first = atoms[index]
    if (first === undefined || first.value === 'present') continue
    const second = atoms[index + 1]
    const joined = second !== undefined && joins(folded.slice(first.end, second.start)) ? second : undefined
    const range = joined === undefined ? loneDate(folded, first) : joinedRange(folded, first, joined)
    if (range === undefined) continue
    found.push(range)
    if (joined !== undefined) index += 1
  }
  return found
}

function readAtoms(folded: string): Atom[] {
  const atoms: Atom[] = []
  for (const match of folded.matchAll(atomPattern)) {
    const g = match.groups ?? {}
    const value = atomValue(g)
    if (value === undefined) continue
    const needsRange =
      g.mmyy !== undefined ||
      g.alone !== undefined ||
      g.quote !== undefined ||
      g.bareYear !== undefined ||
      g.fiscal !== undefined
    atoms.push({ start: match.index, end: match.index + match[0].length, value, needsRange })
  }
  return atoms
}

type Groups = Record<string, string | undefined>

function atomValue(g: Groups): string | undefined {
  if (g.present !== undefined) return 'present'
  if (g.isoYear !== undefined) return yearMonth(g.isoYear, g.isoMonth)
  if (g.cjkYear !== undefined) return yearMonth(g.cjkYear, g.cjkMonth)
  if (g.dayYear !== undefined) return yearMonth(g.dayYear, Number(g.dayB) > 12 ? g.dayA : g.dayB)
  if (g.numYear !== undefined) return yearMonth(g.numYear, g.numMonth)
  if (g.wordMonth !== undefined) {
    const short = g.shortYear ?? g.bareYear
    return yearMonth(g.wordYear ?? fullYear(short ?? ''), String(monthNumbers.get(g.wordMonth) ?? ''))
  }
  const otherYear = g.scriptYear ?? g.firstYear
  if (otherYear !== undefined)
    return yearMonth(otherYear, String(monthNumbers.get((g.scriptMonth ?? g.laterMonth ?? '').replace('.', '')) ?? ''))
  if (g.mmYear !== undefined) return yearMonth(fullYear(g.mmYear), g.mmMonth)
  if (g.quoteYear !== undefined) return fullYear(g.quoteYear)
  if (g.fiscal !== undefined) return g.fiscalYear ?? fullYear(g.fiscalShort ?? '')
  if (g.aloneMonth !== undefined) return `--${pad(String(monthNumbers.get(g.aloneMonth) ?? ''))}`
  return g.seasonYear ?? g.plainYear
}

function pad(value: string): string {
  return value.padStart(2, '0')
}

/** Two-digit years up to 40 are of this century. */
function fullYear(short: string): string {
  return `${Number(short) <= 40 ? '20' : '19'}${short}`
}

function yearMonth(yearText: string, monthText: string | undefined): string {
  const number = Number(monthText)
  return number >= 1 && number <= 12 ? `${yearText}-${pad(String(number))}` : yearText
}

const until = new RegExp(
  `^[\\s.,)]*(?:[-–—−‒―~～〜→]+|>|(?:${untilWords.join('|')})(?=\\s|$))\\s*(?:(?:the|la|o|zum|le|to|till|until|bis|tot|ad|do|по)\\s)?(?:[-–—]\\s*)?$`,
  'u',
)

function joins(between: string): boolean {
  return between.length <= 14 && until.test(between.replace(/[(]/gu, ' '))
}

function joinedRange(folded: string, first: Atom, second: Atom): FoundDates | undefined {
  const from = first.value.startsWith('--') ? `${second.value.slice(0, 4)}${first.value.slice(1)}` : first.value
  if (second.value.startsWith('--') || !/^\d{4}/u.test(from)) return undefined
  return { start: prefixStart(folded, first.start, fromWords), end: second.end, from, to: second.value, isRange: true }
}

function loneDate(folded: string, atom: Atom): FoundDates | undefined {
  if (atom.needsRange) return undefined
  const sinceStart = prefixStart(folded, atom.start, sinceWords)
  if (sinceStart < atom.start)
    return { start: sinceStart, end: atom.end, from: atom.value, to: 'present', isRange: true }
  const rest = folded.slice(atom.end)
  const short = /^\s?[–—/-]\s?'?(\d{2})(?![\d\p{L}/.-])/u.exec(rest)
  if (short?.[1] !== undefined && atom.value.length === 4 && Number(short[1]) > Number(atom.value.slice(2))) {
    const end = `${atom.value.slice(0, 2)}${short[1]}`
    return { start: atom.start, end: atom.end + short[0].length, from: atom.value, to: end, isRange: true }
  }
  const open = /^\s*[-–—]\s*$/u.exec(rest)
  if (open !== null)
    return { start: atom.start, end: folded.trimEnd().length, from: atom.value, to: null, isRange: true }
  return { start: atom.start, end: atom.end, from: atom.value, to: atom.value, isRange: false }
}

function prefixStart(folded: string, start: number, words: readonly string[]): number {
  const before = /(?<![\p{L}\p{N}])(\p{L}{1,8}(?:\s\p{L}{1,8}){0,2})\s+$/u.exec(
    folded.slice(Math.max(0, start - 24), start),
  )
  const spelled = before?.[1]
  if (before === null || spelled === undefined) return start
  for (const word of words) {
    if (spelled === word || spelled.endsWith(` ${word}`)) return start - before[0].length + spelled.length - word.length
  }
  return start
}
