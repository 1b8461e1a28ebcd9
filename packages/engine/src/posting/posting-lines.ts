import { type KnownLine, linesOf, longestLine, ofLine } from '../text/known-line.ts'
import { trimSpan } from './read-field.ts'
import { headingKind } from './section-kind.ts'

/** A line, or a sentence of a very long line. `text` is `source.slice(start, end)` without its bullet mark. */
export type PostingLine = {
  line: KnownLine
  text: string
  start: number
  end: number
  isBullet: boolean
  /** The sign of its bullet, a digit for any number; empty without one. */
  bullet: string
  indent: number
  blankBefore: boolean
  marks: string
}

const bulletMark =
  /^(?:[-*•●○◦▪■□◆◇▼–—·‣➢➤►✓✔✅☑→»+o]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)|^(?:[•●○◦▪■□◆◇▼·・‣➢➤►✓✔✅☑]|\d{1,2}[、．])/u
const markdown = /^(?:#{1,6}\s+|\*\*|__|\*(?=[^\s*])|<[^>]{1,20}>)/
const markdownStarts = '#*_<'
/** No mark begins with a capital, but most lines do. */
const isCapital = (unit: number) => unit >= 65 && unit <= 90
const longLine = 420

/** A stretch of a physical line that is a line of its own; offsets into that line. */
type Part = Omit<PostingLine, 'blankBefore'> & { isFirst: boolean }

function partBetween(whole: KnownLine, from: number, to: number): Part | undefined {
  const raw = whole.text
  let { start, end } = trimSpan(raw, from, to)
  if (start === end) return undefined
  const indent = start - from
  const mark = isCapital(raw.charCodeAt(start)) ? null : bulletMark.exec(raw.slice(start, Math.min(end, start + 12)))
  if (mark !== null && start + mark[0].length < end) start += mark[0].length
  while (start < end && raw.charAt(start) === ' ') start++
  const head = markdownStarts.includes(raw.charAt(start))
    ? markdown.exec(raw.slice(start, Math.min(end, start + 24)))
    : null
  let marks = ''
  if (head !== null && start + head[0].length < end) {
    marks = head[0].trim()
    start += head[0].length
    if (marks === '**' || marks === '__') while (end > start + 1 && /[*_]/.test(raw.charAt(end - 1))) end--
  }
  const line = whole.part(start, end)
  // A longer line would keep its whole posting.
  if (start > 0 && end === raw.length && end <= longestLine && raw.charAt(start - 1) === ' ')
    line.within ??= whole.within ?? whole
  const bullet = mark === null ? '' : mark[0].charAt(0).replace(/\d/, '1')
  return { line, text: line.text, start, end, isBullet: mark !== null, bullet, indent, marks, isFirst: from === 0 }
}

/** Where a very long line may be cut: after a sentence, and before an inline bullet. */
function cutPoints(line: string): number[] {
  const points: number[] = []
  for (const match of line.matchAll(/[.!?;](?=\s+[\p{Lu}\d•])|\s(?=[•●▪■►✓✔·]\s)/gu)) points.push(match.index + 1)
  if (!line.includes(':')) return points
  for (const match of line.matchAll(/(?<=\s)(\p{Lu}[\p{L}’'-]{1,20}(?: [\p{L}&][\p{L}’'-]{0,20}){0,4}):\s/gu)) {
    if (headingKind(match[1] ?? '') !== undefined) points.push(match.index, match.index + match[0].length - 1)
  }
  return points.sort((a, b) => a - b)
}

const hasInlineBullet = /\s[•●▪■►✓✔]\s/u

const partsOf = ofLine((line): readonly Part[] => {
  const raw = line.text
  const inlineBullets = raw.length > 60 && hasInlineBullet.test(raw)
  const points = raw.length > longLine || inlineBullets ? cutPoints(raw) : []
  return [0, ...points].flatMap((from, at) => partBetween(line, from, points[at] ?? raw.length) ?? [])
})

/**
 * Splits a text into lines, from a line on; lines longer than a paragraph, and lines with inline bullets, are cut at sentences and
 * bullets.
 */
export function readLines(source: string, begin = 0): PostingLine[] {
  const lines: PostingLine[] = []
  let blank = true
  for (const { line, from } of linesOf(source)) {
    if (from < begin) continue
    const parts = line === undefined ? [] : partsOf(line)
    for (const { isFirst, line: own, text, isBullet, bullet, indent, marks, start, end } of parts)
      lines.push({
        line: own,
        text,
        isBullet,
        bullet,
        indent,
        marks,
        start: from + start,
        end: from + end,
        blankBefore: blank && isFirst,
      })
    blank = parts.length === 0
  }
  return lines
}
