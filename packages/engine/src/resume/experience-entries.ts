import type { Line } from '../text/lines.ts'
import type { Piece } from '../text/piece.ts'
import type { FoundDates } from './dates.ts'
import { type Habits, partsOf, readHabits, type Span, withoutEngagements } from './experience-habits.ts'
import { type EntryLine, headParts, readEntryLines } from './experience-lines.ts'
import { type Head, readHead } from './head-reading.ts'
import { organisationScore } from './organisation-score.ts'
import { placeLikelihood } from './places.ts'
import { entryLabel, isSelfEmployed, titleScore } from './wording.ts'

/** A role before it becomes a profile item. */
export interface EntryDraft {
  head: Head
  dates: { found: FoundDates; base: number } | undefined
  body: EntryLine[]
}

interface Above {
  head: Head
  dates: EntryDraft['dates']
  ownLine: boolean
}

/** Nobody has held more jobs; what follows is left unread so that time stays bounded. */
const mostRoles = 200

/** Cuts a section into roles at its dated lines and reads the head of each. */
export function draftEntries(source: string, lines: readonly Line[]): EntryDraft[] {
  const read = readEntryLines(source, lines)
  const dated = read.flatMap((entry, index) => (entry.role === 'dated' ? [index] : []))
  const anchors = withoutEngagements(read, dated)
  if (anchors.length === 0) return undatedEntries(source, read)
  const spans = headSpans(read, anchors.slice(0, mostRoles))
  const habits = readHabits(source, read, spans)
  const drafts: EntryDraft[] = []
  let above: Above | undefined
  spans.forEach((span, index) => {
    const next = spans[index + 1]
    const limit = next?.from ?? read.length
    const draft = draftEntry(source, read, span, limit, above, habits)
    const group =
      next !== undefined &&
      draft.head.title === undefined &&
      draft.head.employer !== undefined &&
      leadsGroup(source, read, span, next, draft)
    if (group) {
      above = { head: draft.head, dates: draft.dates, ownLine: true }
      return
    }
    if (draft.head.title === undefined && draft.head.employer === undefined) return
    drafts.push(draft)
    const employerLine = lineOf(read, draft.head.employer, span.from, limit)
    const titleLine = lineOf(read, draft.head.title, span.from, limit)
    const inherited = above !== undefined && draft.head.employer === above.head.employer
    if (!inherited)
      above = { head: draft.head, dates: draft.dates, ownLine: employerLine >= 0 && employerLine < titleLine }
  })
  return drafts
}

/** Index of the line that holds a value, among the lines of one role; -1 when it stands elsewhere. */
function lineOf(read: readonly EntryLine[], value: Head['title'], from: number, to: number): number {
  for (let index = from; value !== undefined && index < to; index += 1) {
    const line = read[index]?.line
    if (line !== undefined && line.start <= value.piece.start && value.piece.end <= line.end) return index
  }
  return -1
}

/** For each dated line the lines above that belong to its head. */
function headSpans(read: readonly EntryLine[], anchors: readonly number[]): Span[] {
  const first = anchors[0] ?? 0
  const usual = headLinesAbove(read, first, 0, 4)
  return anchors.map((anchor, index) => {
    const previous = index === 0 ? 0 : (anchors[index - 1] ?? 0) + 1 + placeLines(read, (anchors[index - 1] ?? 0) + 1)
    const count = index === 0 ? usual : tailLines(read, anchor, previous, usual)
    return { anchor, from: anchor - count, to: anchor + 1 }
  })
}

/** A town directly under a dated line belongs to that role. */
function placeLines(read: readonly EntryLine[], index: number): number {
  const line = read[index]
  return line?.role === 'head' && line.line.blanks === 0 && placeLikelihood(line.line.text) >= 0.75 ? 1 : 0
}

