import type { ParsedPosting, PostingContent } from '@jobpilot/schemas/posting'
import { type JsonObject, listOf, stringAt } from './json-ld.ts'
import { postingText } from './posting-text.ts'
import { readField } from './read-field.ts'

type HeadKey = 'title' | 'employer' | 'place' | 'type' | 'salary' | 'posted' | 'closing' | 'remote'

/** A labelled line put at the head of the text, so that what a page states as data has a span like everything else. */
export type HeadLine = { key: HeadKey; label: string; value: string }

const typeNames: Record<string, NonNullable<PostingContent['employmentType']>['value']> = {
  FULL_TIME: 'full-time',
  FULLTIME: 'full-time',
  PART_TIME: 'part-time',
  PARTTIME: 'part-time',
  CONTRACTOR: 'contract',
  CONTRACT: 'contract',
  TEMPORARY: 'temporary',
  INTERN: 'internship',
  INTERNSHIP: 'internship',
  VOLUNTEER: 'volunteer',
  APPRENTICE: 'apprenticeship',
}

function decoded(text: string): string {
  return text
    .replace(/&amp;/g, '&')
    .replace(/&#0?39;|&apos;|&rsquo;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;[^&]*&gt;|<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function placeLine(location: unknown): string | undefined {
  const address =
    typeof location === 'object' && location !== null ? ((location as JsonObject).address ?? location) : location
  if (typeof address === 'string') return address
  const parts = ['addressLocality', 'addressRegion', 'addressCountry'].flatMap((key) => stringAt(address, key) ?? [])
  return parts.length > 0 ? [...new Set(parts)].join(', ') : stringAt(location, 'name')
}

function salaryLine(posting: JsonObject): string | undefined {
  const base = posting.baseSalary ?? posting.estimatedSalary
  const currency =
    stringAt(base, 'currency') ?? stringAt(base, 'value', 'currency') ?? stringAt(posting, 'salaryCurrency')
  const low = stringAt(base, 'value', 'minValue') ?? stringAt(base, 'minValue')
  const high = stringAt(base, 'value', 'maxValue') ?? stringAt(base, 'maxValue')
  const one = low ?? high ?? stringAt(base, 'value', 'value') ?? stringAt(base, 'value')
  const unit = stringAt(base, 'value', 'unitText') ?? stringAt(base, 'unitText')
  if (one === undefined || !/^\d/.test(one) || Number(one.replace(/[^\d.]/g, '')) <= 0) return undefined
  const range = low !== undefined && high !== undefined && low !== high ? `${low} - ${high}` : one
  return `${currency ?? ''} ${range}${unit === undefined ? '' : ` per ${unit.toLowerCase()}`}`.trim()
}

/** The labelled lines for a JSON-LD JobPosting. Only what it states; nothing is filled in. */
export function headOfJobPosting(posting: JsonObject): HeadLine[] {
  const places = listOf(posting.jobLocation).flatMap((location) => placeLine(location) ?? [])
  const remote = /telecommute/i.test(stringAt(posting, 'jobLocationType') ?? '')
  const scope = listOf(posting.applicantLocationRequirements).flatMap(
    (area) => stringAt(area, 'name') ?? placeLine(area) ?? [],
  )
  const lines: (HeadLine | undefined)[] = [
    line('title', 'Job title', stringAt(posting, 'title') ?? stringAt(posting, 'name')),
    line('employer', 'Company', stringAt(posting, 'hiringOrganization')),
    ...places.map((place) => line('place', 'Location', place)),
    remote ? line('remote', 'Work mode', ['Remote', ...scope.slice(0, 4)].join(' - ')) : undefined,
    line('type', 'Employment type', stringAt(posting, 'employmentType')),
    line('salary', 'Salary', salaryLine(posting)),
    line('posted', 'Date posted', stringAt(posting, 'datePosted')),
    line('closing', 'Closing date', stringAt(posting, 'validThrough')),
  ]
  return lines.filter((entry) => entry !== undefined)
}

function line(key: HeadKey, label: string, value: string | undefined): HeadLine | undefined {
  const plain = postingText(decoded(value ?? ''))
  return plain === '' ? undefined : { key, label, value: plain }
}

/** One labelled line, undefined for an empty value. */
export const headLine = line

/** The lines as text, one below the other. */
export function headText(lines: readonly HeadLine[]): string {
  return lines.map(({ label, value }) => `${label}: ${value}\n`).join('')
}

/** Lets the labelled lines decide over what the rules read from the same text. */
export function applyHead(parsed: ParsedPosting, lines: readonly HeadLine[]): ParsedPosting {
  const content = { ...parsed.content }
  const places: PostingContent['places'] = []
  let at = 0
  for (const { key, label, value } of lines) {
    const start = at + label.length + 2
    const end = start + value.length
    at = end + 1
    const field = (id: string) => readField(id, parsed.text, start, end, 0.98)
    if (key === 'title') content.title = field('title')
    if (key === 'employer') content.employer = field('employer')
    if (key === 'place') places.push(field(`place-${places.length + 1}`))
    const type = key === 'type' ? typeNames[value.toUpperCase().replace(/[\s-]/g, '_')] : undefined
    if (type !== undefined) content.employmentType = { ...field('employment-type'), value: type }
    if (key === 'remote') {
      content.workMode = { ...field('work-mode'), value: 'remote' }
      if (value.includes(' - '))
        content.remoteScope = readField('remote-scope', parsed.text, start + value.indexOf(' - ') + 3, end, 0.95)
    }
    const date = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
    if (key === 'posted' && date !== undefined && !Number.isNaN(Date.parse(date))) content.postedOn = date
    if (key === 'closing' && date !== undefined && !Number.isNaN(Date.parse(date))) content.validThrough = date
  }
  if (places.length > 0) content.places = places
  const found = (code: string) =>
    (code === 'no-title' && content.title !== null) || (code === 'no-employer' && content.employer !== null)
  return { ...parsed, content, unread: parsed.unread.filter((notice) => !found(notice.code)) }
}
