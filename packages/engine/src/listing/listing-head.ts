import type { PostingContent, Salary } from '@jobpilot/schemas/posting'
import type { SourcePosting } from '@jobpilot/schemas/sources'
import { periodsAYear } from '@jobpilot/schemas/work-terms'
import { postingText } from '../posting/posting-text.ts'
import { readField } from '../posting/read-field.ts'
import { singleSpaced } from '../text/single-spaced.ts'

type Key = 'title' | 'employer' | 'place' | 'mode' | 'type' | 'level' | 'pay' | 'pay-words' | 'team' | 'tags'

/** A line at the head of a listing's text with what its source states as data, so that it has a span like all else. */
export type HeadLine = { key: Key; start: number; end: number; line: number }

export type ListingHead = { text: string; lines: HeadLine[] }

const amount = (value: number) => String(Number(value.toFixed(2)))

function payWords({ salary }: SourcePosting): string | null {
  if (salary === null) return null
  const { min, max, currency, period } = salary
  const range =
    min !== null && max !== null && min !== max
      ? `${amount(min)} - ${amount(max)}`
      : min === null
        ? `up to ${amount(max ?? 0)}`
        : max === null
          ? `from ${amount(min)}`
          : amount(min)
  return `${currency ?? ''} ${range}${period === null ? '' : ` per ${period}`}`.trim()
}

const modeWords = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On-site' } as const

/** What a source states as data, as labelled lines. */
export function listingHead(source: SourcePosting): ListingHead {
  let text = ''
  const lines: HeadLine[] = []
  const add = (key: Key, label: string, value: string | null) => {
    const plain = value === null ? '' : singleSpaced(postingText(value)).trim()
    if (plain === '') return
    const line = text.length
    text += `${label}: ${plain}\n`
    lines.push({ key, line, start: line + label.length + 2, end: text.length - 1 })
  }
  add('title', 'Job title', source.title)
  add('employer', 'Company', source.employer)
  for (const place of source.places.slice(0, 20)) add('place', 'Location', place)
  const scope = source.remoteScope === null ? '' : ` - ${source.remoteScope}`
  if (source.workMode !== null) add('mode', 'Work mode', modeWords[source.workMode] + scope)
  else if (scope !== '') add('mode', 'Remote from', source.remoteScope)
  add('type', 'Employment type', source.employmentType)
  add('level', 'Level', source.seniority)
  add('pay', 'Salary', payWords(source))
  if (source.salary === null) add('pay-words', 'Salary', source.salaryText)
  add('team', 'Team', source.team)
  add('tags', 'Skills', source.tags.length > 0 ? source.tags.join(', ') : null)
  return { text, lines }
}

/** Pay as the source states it in numbers, or null where they cannot be pay. */
export function statedSalary(source: SourcePosting, head: ListingHead): Salary | null {
  const at = head.lines.find(({ key }) => key === 'pay')
  if (source.salary === null || at === undefined) return null
  const { min, max, period } = source.salary
  const currency = /^[A-Z]{3}$/.test(source.salary.currency ?? '') ? source.salary.currency : null
  const yearly = (value: number | null) =>
    value === null || period === null ? null : Math.round(value * periodsAYear[period])
  const top = yearly(max ?? min)
  // "$1", or a year's pay given by the hour: a slip of whoever filled in the form.
  if ((max ?? min ?? 0) < 5 || (top !== null && (top < 2_500 || top > 3_000_000_000))) return null
  return {
    min,
    max,
    currency,
    period,
    yearlyMin: yearly(min),
    yearlyMax: yearly(max),
    quote: head.text.slice(at.start, at.end).slice(0, 500),
    span: { start: at.start, end: at.end },
  }
}

/** The field of a head line; `value` where it is normalised. */
export const headField = (head: ListingHead, key: Key, id: string, value?: string) => {
  const at = head.lines.find((line) => line.key === key)
  return at === undefined ? null : readField(id, head.text, at.start, at.end, 0.98, value)
}

/** Where remote work may be done from, as the source says it. */
export function statedScope(source: SourcePosting, head: ListingHead): PostingContent['remoteScope'] {
  const at = head.lines.find(({ key }) => key === 'mode')
  if (source.remoteScope === null || at === undefined) return null
  const line = head.text.slice(at.start, at.end)
  const from = source.workMode === null ? 0 : line.indexOf(' - ') + 3
  return readField('remote-scope', head.text, at.start + from, at.end, 0.95)
}
