import { type PayPeriod, periodsAYear } from '@jobpilot/schemas/work-terms'
import { payPeriods } from './data/terms-by-language.ts'

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
    /(?:per|a|\/|pro|par|por|al|pr\.?|im|i|\/)\s?(?:month|mo(?![\p{L}])|monat|mois|mes(?![\p{L}])|mês|miesiąc|mies\.|měsíc|måned|månad|mese|maand)|monthly|monatlich|mensuel|mensual|mensais|mensal|brutto\/monat|\bpcm\b|miesięcznie/iu,
  ],
  [
    'year',
    /(?:per|a|an|\/|pro|par|por|al|pr\.?|ao|im)\s?(?:year|yr|annum|jahr|an(?![\p{L}])|año|år|anno|ano(?![\p{L}])|jaar)|annual|annum|yearly|p\.\s?a\.|(?<![\p{L}])pa(?![\p{L}])|jährlich|jahresgehalt|bruttojahres|annuel|anual|\blpa\b|\bote\b|rocznie|per-annum/iu,
  ],
]
const allPeriods = [...periods, ...(Object.entries(payPeriods) as [PayPeriod, RegExp][])]
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
  'RUB',
  'UAH',
  'RSD',
])

/** The period named in an amount's own words, else behind them, else before. */
export function periodNear(text: string, start: number, end: number): PayPeriod | null {
  const inside = text.slice(start, end)
  const after = text.slice(end, end + 42).split(/\n|;|\.\s+(?=\p{Lu})/u)[0] ?? ''
  const before =
    text
      .slice(Math.max(0, start - 70), start)
      .split(/\n\n|\.\s+(?=\p{Lu})/u)
      .at(-1) ?? ''
  for (const part of [inside, after.slice(0, 22), after, before]) {
    const hit = allPeriods.find(([, pattern]) => pattern.test(part))
    if (hit !== undefined) return hit[0]
  }
  return null
}

/** Whether anyone is paid that much. */
export function plausible(value: number, period: PayPeriod | null, currency: string | null): boolean {
  const yearly = value * (period === null ? 1 : periodsAYear[period])
  const top = currency !== null && weakCurrencies.has(currency) ? 3_000_000_000 : 5_000_000
  return value > 1 && (period === null ? value >= 5 : yearly >= 2_500) && yearly <= top
}

/** Where no word names the period: large amounts are for a year. */
export function guessPeriod(max: number, currency: string | null): PayPeriod | null {
  if (currency !== null && weakCurrencies.has(currency)) return currency === 'INR' && max >= 200_000 ? 'year' : null
  return max >= 12_000 ? 'year' : null
}
