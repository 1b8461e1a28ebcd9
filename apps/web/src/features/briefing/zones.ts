export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone
/** The choice of no zone in particular. */
export const followZone = 'follow'

/** What cities are called today whose zones browsers still list by an older name. */
const todayByZone: Record<string, string> = {
  'Africa/Asmera': 'Asmara',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
}

/** A zone as people look for it: `Asia/Calcutta (Kolkata)`. */
export function zoneText(zone: string): string {
  const today = todayByZone[zone]
  const name = zone.replaceAll('_', ' ')
  return today === undefined ? name : `${name} (${today})`
}

/** All zones to choose among, `zone` among them, after the choice to follow this browser. */
export function zonesWith(zone: string): { value: string; label: string }[] {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', zone])].sort()
  return [
    { value: followZone, label: `Like this browser (${zoneText(browserZone)})` },
    ...all.map((value) => ({ value, label: zoneText(value) })),
  ]
}
