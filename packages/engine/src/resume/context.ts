import type { Field, SourceSpan } from '@jobpilot/schemas/fields'
import type { DateRange } from '@jobpilot/schemas/profile'
import { collapse } from '../text/fold.ts'
import type { Piece } from '../text/piece.ts'
import type { FoundDates } from './dates.ts'

/** What every part of the reader needs to turn a stretch of text into a field. */
export interface ReadContext {
  source: string
  /** The text as it came, unit for unit. */
  written: string
  pageStarts: readonly number[]
}

/** The span of a stretch, with its page when the text has pages. */
export function spanOf(context: ReadContext, start: number, end: number): SourceSpan {
  if (context.pageStarts.length === 0) return { start, end }
  const page = context.pageStarts.findLastIndex((pageStart) => pageStart <= start) + 1
  return { start, end, page: Math.max(1, page) }
}

const wordsOf = ({ source, written }: ReadContext, piece: Piece): string =>
  written === source ? piece.text : collapse(written.slice(piece.start, piece.end))

/** A field whose value is the words of the stretch on one line. */
export function fieldOf(context: ReadContext, id: string, piece: Piece, confidence: number): Field {
  return {
    id,
    value: wordsOf(context, piece).slice(0, 20_000),
    span: spanOf(context, piece.start, piece.end),
    confidence,
    origin: 'engine',
  }
}

/** Dates found in a line that starts at `base` of the source. */
export function dateRangeOf(
  context: ReadContext,
  id: string,
  dates: FoundDates,
  base: number,
  confidence: number,
): DateRange {
  const start = base + dates.start
  const end = base + dates.end
  const text = context.source.slice(start, end).replace(/\s+/gu, ' ')
  return {
    id,
    from: asYearMonth(dates.from),
    to: asEnd(dates.to),
    text,
    span: spanOf(context, start, end),
    confidence,
    origin: 'engine',
  }
}

function asYearMonth(value: string | null): string | null {
  return value !== null && /^\d{4}(-(0[1-9]|1[0-2]))?$/u.test(value) ? value : null
}

function asEnd(value: string | null): DateRange['to'] {
  return value === 'present' ? 'present' : asYearMonth(value)
}
