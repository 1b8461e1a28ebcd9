import type { DateRange } from '@jobpilot/schemas/profile'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })

/** `2021-03` as "Mar 2021"; a year stays a year. */
export function yearMonthText(value: DateRange['to']): string {
  if (value === null) return ''
  if (value === 'present' || !value.includes('-')) return value
  const [year, month] = value.split('-')
  return `${monthName.format(new Date(Date.UTC(2000, Number(month) - 1)))} ${year}`
}

const padded = (year: string | undefined, month: number) =>
  month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined

/** What a person may type for a month: 2021, 2021-03, 03/2021, Mar 2021. Undefined when it is none of these. */
export function parseYearMonth(text: string): string | null | undefined {
  const clean = text.trim().toLowerCase()
  if (clean === '') return null
  if (/^\d{4}$/.test(clean)) return clean
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(clean)
  if (iso) return padded(iso[1], Number(iso[2]))
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(clean)
  if (turned) return padded(turned[2], Number(turned[1]))
  const named = /^([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/.exec(clean)
  return named ? padded(named[2], months.indexOf(named[1] ?? '') + 1) : undefined
}

/** The same for an end, which may also be open. */
export function parseEnd(text: string): DateRange['to'] | undefined {
  return /^(present|now|today|current)$/i.test(text.trim()) ? 'present' : parseYearMonth(text)
}
