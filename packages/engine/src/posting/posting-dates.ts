import { hasEastAsian } from '../text/east-asian.ts'
import { closingLabels, postedLabels } from './data/east-asian-words.ts'
import type { PostingItem } from './posting-sections.ts'

const months: Record<string, number> = {}
const monthNames = [
  'january jan januar janvier enero janeiro gennaio januari',
  'february feb februar février febrero fevereiro febbraio februari',
  'march mar märz mars marzo março maart',
  'april apr avril abril aprile',
  'may mai mayo maio maggio mei maj',
  'june jun juni juin junio junho giugno',
  'july jul juli juillet julio julho luglio',
  'august aug août agosto augustus augusti',
  'september sep sept septembre septiembre setembro settembre',
  'october oct okt oktober octobre octubre outubro ottobre',
  'november nov novembre noviembre novembro',
  'december dec dez dezember décembre diciembre dezembro dicembre',
]
monthNames.forEach((names, index) => {
  for (const name of names.split(' ')) months[name] = index + 1
})

const pattern =
  /(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{1,2})(?:st|nd|rd|th|\.|º)?(?: of| de)? ([\p{L}]{3,10})\.?,?(?: de)? (\d{4})|([\p{L}]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u

function isoDate(year: number, month: number | undefined, day: number): string | null {
  if (month === undefined || month < 1 || month > 12 || day < 1 || year < 2000 || year > 2100) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}

/** The first date in a text as ISO; null when there is none or "03/04/2026" could be two days. */
export function readDate(text: string): string | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, y1, m1, d1, d2, m2, y2, a, b, y3, d4, name4, y4, name5, d5, y5, y6, m6, d6] = match
  if (y1 !== undefined) return isoDate(Number(y1), Number(m1), Number(d1))
  if (y2 !== undefined) return isoDate(Number(y2), Number(m2), Number(d2))
  if (y3 !== undefined) {
    const first = Number(a)
    const second = Number(b)
    if (first > 12 || first === second) return isoDate(Number(y3), second, first)
    return second > 12 ? isoDate(Number(y3), first, second) : null
  }
  if (y6 !== undefined) return isoDate(Number(y6), Number(m6), Number(d6))
  if (y4 !== undefined) return isoDate(Number(y4), months[(name4 ?? '').toLowerCase()], Number(d4))
  return isoDate(Number(y5), months[(name5 ?? '').toLowerCase()], Number(d5))
}

const postedLabel =
  /(?:date posted|posted(?: on| date)?|posting date|published(?: on)?|publication date|open(?:ing|s)? date|veröffentlicht(?: am)?|online seit|publiée? le|date de publication|publicado(?: el| em)?|fecha de publicación)\s*:?\s*/iu
const closingLabel =
  /(?:closing date|closes(?: on)?|close date|apply (?:by|before|no later than)|application deadline|deadline(?: for applications| to apply)?|applications? (?:close|due|must be (?:received|submitted) by)|valid (?:through|until)|expires(?: on)?|bewerbungsfrist(?: bis)?|bewerbungsschluss|bewerbung(?:en)? bis(?: zum| spätestens)?|date limite|avant le|fecha límite|hasta el|prazo|scadenza|ansøgningsfrist|søknadsfrist|sista ansökningsdag|sollicitatiedeadline|sluitingsdatum|(?:apply|send|submit|solliciteer)[^\n]{0,80}? (?:by|before|until|no later than|vóór|uiterlijk))[^\d\n]{0,24}/iu

/** "Open & closing dates: 11/30/2026 to 12/14/2026": the first is the day of posting. */
const windowLabel = /\bopen(?:ing|s)?\s*(?:&|and|\/|-)\s*clos(?:e|es|ing)\s+(?:dates?|period)\s*:?\s*/iu

function datesOfWindow(items: PostingItem[]): { postedOn: string; validThrough: string } | undefined {
  for (const { text } of items) {
    const label = windowLabel.exec(text.slice(0, 300))
    if (label === null) continue
    const [first = '', second = ''] = text
      .slice(label.index + label[0].length, 340)
      .split(/\s(?:to|through|until|[-–—])\s/u)
    const [postedOn, validThrough] = [readDate(first), readDate(second)]
    if (postedOn !== null && validThrough !== null) return { postedOn, validThrough }
  }
  return undefined
}

/** The day of posting, the last day to apply: each by its label, and by its label in the scripts of East Asia. */
const posted = [postedLabel, new RegExp(`(?:${postedLabels})[^\\d\\n]{0,12}`, 'u')] as const
const closing = [closingLabel, new RegExp(`(?:${closingLabels})[^\\d\\n]{0,12}`, 'u')] as const

function dateAfter(items: PostingItem[], [label, eastAsian]: readonly [RegExp, RegExp]): string | null {
  for (const item of items) {
    const match = (hasEastAsian(item.text) ? eastAsian : label).exec(item.text.slice(0, 3000))
    const date =
      match === null
        ? null
        : readDate(
            item.text.slice(
              match.index + match[0].length - (/[\p{L}]+\.? $/u.exec(match[0])?.[0].length ?? 0),
              match.index + match[0].length + 40,
            ),
          )
    if (date !== null) return date
  }
  return null
}

/** Dates the text labels as day of posting and last day to apply. "3 days ago" names no date and is left out. */
export function readPostingDates(items: PostingItem[]): { postedOn: string | null; validThrough: string | null } {
  return datesOfWindow(items) ?? { postedOn: dateAfter(items, posted), validThrough: dateAfter(items, closing) }
}
