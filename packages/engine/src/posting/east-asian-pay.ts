import type { Salary } from '@jobpilot/schemas/posting'
import { periodsAYear } from '@jobpilot/schemas/work-terms'
import { payNames } from './data/east-asian-words.ts'

const amount = String.raw`(\d{1,3}(?:[,，]\d{3})+|\d{1,8}(?:\.\d{1,2})?)\s?(万|萬|만|千|천|[kK])?\s?([円元원])?`
const payPattern = new RegExp(
  String.raw`(${payNames.map(([, names]) => names).join('|')})[^\d\n]{0,12}${amount}(?:(?:以上)?\s?(?:[-–—−~〜～ー至]|から|부터)\s?${amount})?\s?(以上|以内|以下)?`,
  'gu',
)
const sizes: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 만: 10_000, 千: 1_000, 천: 1_000, k: 1_000 }

function currencyOf(text: string): string {
  if (/[\uac00-\ud7af]/u.test(text)) return 'KRW'
  return /元|薪/u.test(text) ? 'CNY' : 'JPY'
}

/** Amounts are in ten thousands or in full; where only the upper one has a size, both have. */
function salaryOf(match: RegExpExecArray): Salary | null {
  const [quote, name = '', digits1 = '', size1, unit1, digits2, size2, unit2, limit] = match
  const period = payNames.find(([, names]) => names.split('|').includes(name))?.[0]
  if (period === undefined || [size1, unit1, size2, unit2].every((mark) => mark === undefined)) return null
  const amountOf = (digits: string, size: string | undefined) =>
    Math.round(Number(digits.replace(/[,，]/gu, '')) * (sizes[size?.toLowerCase() ?? ''] ?? 1))
  const low = amountOf(digits1, size1 ?? size2)
  const high = digits2 === undefined ? null : amountOf(digits2, size2)
  if (high !== null && high < low) return null
  const min = high === null && /以内|以下/u.test(limit ?? '') ? null : low
  const max = high ?? (limit === '以上' ? null : low)
  const yearly = (value: number | null) => (value === null ? null : value * periodsAYear[period])
  return {
    min,
    max,
    currency: currencyOf(quote),
    period,
    yearlyMin: yearly(min),
    yearlyMax: yearly(max),
    quote,
    span: { start: match.index, end: match.index + quote.length },
  }
}

/** "年収600万円～900万円", "月薪2万元": pay behind its name in Japanese, Chinese and Korean. */
export function readEastAsianPay(source: string): Salary | null {
  for (const match of source.matchAll(payPattern)) {
    const salary = salaryOf(match)
    if (salary !== null) return salary
  }
  return null
}