/** Head-like lines directly above `anchor`, not crossing an empty line once one is taken. */
function headLinesAbove(
  read: readonly EntryLine[],
  anchor: number,
  floor: number,
  most: number,
  crossesFirst = true,
): number {
  let count = 0
  while (count < most && anchor - count - 1 >= floor) {
    const below = read[anchor - count]
    const line = read[anchor - count - 1]
    if (line === undefined || below === undefined || line.role !== 'head') break
    if (below.line.blanks > 0 && (!crossesBlank(read, anchor - count - 1, floor) || (count === 0 && !crossesFirst)))
      break
    count += 1
  }
  return count
}

/** One line set off by empty lines on both sides still belongs to what follows: an employer above its roles. */
function crossesBlank(read: readonly EntryLine[], index: number, floor: number): boolean {
  const line = read[index]
  const before = read[index - 1]
  return (
    index === floor || (line !== undefined && line.line.blanks > 0 && before !== undefined && before.role !== 'dated')
  )
}

function tailLines(read: readonly EntryLine[], anchor: number, previous: number, usual: number): number {
  const gap = read.slice(previous, anchor)
  const hasBlank =
    gap.some(({ line }, index) => index > 0 && line.blanks > 0) ||
    (gap.length > 0 && (read[anchor]?.line.blanks ?? 0) > 0)
  const hasBullets = gap.some(({ role }) => role === 'bullet' || role === 'continuation' || role === 'prose')
  const firstBlank = (gap[0]?.line.blanks ?? 0) > 0
  if (usual === 0 && !hasBlank && !hasBullets) return 0
  if (hasBlank || hasBullets || firstBlank) {
    const count = headLinesAbove(read, anchor, previous, 4, usual > 0)
    return hasBlank || firstBlank ? count : Math.min(count, Math.max(usual, 1))
  }
  return Math.min(usual, headLinesAbove(read, anchor, previous, usual))
}

function draftEntry(
  source: string,
  read: readonly EntryLine[],
  span: Span,
  limit: number,
  above: Above | undefined,
  habits: Habits,
): EntryDraft {
  const anchor = read[span.anchor]
  const dates = anchor?.dates === undefined ? undefined : { found: anchor.dates, base: anchor.line.start }
  const heir = above?.ownLine === true && follows(read, span, above, dates) ? above : undefined
  const inheritable = heir !== undefined
  let to = span.to
  let head = readHead(source, partsOf(source, read, span.from, to), {
    ...habits,
    hasEmployerAbove: inheritable,
  })
  while (to < limit && to < span.to + 3 && needsMore(head, inheritable)) {
    const next = read[to]
    if (
      next === undefined ||
      next.role !== 'head' ||
      (next.line.blanks > 0 && (head.title !== undefined || head.employer !== undefined))
    )
      break
    const longer = readHead(source, partsOf(source, read, span.from, to + 1), {
      ...habits,
      hasEmployerAbove: inheritable,
    })
    if (!improves(head, longer, next)) break
    head = longer
    to += 1
  }
  const firm = to === span.to && to < limit ? firmBelow(source, read, span, habits, head) : undefined
  if (firm !== undefined) {
    head = firm
    to += 1
  }
  const below = to < limit ? townBelow(source, read[to]) : undefined
  if (head.place === undefined && below !== undefined) {
    head.place = { piece: below, confidence: 0.85 }
    to += 1
  }
  if (
    heir !== undefined &&
    head.employer === undefined &&
    head.title !== undefined &&
    !isSelfEmployed(head.title.piece.text)
  ) {
    head.employer = heir.head.employer
    head.place ??= heir.head.place
  }
  return { head, dates, body: read.slice(to, limit) }
}

