/** Micro-dollars with their unit. */
export const usd = (micro: number): string => `$${(micro / 1_000_000).toFixed(2)}`

export const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** `2026-12-22T08:00:00Z` as "22 December 2026 at 09:00 (Europe/Berlin)". */
export const instant = (iso: string | Date, timeZone: string): string => {
  const at = new Date(iso)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(at)
  return `${day} at ${time} (${timeZone.replaceAll('_', ' ')})`
}

/** `2026-11-22` as "Sunday, 22 November". */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )

/** `2026-11` as "November 2026". */
export const monthText = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )

/** The first day after `2026-11`, as "1 December". */
export function nextMonthText(month: string): string {
  const [year = 2000, number = 1] = month.split('-').map(Number)
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, number, 1, 12),
  )
}
