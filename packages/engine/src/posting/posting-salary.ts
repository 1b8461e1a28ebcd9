import type { Salary } from '@jobpilot/schemas/posting'
import type { PayPeriod } from '@jobpilot/schemas/preferences'
import { amountPattern, amountValue, currencyOf, currencyPattern } from './money.ts'
import type { PostingItem } from './posting-sections.ts'

const range = new RegExp(
  String.raw`(?<![\d.,\p{L}])(?:(${currencyPattern})\s?\$?)?${amountPattern}\s?(${currencyPattern})?(?:\s?(?:\/|per|an|a|pro)\s?(?:hour|hr|h|year|yr|month|annum|Stunde|Jahr|Monat))?(?:\s*(?:[-–—−~]{1,2}|to|tot|bis|à|a|al|til|until|and|und|y|et|e)\s*(?:(${currencyPattern})\s?\$?)?${amountPattern}\s?(${currencyPattern})?)?`,
  'gu',
)

const periods: readonly (readonly [PayPeriod, RegExp])[] = [
  [
    'hour',
    /(?:per|an|each|\/|pro|de l.|por|pr\.?|par|à l.|all.|per)\s?(?:hour|hr|h(?![\p{L}])|stunde|heure|hora|time|ora|uur)|hourly|stundenlohn|stündlich|horaire|\bph\b|p\/h/iu,
  ],
  [
    'day',
    /(?:per|a|\/|pro|par|por|pr\.?)\s?(?:day|tag|jour|día|dia|dag)(?![\p{L}])|daily rate|day rate|tagessatz|\btjm\b/iu,
  ],
  ['week', /(?:per|a|\/|pro|par|por)\s?(?:week|wk|woche|semaine|semana)(?![\p{L}])|weekly/iu],
  [
    'month',
    /(?:per|a|\/|pro|par|por|al|pr\.?|im|i|\/)\s?(?:month|mo(?![\p{L}])|monat|mois|mes(?![\p{L}])|mês|måned|månad|mese|maand)|monthly|monatlich|mensuel|mensual|mensais|mensal|brutto\/monat|\bpcm\b|miesięcznie/iu,
  ],
  [
    'year',
    /(?:per|a|an|\/|pro|par|por|al|pr\.?|ao|im)\s?(?:year|yr|annum|jahr|an(?![\p{L}])|año|år|anno|ano(?![\p{L}])|jaar)|annual|annum|yearly|p\.\s?a\.|(?<![\p{L}])pa(?![\p{L}])|jährlich|jahresgehalt|bruttojahres|annuel|anual|\blpa\b|\bote\b|rocznie|per-annum/iu,
  ],
]

const payWords =
  /salary|salaries|compensation|\bpay\b|base\b|wage|remunerat|rate\b|\bote\b|earn|gehalt|vergütung|entgelt|verdienst|lohn|rémunération|salaire|salario|sueldo|retribuci|salário|remuneração|retribuzione|salaris|løn|lønn|lön\b|wynagrodzenie|brutto|brut\b|bruto|ctc\b|package/iu