/** "Director, Surface Forces   2018 - 2022" over "U.S. Navy, Norfolk, VA": the line below names the employer, with its town. */
function firmBelow(
  source: string,
  read: readonly EntryLine[],
  span: Span,
  habits: Habits,
  head: Head,
): Head | undefined {
  const next = read[span.to]
  if (next?.role !== 'head' || next.line.blanks > 0 || span.from !== span.anchor) return undefined
  if (head.title === undefined || head.employer === undefined || head.place !== undefined) return undefined
  if (head.employer.confidence > 0.75 || organisationScore(next.line.text) < 1.5 || titleScore(next.line.text) > 0)
    return undefined
  const longer = readHead(source, partsOf(source, read, span.from, span.to + 1), {
    ...habits,
    hasEmployerAbove: false,
  })
  const isBelow = longer.employer !== undefined && longer.employer.piece.start >= next.line.start
  return isBelow && longer.place !== undefined ? longer : undefined
}

/** A line directly under a head that is a town, with or without a label. */
function townBelow(source: string, line: EntryLine | undefined): Piece | undefined {
  if (line === undefined || line.line.blanks > 0 || (line.role !== 'head' && !entryLabel.test(line.line.text)))
    return undefined
  const [piece, ...others] = headParts(source, line.rest)
  return piece !== undefined && others.length === 0 && placeLikelihood(piece.text) >= 0.75 ? piece : undefined
}

function needsMore(head: Head, inheritable: boolean): boolean {
  return head.title === undefined || (head.employer === undefined && !inheritable)
}

/** A further line is taken only when it brings a missing value; an employer below a title must read like a name. */
function improves(head: Head, longer: Head, line: EntryLine): boolean {
  if (head.title === undefined && longer.title !== undefined)
    return titleScore(line.line.text) > 0 || head.employer === undefined || longer.title.confidence > 0.5
  if (head.employer === undefined && longer.employer !== undefined) return true
  return head.place === undefined && longer.place !== undefined
}

/** Whether a role without its own employer continues the one above: no gap on the page, or within or next to its dates. */
function follows(read: readonly EntryLine[], span: Span, above: Above, dates: EntryDraft['dates']): boolean {
  if ((read[span.from]?.line.blanks ?? 0) === 0) return true
  const from = dates?.found.from?.slice(0, 4)
  const to = dates?.found.to?.slice(0, 4)
  const aboveFrom = above.dates?.found.from?.slice(0, 4)
  if (from === undefined || aboveFrom === undefined) return false
  return from >= aboveFrom || to === aboveFrom || Number(to) === Number(aboveFrom) - 1
}

/** An employer's own dated line above the dated roles: no list before the next role, which names no employer of its own. */
function leadsGroup(source: string, read: readonly EntryLine[], span: Span, next: Span, draft: EntryDraft): boolean {
  if (read.slice(span.to, next.from).some(({ role }) => role === 'bullet')) return false
  const head = readHead(source, partsOf(source, read, next.from, next.to), {
    usualOrder: undefined,
    hasEmployerAbove: true,
  })
  return head.title !== undefined && draft.dates !== undefined
}

/** Without any dates: blocks whose first lines name a job. */
function undatedEntries(source: string, read: readonly EntryLine[]): EntryDraft[] {
  const drafts: EntryDraft[] = []
  let index = 0
  while (index < read.length) {
    let end = index
    while (
      end < read.length &&
      read[end]?.role === 'head' &&
      end - index < 3 &&
      (end === index || (read[end]?.line.blanks ?? 0) === 0)
    )
      end += 1
    const head = readHead(source, partsOf(source, read, index, end), { usualOrder: undefined, hasEmployerAbove: false })
    let bodyEnd = Math.max(end, index + 1)
    while (
      bodyEnd < read.length &&
      !(
        read[bodyEnd]?.role === 'head' &&
        ((read[bodyEnd]?.line.blanks ?? 0) > 0 || read[bodyEnd - 1]?.role === 'bullet')
      )
    )
      bodyEnd += 1
    if (head.title !== undefined && (head.employer !== undefined || drafts.length > 0 || bodyEnd > end))
      drafts.push({ head, dates: undefined, body: read.slice(end, bodyEnd) })
    index = bodyEnd
  }
  return drafts
}
