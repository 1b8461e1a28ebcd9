import type { Piece } from '../text/piece.ts'
import { type EntryLine, headParts } from './experience-lines.ts'
import { type HeadHints, readHead } from './head-reading.ts'
import { placeLikelihood } from './places.ts'

/** The lines of one role's head. */
export interface Span {
  /** Index of the dated line. */
  anchor: number
  /** First line of the head; lines before belong to the entry above. */
  from: number
  /** Line after the last one of the head. */
  to: number
}

/** What the heads of a section have in common; it decides where a head's own words do not. */
export type Habits = Pick<HeadHints, 'usualOrder' | 'isTownByDates'>

/** Reads what is usual in a section from the heads whose wording leaves no doubt. */
export function readHabits(source: string, read: readonly EntryLine[], spans: readonly Span[]): Habits {
  return { usualOrder: usualOrder(source, read, spans), isTownByDates: isTownByDates(read, spans) }
}

/** Whether at least half of the dated lines below a head hold a known town and nothing else. */
function isTownByDates(read: readonly EntryLine[], spans: readonly Span[]): boolean {
  const towns = spans.filter(({ anchor, from }) => {
    const rest = read[anchor]?.rest ?? []
    return from < anchor && rest.length === 1 && placeLikelihood(rest[0]?.text ?? '') >= 0.75
  })
  return towns.length > 0 && towns.length * 2 >= spans.length
}

/** The order title and employer have in the heads whose wording decides it. */
function usualOrder(source: string, read: readonly EntryLine[], spans: readonly Span[]): Habits['usualOrder'] {
  let balance = 0
  for (const span of spans) {
    const head = readHead(source, partsOf(source, read, span.from, span.to), {
      usualOrder: undefined,
      hasEmployerAbove: false,
    })
    if (head.order === 'title-first') balance += 1
    if (head.order === 'employer-first') balance -= 1
  }
  return balance === 0 ? undefined : balance > 0 ? 'title-first' : 'employer-first'
}

/** The parts of the head between two lines. */
export function partsOf(source: string, read: readonly EntryLine[], from: number, to: number): Piece[] {
  return headParts(
    source,
    read.slice(from, to).flatMap(({ rest }) => rest),
  )
}

const engagement =
  /^(?:client|customer|project|programme|mission|kunde|projekt|cliente|projet|proyecto|projeto|klant)\b/iu

/** "Client: Acme (2021 - 2023)" among jobs that start without such a label is work inside the job above. */
export function withoutEngagements(read: readonly EntryLine[], anchors: readonly number[]): number[] {
  const isWork = (index: number | undefined): boolean => {
    const entry = index === undefined ? undefined : read[index]
    return entry !== undefined && engagement.test(entry.line.text) && /^\p{L}+(?:\s\w+)?\s*:/u.test(entry.line.text)
  }
  return isWork(anchors[0]) ? [...anchors] : anchors.filter((index) => !isWork(index))
}