const notPayBefore =
  /(?:bonus(?:es)?(?: of| up to|:)?|budget(?: of)?|stipend(?: of)?|allowance(?: of)?|raised|raising|funding(?: of)?|valued at|valuation(?: of)?|revenue(?:s)?(?: of)?|worth(?: of)?|401\(?|match(?: up to)?|reimburse(?:ment)?(?: up to| of)?|relocation(?: of)?|saved|savings? of|sales of|turnover of|managing|manages?|portfolio of|quota of|referral(?: of)?|discount(?: of)?|grant(?:s)?(?: of)?|zulage(?: von)?|prämie(?: von)?|prime(?: de)?|fee(?: of)?|deductible|insurance(?: of)?|assets? (?:of|under)|spend(?: of)?|budgets? (?:of|between|from)|over|more than|up to|than)\s*(?:[:(]|approximately|about|over|up to)?\s*$/iu
const notPayAfter =
  /^\s?(?:m(?:n|io|illion|illiarden)?(?![\p{L}])|mm(?![\p{L}])|b(?:n|illion)?(?![\p{L}])|mrd|million|milliard|billion|\+?\s?(?:(?:\/|per|a|each)\s?(?:month|year|week|day|annum) )?(?:sign[- ]?on|signing|referral|annual |yearly |learning|training|education|wellness|home office|relocation|travel|monthly )?\s?(?:bonus(?! eligible)|contribution|subsidy|discount|stipend|allowance|budget|reimbursement|credit|in (?:funding|revenue|sales|arr|savings)|arr\b|revenue|funding|employees|people|customers|users|voucher|gutschein|zuschuss|zulage)|%|\+?\s?(?:years?|yrs|jahre|ans\b|años|hours? (?:a|per) week|stunden|days|months|beds|team|staff))/iu
const factor: Record<PayPeriod, number> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 }
const weakCurrencies = new Set([
  'INR',
  'JPY',
  'KRW',
  'HUF',
  'IDR',
  'VND',
  'CLP',
  'COP',
  'ARS',
  'NGN',
  'PHP',
  'CZK',
  'DKK',
  'SEK',
  'NOK',
  'ISK',
  'KES',
  'TRY',
  'THB',
  'MXN',
  'ZAR',
])

function periodNear(text: string, start: number, end: number): PayPeriod | null {
  const inside = text.slice(start, end)
  const after = text.slice(end, end + 42).split(/\n|;|\.\s+(?=\p{Lu})/u)[0] ?? ''
  const before =
    text
      .slice(Math.max(0, start - 70), start)
      .split(/\n\n|\.\s+(?=\p{Lu})/u)
      .at(-1) ?? ''
  for (const part of [inside, after.slice(0, 22), after, before]) {
    const hit = periods.find(([, pattern]) => pattern.test(part))
    if (hit !== undefined) return hit[0]
  }
  return null
}

function plausible(value: number, period: PayPeriod | null, currency: string | null): boolean {
  const yearly = value * (period === null ? 1 : factor[period])
  const top = currency !== null && weakCurrencies.has(currency) ? 3_000_000_000 : 5_000_000
  return value > 1 && (period === null ? value >= 5 : yearly >= 2_500) && yearly <= top
}

function guessPeriod(max: number, currency: string | null): PayPeriod | null {
  if (currency !== null && weakCurrencies.has(currency)) return currency === 'INR' && max >= 200_000 ? 'year' : null
  return max >= 12_000 ? 'year' : null
}

type Read = { salary: Salary; score: number }

function readAt(
  source: string,
  match: RegExpExecArray | RegExpMatchArray,
  at: number,
  inPay: boolean,
  country: string | null,
): Read | undefined {
  const [whole, mark1, digits1 = '', size1, mark2, mark3, digits2, size2, mark4] = match
  const start = at + (whole.length - whole.trimStart().length)
  const end = at + whole.trimEnd().length
  const after = source.slice(end, end + 60)
  const before = source.slice(Math.max(0, start - 90), start)
  const isLakh = /lpa|lakh|lac|^l$/iu.test(size2 ?? size1 ?? '') || /^\s?(?:lpa|lakhs?|lacs?)\b/iu.test(after)
  const code = /^\s?\(?(USD|CAD|AUD|EUR|GBP|CHF|NZD|SGD|DKK|SEK|NOK)\b/u.exec(after)?.[1]
  const bare = mark1 ?? mark2 ?? mark3 ?? mark4
  const specific = [mark4, mark3, mark2, mark1].find((mark) => mark !== undefined && mark !== '$') ?? code
  const mark = specific ?? bare
  const currency = mark === undefined ? (isLakh ? 'INR' : null) : currencyOf(mark, country)
  const sameLine = (before.split('\n').at(-1) ?? '').slice(-70)
  const hasPayWord =
    inPay ||
    payWords.test(sameLine) ||
    (sameLine.trim() === '' && payWords.test(before.slice(-60))) ||
    /^[\s\p{L}]{0,3}(?:brut|gross|salary|base|pay\b|ctc|ote|annuel|bruto|jahresgehalt|gehalt)/iu.test(after)
  if (
    mark === undefined &&
    !isLakh &&
    !(hasPayWord && (size1 ?? size2) !== undefined) &&
    !(hasPayWord && digits2 !== undefined && amountValue(digits2, size2) > 9000 && payWords.test(sameLine))
  )
    return undefined
  if (
    notPayAfter.test(after) ||
    (notPayBefore.test(before) &&
      !(inPay && /(?:up to|over|than)\s*$/iu.test(before)) &&
      !/^\s?(?:ote|base|salary|per (?:year|hour|annum)|p\.a)/iu.test(after) &&
      !/(?:salary|pay|compensation|gehalt)[^.]{0,30}(?:up to|over|more than)\s*$/iu.test(before)) ||
    /401\s?\(?k/iu.test(whole + after.slice(0, 3))
  )
    return undefined
  const sharedSize = size1 ?? (digits2 !== undefined && amountValue(digits1, undefined) < 1000 ? size2 : undefined)
  const size = isLakh ? 'lakh' : undefined
  const one = amountValue(digits1, size ?? sharedSize)
  const two =
    digits2 === undefined
      ? null
      : amountValue(
          digits2,
          size ?? size2 ?? (size1 !== undefined && amountValue(digits2, undefined) < 1000 ? size1 : undefined),
        )
  const low = two === null ? one : Math.min(one, two)
  const high = two === null ? one : Math.max(one, two)
  if (two !== null && high > low * 12) return undefined
  const period = periodNear(source, start, end) ?? (isLakh ? 'year' : guessPeriod(high, currency))
  if (!plausible(low, period, currency) || !plausible(high, period, currency)) return undefined
  const isUpTo = two === null && /(?:up to|bis zu|jusqu.à|hasta|bis)\s*$/iu.test(before)
  const isFrom =
    two === null &&
    (/(?:from|starting at|starts at|at least|min(?:imum)?\.?(?: of)?|ab|mindestens|à partir de|desde|from:|start)\s*$/iu.test(
      before,
    ) ||
      after.startsWith('+'))
  const stated = periodNear(source, start, Math.min(source.length, end + 22)) !== null || isLakh
  const line = source.slice(
    source.lastIndexOf('\n', start) + 1,
    (source.indexOf('\n', end) + 1 || source.length + 1) - 1,
  )
  const score =
    (stated && !hasPayWord ? 2 : 0) +
    (two !== null && mark !== undefined && line.length <= 60 ? 1 : 0) +
    (hasPayWord ? 3 : 0) +
    (two === null ? 0 : 2) +
    (period === null ? 0 : 1) +
    (mark === undefined ? 0 : 1) +
    (inPay ? 0.5 : 0)
  if (score < 3.5 || (two === null && !hasPayWord && periodNear(source, start, end) === null)) return undefined
  const yearly = (value: number | null) =>
    value === null || period === null ? null : Math.round(value * factor[period])
  const min = isUpTo ? null : low
  const max = two === null && isFrom ? null : high
  const tail =
    /^\s?(?:\/|per|an|a|pro|p\.)\s?(?:hour|hr|h\b|year|yr|month|annum|a\.|Stunde|Jahr|Monat)/iu.exec(after)?.[0]
      .length ?? 0
  const coded = code === undefined ? 0 : after.indexOf(code) + code.length
  const span = { start, end: end + Math.max(tail, coded) }
  return {
    salary: {
      min,
      max,
      currency,
      period,
      yearlyMin: yearly(min),
      yearlyMax: yearly(max),
      quote: source.slice(span.start, span.end).replace(/\s+/g, ' '),
      span,
    },
    score,
  }
}

/** Reads the pay: the best-supported amount or range that is neither a bonus, a budget nor a funding round. `country` settles "$" and "kr". */
export function readSalary(source: string, items: PostingItem[], country: string | null): Salary | null {
  const payRanges = items.filter((item) => item.section === 'pay')
  const best: { read?: Read } = {}
  let paysAt = 0
  for (const match of source.slice(0, 60_000).matchAll(range)) {
    const at = match.index
    while (paysAt < payRanges.length - 1 && (payRanges[paysAt]?.end ?? 0) < at) paysAt++
    const pay = payRanges[paysAt]
    const read = readAt(source, match, at, pay !== undefined && pay.start <= at && at < pay.end, country)
    if (read !== undefined && (best.read === undefined || read.score > best.read.score)) best.read = read
  }
  return best.read?.salary ?? null
}
