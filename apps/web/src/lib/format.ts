const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayOnly = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** The time when it was today, otherwise the day with the time; in the person's zone. */
export function whenText(iso: string, now = new Date()): string {
  const date = new Date(iso)
  const isToday = date.toDateString() === now.toDateString()
  return isToday ? time.format(date) : `${day.format(date)}, ${time.format(date)}`
}

/** How many days ago a day was. */
export function agoText(day: string, now = Date.now()): string {
  const days = Math.floor((now - Date.parse(day)) / 86_400_000)
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${plural(days, 'day')} ago`
}

/** A day of a calendar, `2026-12-01`, as people write it. */
export const dayText = (date: string): string => dayOnly.format(new Date(date))

export const fullTime = (iso: string): string => full.format(new Date(iso))

export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.max(1, Math.round(ms))} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`
}

/** A wait of many seconds in the unit people would use. */
export function waitText(seconds: number): string {
  if (seconds < 120) return plural(Math.round(seconds), 'second')
  return seconds < 7_200 ? plural(Math.round(seconds / 60), 'minute') : plural(Math.round(seconds / 3_600), 'hour')
}

/** Micro-dollars as dollars, with enough digits that a small cost is not shown as nothing. */
export function usd(micro: number): string {
  const dollars = micro / 1_000_000
  const digits = dollars !== 0 && Math.abs(dollars) < 0.1 ? 4 : 2
  return `$${dollars.toFixed(digits)}`
}

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** Words out of a key: `resume-reader` becomes "Resume reader". */
export function words(key: string): string {
  const text = key.replace(/[-_/.]+/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The text beginning with a capital and ending with a full stop. */
export function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(start) || start === '' ? start : `${start}.`
}

export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The site of an address, without `www.`; null when there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  return new URL(url).hostname.replace(/^www\./, '')
}
