import type { SourcePosting } from '@jobpilot/schemas/sources'
import type { EmploymentType, PayPeriod, Seniority, WorkMode } from '@jobpilot/schemas/work-terms'

/** A short text as sources send it, single-spaced and cut to `longest`; null when there is nothing in it. */
export function plain(value: unknown, longest = 200): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).replace(/\s+/gu, ' ').trim().slice(0, longest).trim()
  return text === '' ? null : text
}

/** The plain ones of a list, each once. */
export const plainList = (values: readonly unknown[] | null | undefined, longest = 200, most = 50): string[] =>
  [...new Set((values ?? []).flatMap((value) => plain(value, longest) ?? []))].slice(0, most)

/** "Berlin, Germany" from its parts, leaving out what is missing or said before. */
export function placeOf(...parts: readonly unknown[]): string | null {
  const known = plainList(parts, 80)
  return known.length === 0 ? null : known.join(', ').slice(0, 200)
}

/** An http(s) address, or null. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value.trim())) return null
  const url = new URL(value.trim())
  return /^https?:$/.test(url.protocol) && url.href.length <= 2_000 ? url.href : null
}

const typeWords: readonly (readonly [EmploymentType, RegExp])[] = [
  ['internship', /intern|praktik|stage\b|werkstudent|working student|co-?op/i],
  ['apprenticeship', /apprentic|ausbildung|azubi|trainee/i],
  ['volunteer', /volunteer/i],
  ['part-time', /part[\s_-]?time|teilzeit|minijob|parttime/i],
  ['contract', /contract|freelance|consultant|1099/i],
  ['temporary', /temp|seasonal|fixed[\s_-]?term|befristet/i],
  ['full-time', /full[\s_-]?time|fulltime|vollzeit|permanent|regular|employee/i],
]

/** The kind of employment a source names in its own words. "Full-time or part-time" is full-time. */
export function employmentTypeOf(...words: readonly unknown[]): EmploymentType | null {
  const text = plainList(words.flat(), 80).join(' ')
  if (/full[\s_-]?time/i.test(text) && /part[\s_-]?time/i.test(text)) return 'full-time'
  return typeWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

const levelWords: readonly (readonly [Seniority, RegExp])[] = [
  ['c-level', /c-?level|\bchief\b/i],
  ['vp', /\bvp\b|vice president/i],
  ['director', /director/i],
  ['entry', /entry|junior|intern|graduate|associate level|student|\bassociate$/i],
  ['senior', /senior|\blead\b|manager/i],
  ['mid', /mid/i],
]

/** The level a source names in its own words; null for "any" and for "Mid-Senior level", which says either. */
export const levelOf = (...words: readonly unknown[]): Seniority | null => {
  const text = plainList(words.flat(), 80).join(' ')
  if (/mid[\s-]*senior/i.test(text)) return null
  return levelWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** Remote, hybrid or on site, from a word of a source or its yes and no. */
export function workModeOf(
  word: unknown,
  flags: { remote?: unknown; hybrid?: unknown; onsite?: unknown } = {},
): WorkMode | null {
  const text = plain(word) ?? ''
  if (/hybrid/i.test(text) || flags.hybrid === true) return 'hybrid'
  if (/remote|telecommut/i.test(text) || flags.remote === true) return 'remote'
  return /on[\s_-]?site|in[\s_-]?office/i.test(text) || flags.onsite === true ? 'onsite' : null
}

const periodWords: readonly (readonly [PayPeriod, RegExp])[] = [
  ['hour', /hour|\bPH\b/i],
  ['day', /\bday|daily|\bPD\b/i],
  ['week', /week|\bBW\b/i],
  ['month', /month|\bPM\b/i],
  ['year', /year|annual|annum|\bPA\b/i],
]
export const payPeriodOf = (word: unknown): PayPeriod | null =>
  periodWords.find(([, pattern]) => pattern.test(plain(word) ?? ''))?.[0] ?? null

const amount = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(/[,\s]/g, '')) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null
}

/** Pay from numbers of a source; null when it gives none. Zero means "not stated" with several of them. */
export function payOf(min: unknown, max: unknown, currency: unknown, period: unknown): SourcePosting['salary'] {
  const [low, high] = [amount(min), amount(max)]
  if (low === null && high === null) return null
  const [from, to] = low !== null && high !== null && low > high ? [high, low] : [low, high]
  return { min: from, max: to, currency: plain(currency, 10)?.toUpperCase() ?? null, period: payPeriodOf(period) }
}
