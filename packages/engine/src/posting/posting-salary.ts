import type { Salary } from '@jobpilot/schemas/posting'
import { type PayPeriod, periodsAYear } from '@jobpilot/schemas/work-terms'
import { isEastAsian } from '../text/east-asian.ts'
import { payWords as payWordsByLanguage } from './data/terms-by-language.ts'
import { readEastAsianPay } from './east-asian-pay.ts'
import { amountPattern, amountValue, currencyOf, currencyPattern } from './money.ts'
import { guessPeriod, periodNear, plausible } from './pay-period.ts'
import type { PostingItem } from './posting-sections.ts'

const range = new RegExp(
  String.raw`(?<![\d.,\p{L}])(?:(${currencyPattern})\s?\$?)?${amountPattern}\s?(${currencyPattern})?(?:\s?(?:\/|per|an|a|pro)\s?(?:hour|hr|h|year|yr|month|annum|Stunde|Jahr|Monat))?(?:\s*(?:[-–—−~]{1,2}|to|tot|bis|до|do|až|à|a|al|til|until|and|und|y|et|e|și|и|та|i|ja|dan|và|līdz|iki|kuni|(?<=med\s[\d.,]{1,9}\s)in)\s*(?:(${currencyPattern})\s?\$?)?${amountPattern}\s?(${currencyPattern})?)?`,
  'uy',
)
/** No mark of a currency, with what may follow it, is longer. */
const longestMark = 12
/** What a mark of a currency begins and ends with: see `currencyPattern`. */
const markStarts = new Set('$€£₹¥₪₱₩₦₺₽₴₫฿UCANSHMRzKEeGIJDkPBZTVFрглlдdบدرج')
const markEnds = new Set('$€£₹¥₪₱₩₦₺₽₴₫฿DROPFYBKNLSWMosrhłčpitбнвĐHaа.')
/** In small letters, what no size, mark, unit or second amount begins with that may follow an amount. */
const plainFollowers = new Set('cdfghijnoqrsvwx')

const isDigit = (unit: number) => unit >= 48 && unit <= 57
const digit = /\d/g

function nextDigit(text: string, from: number): number {
  digit.lastIndex = from
  return digit.test(text) ? digit.lastIndex - 1 : -1
}

/** Whether a mark of a currency may end where digits begin. */
function mayFollowMark(text: string, digits: number): boolean {
  const before = text.charAt(digits - 1)
  return before !== '' && markEnds.has(/\s/.test(before) ? text.charAt(digits - 2) : before)
}

/** Whether digits up to `end` are an amount of nothing: what follows is a word that cannot belong to them, or the end of a clause. */
function isBareNumber(text: string, end: number): boolean {
  const first = text.charAt(end)
  const second = text.charAt(end + 1)
  return first === ' ' ? plainFollowers.has(second) : (first === '.' || first === ',') && second === ' '
}

/** Every amount or range, from left to right, but for bare numbers. Only where digits begin, and just before, is one looked for. */
function* rangesIn(text: string): Generator<RegExpExecArray> {
  let from = 0
  let end = 0
  for (let digits = nextDigit(text, 0); digits >= 0; digits = nextDigit(text, end)) {
    end = digits + 1
    while (isDigit(text.charCodeAt(end))) end++
    const isMarked = mayFollowMark(text, digits)
    if (isMarked || !isBareNumber(text, end))
      for (let at = Math.max(from, isMarked ? digits - longestMark : digits); at <= digits; at++) {
        if (at < digits && !markStarts.has(text.charAt(at))) continue
        range.lastIndex = at
        const match = range.exec(text)
        if (match === null) continue
        from = match.index + match[0].length
        yield match
        break
      }
  }
}

const payWords =
  /salary|salaries|compensation|\bpay\b|base\b|wage|remunerat|rate\b|\bote\b|earn|gehalt|vergütung|entgelt|verdienst|lohn|rémunération|salaire|salario|sueldo|retribuci|salário|remuneração|retribuzione|salaris|løn|lønn|lön\b|wynagrodzenie|brutto|brut\b|bruto|ctc\b|package/iu
