import { headingKind } from './section-kind.ts'

/** A line, or a sentence of a very long line. `text` is `source.slice(start, end)` without its bullet mark. */
export type PostingLine = {
  text: string
  start: number
  end: number
  isBullet: boolean
  indent: number
  blankBefore: boolean
  marks: string
}

const bulletMark = /^(?:[-*•●○◦▪■□–—·‣➢➤►✓✔✅☑→»+o]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)|^[•●○◦▪■□·‣➢➤►✓✔✅☑]/u
const markdown = /^(?:#{1,6}\s+|\*\*|__|\*(?=[^\s*])|<[^>]{1,20}>)/
const longLine = 420

function pushLine(lines: PostingLine[], source: string, from: number, to: number, blankBefore: boolean): void {
  let start = from
  let end = to
  while (start < end && /\s/.test(source.charAt(start))) start++
  while (end > start && /\s/.test(source.charAt(end - 1))) end--
  if (start === end) return
  const indent = start - from
  const mark = bulletMark.exec(source.slice(start, Math.min(end, start + 12)))
  if (mark !== null && start + mark[0].length < end) start += mark[0].length
  while (start < end && source.charAt(start) === ' ') start++
  const head = markdown.exec(source.slice(start, Math.min(end, start + 24)))
  let marks = ''
  if (head !== null && start + head[0].length < end) {
    marks = head[0].trim()
    start += head[0].length
    if (marks === '**' || marks === '__') while (end > start + 1 && /[*_]/.test(source.charAt(end - 1))) end--
  }
  lines.push({ text: source.slice(start, end), start, end, isBullet: mark !== null, indent, blankBefore, marks })
}

/** Where a very long line may be cut: after a sentence, and before an inline bullet. */
function cutPoints(line: string): number[] {
  const points: number[] = []
  for (const match of line.matchAll(/[.!?;](?=\s+[\p{Lu}\d•])|\s(?=[•●▪■►✓✔·]\s)/gu)) points.push(match.index + 1)
  for (const match of line.matchAll(/(?<=\s)(\p{Lu}[\p{L}’'-]{1,20}(?: [\p{L}&][\p{L}’'-]{0,20}){0,4}):\s/gu)) {
    if (headingKind(match[1] ?? '') !== undefined) points.push(match.index, match.index + match[0].length - 1)
  }
  return points.sort((a, b) => a - b)
}

/** Splits a text into lines; lines longer than a paragraph, and lines with inline bullets, are cut at sentences and bullets. */
export function readLines(source: string): PostingLine[] {
  const lines: PostingLine[] = []
  let from = 0
  let blank = true
  while (from <= source.length) {
    const newline = source.indexOf('\n', from)
    const to = newline < 0 ? source.length : newline
    const raw = source.slice(from, to)
    const inlineBullets = raw.length > 60 && (raw.match(/\s[•●▪■►✓✔]\s/gu)?.length ?? 0) > 0
    const points = raw.length > longLine || inlineBullets ? cutPoints(raw) : []
    let start = from
    for (const point of points) {
      pushLine(lines, source, start, from + point, blank && start === from)
      start = from + point
    }
    pushLine(lines, source, start, to, blank && start === from)
    blank = raw.trim() === ''
    from = to + 1
  }
  return lines
}