const namesPay = (text: string) => payWords.test(text) || payWordsByLanguage.test(text)
const notPayBefore =
  /(?:bonus(?:es)?(?: of| up to|:)?|budget(?: of)?|stipend(?: of)?|allowance(?: of)?|rais(?:e|es|ed|ing)(?: (?:a|our|the|its|up to))?|funding(?: of)?|valued at|valuation(?: of)?|revenue(?:s)?(?: of)?|worth(?: of)?|401\(?|match(?: up to)?|reimburse(?:ment)?(?: up to| of)?|relocation(?: of)?|saved|savings? of|sales of|turnover of|managing|manages?|portfolio of|quota of|referral(?: of)?|discount(?: of)?|grant(?:s)?(?: of)?|zulage(?: von)?|prämie(?: von)?|prime(?: de)?|fee(?: of)?|deductible|insurance(?: of)?|assets? (?:of|under)|spend(?: of)?|budgets? (?:of|between|from)|over|more than|up to|than)\s*(?:[:(]|approximately|about|over|up to)?\s*$/iu
const notPayAfter =
  /^\s?(?:m(?:n|io|illion|illiarden)?(?![\p{L}])|mm(?![\p{L}])|b(?:n|illion)?(?![\p{L}])|mrd|million|milliard|billion|(?:pre-?seed|seed|angel|bridge|series [a-e]|funding|financing|investment) round|\+?\s?(?:(?:\/|per|a|each)\s?(?:month|year|week|day|annum) )?(?:sign[- ]?on|signing|referral|annual |yearly |learning|training|education|wellness|home office|relocation|travel|monthly )?\s?(?:bonus(?! eligible)|contribution|subsidy|discount|stipend|allowance|budget|reimbursement|credit|in (?:funding|revenue|sales|arr|savings)|arr\b|revenue|funding|employees|people|customers|users|voucher|gutschein|zuschuss|zulage)|%|\+?\s?(?:years?|yrs|jahre|ans\b|años|hours? (?:a|per) week|stunden|days|months|beds|team|staff))/iu
type Read = { salary: Salary; score: number }

/** A matched amount or range with the words around it. `line` is the line it stands in, as far as these words reach. */
type Sighting = {
  source: string
  start: number
  end: number
  before: string
  after: string
  line: string
  groups: readonly (string | undefined)[]
  inPay: boolean
}

function sightingOf(source: string, match: RegExpExecArray, inPay: boolean): Sighting {
  const whole = match[0]
  const start = match.index + (whole.length - whole.trimStart().length)
  const end = match.index + whole.trimEnd().length
  // Bounded on both sides: a whole page can be one line.
  const before = source.slice(Math.max(0, start - 90), start)
  const after = source.slice(end, end + 60)
  return {
    source,
    start,
    end,
    before,
    after,
    line: `${before.split('\n').at(-1) ?? ''}${source.slice(start, end)}${after.split('\n')[0] ?? ''}`,
    groups: match.slice(1),
    inPay,
  }
}

const codeAfter = /^\s?\(?(USD|CAD|AUD|EUR|GBP|CHF|NZD|SGD|DKK|SEK|NOK)\b/u

/** The currency mark that tells most: "$" only where nothing better stands at either amount. */
function markOf({ groups: [mark1, , , mark2, mark3, , , mark4], after }: Sighting): string | undefined {
  const specific = [mark4, mark3, mark2, mark1].find((mark) => mark !== undefined && mark !== '$')
  return specific ?? codeAfter.exec(after)?.[1] ?? mark1 ?? mark2 ?? mark3 ?? mark4
}

function isInLakhs({ groups: [, , size1, , , , size2], after }: Sighting): boolean {
  return /lpa|lakh|lac|^l$/iu.test(size2 ?? size1 ?? '') || /^\s?(?:lpa|lakhs?|lacs?)\b/iu.test(after)
}

const lineBefore = (before: string) => (before.split('\n').at(-1) ?? '').slice(-70)

function speaksOfPay({ before, after, inPay }: Sighting): boolean {
  const sameLine = lineBefore(before)
  if (inPay || namesPay(sameLine) || (sameLine.trim() === '' && namesPay(before.slice(-60)))) return true
  return /^[\s\p{L}]{0,3}(?:brut|gross|salary|base|pay\b|ctc|ote|annuel|bruto|jahresgehalt|gehalt|stundenlohn)|^\s?(?:doe\b|depending on experience)|^\s?(?:\+|plus|and)\s(?:super\b|superannuation|commission|car allowance|benefits)/iu.test(
    after,
  )
}

/** Whether the words around make it a bonus, a budget, a funding round or a retirement plan. */
function isOtherMoney({ source, start, end, before, after, inPay }: Sighting): boolean {
  // "85,000 + bonus" is the pay, to which a bonus comes.
  const hasExtra = /^\s(?:\+|plus)\s/u.test(after)
  if ((notPayAfter.test(after) && !hasExtra) || /401\s?\(?k/iu.test(source.slice(start, end + 3))) return true
  if (!notPayBefore.test(before)) return false
  // "Up to £19.50 per hour"
  if (
    /up to\s*$/iu.test(before) &&
    unitAfter.test(/(?:\/|per|an|a|pro)\s?\p{L}+\s*$/iu.exec(source.slice(start, end))?.[0] ?? '')
  )
    return false
  const isPayLimit = inPay && /(?:up to|over|than)\s*$/iu.test(before)
  const isNamedPay = /(?:salary|pay|compensation|gehalt)[^.]{0,30}(?:up to|over|more than)\s*$/iu.test(before)
  return (
    !isPayLimit &&
    !isNamedPay &&
    !/^\s?(?:ote|base|salary|doe\b|depending on experience|per (?:year|hour|annum)|p\.a)/iu.test(after)
  )
}

/** An amount without a currency is pay only beside a word for pay, and when it is in thousands. */
function isBareAmount(sight: Sighting): boolean {
  const { groups, before } = sight
  const [, , size1, , , digits2, size2] = groups
  // Most numbers are neither in thousands nor a range: they need no look around.
  if (digits2 === undefined && size1 === undefined) return true
  if (!speaksOfPay(sight)) return true
  const isLargeRange = digits2 !== undefined && amountValue(digits2, size2) > 9000 && namesPay(lineBefore(before))
  return (size1 ?? size2) === undefined && !isLargeRange
}

/** The lower and the upper amount; null for the second when there is one only. "120-90k" is in thousands on both sides. */
function amountsOf(
  { groups: [, digits1 = '', size1, , , digits2, size2] }: Sighting,
  lakh: boolean,
): [number, number | null] {
  const isSmall = (digits: string) => amountValue(digits, undefined) < 1000
  const lakhSize = lakh ? 'lakh' : undefined
  const one = amountValue(digits1, lakhSize ?? size1 ?? (digits2 !== undefined && isSmall(digits1) ? size2 : undefined))
  if (digits2 === undefined) return [one, null]
  const two = amountValue(digits2, lakhSize ?? size2 ?? (isSmall(digits2) ? size1 : undefined))
  return [Math.min(one, two), Math.max(one, two)]
}

const upTo = /(?:up to|bis zu|jusqu.à|hasta|bis|до|do|max\.?|έως|hingga)\s*$/iu
const from =
  /(?:from|starting at|starts at|at least|min(?:imum)?\.?(?: of)?|ab|mindestens|à partir de|desde|from:|start|от|від|od|alkaen|de la|mulai|από)\s*$/iu
const unitAfter = /^\s?(?:\/|per|an|a|pro|p\.)\s?(?:hour|hr|h\b|year|yr|month|annum|a\.|Stunde|Jahr|Monat)/iu

function salaryOf(
  sight: Sighting,
  low: number,
  high: number | null,
  currency: string | null,
  period: PayPeriod | null,
): Salary {
  const { source, start, end, before, after } = sight
  const yearly = (value: number | null) =>
    value === null || period === null ? null : Math.round(value * periodsAYear[period])
  const min = high === null && upTo.test(before) ? null : low
  const max = high ?? (from.test(before) || after.startsWith('+') ? null : low)
  const code = codeAfter.exec(after)
  const span = { start, end: end + Math.max(unitAfter.exec(after)?.[0].length ?? 0, code?.[0].length ?? 0) }
  const quote = source.slice(span.start, span.end).replace(/\s+/g, ' ')
  return { min, max, currency, period, yearlyMin: yearly(min), yearlyMax: yearly(max), quote, span }
}

/** How much speaks for an amount being the pay. */
function supportOf(
  sight: Sighting,
  isRange: boolean,
  hasPayWord: boolean,
  period: PayPeriod | null,
  lakh: boolean,
): number {
  const isStated = lakh || periodNear(sight.source, sight.start, Math.min(sight.source.length, sight.end + 22)) !== null
  const hasMark = markOf(sight) !== undefined
  const points = [
    hasPayWord ? 3 : isStated ? 2 : 0,
    isRange ? 2 : 0,
    isRange && hasMark && sight.line.length <= 60 ? 1 : 0,
    period === null ? 0 : 1,
    hasMark ? 1 : 0,
    sight.inPay ? 0.5 : 0,
  ]
  return points.reduce((sum, point) => sum + point, 0)
}

function readSighting(sight: Sighting, country: string | null): Read | undefined {
  const lakh = isInLakhs(sight)
  const mark = markOf(sight)
  if ((mark === undefined && !lakh && isBareAmount(sight)) || isOtherMoney(sight)) return undefined
  const hasPayWord = speaksOfPay(sight)
  const currency = mark === undefined ? (lakh ? 'INR' : null) : currencyOf(mark, country)
  const [low, high] = amountsOf(sight, lakh)
  if (high !== null && high > low * 12) return undefined
  const near = periodNear(sight.source, sight.start, sight.end)
  const period = near ?? (lakh ? 'year' : guessPeriod(high ?? low, currency))
  if (!plausible(low, period, currency) || !plausible(high ?? low, period, currency)) return undefined
  const score = supportOf(sight, high !== null, hasPayWord, period, lakh)
  if (score < 3.5 || (high === null && !hasPayWord && near === null)) return undefined
  return { salary: salaryOf(sight, low, high, currency, period), score }
}

/** Reads the pay: the best-supported amount or range that is neither a bonus, a budget nor a funding round. `country` settles "$" and "kr". */
export function readSalary(source: string, items: PostingItem[], country: string | null): Salary | null {
  const payRanges = items.filter((item) => item.section === 'pay')
  const best: { read?: Read } = {}
  let paysAt = 0
  for (const match of rangesIn(source.slice(0, 60_000))) {
    const at = match.index
    while (paysAt < payRanges.length - 1 && (payRanges[paysAt]?.end ?? 0) < at) paysAt++
    const pay = payRanges[paysAt]
    const inPay = pay !== undefined && pay.start <= at && at < pay.end
    const read = readSighting(sightingOf(source, match, inPay), country)
    if (read !== undefined && (best.read === undefined || read.score > best.read.score)) best.read = read
  }
  if (best.read !== undefined || !items.some(({ line }) => isEastAsian(line))) return best.read?.salary ?? null
  return readEastAsianPay(source.slice(0, 60_000))
}
