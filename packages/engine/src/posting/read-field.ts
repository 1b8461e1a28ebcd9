import type { Field } from '@jobpilot/schemas/fields'
import { singleSpaced } from '../text/single-spaced.ts'
import { isSpace } from '../text/units.ts'

/** A field the engine read: its value as written there with single spaces, unless a normalised value is given. */
export function readField(
  id: string,
  source: string,
  start: number,
  end: number,
  confidence: number,
  value?: string,
): Field {
  return {
    id,
    value: value ?? singleSpaced(source.slice(start, end)).trim(),
    span: { start, end },
    confidence,
    origin: 'engine',
  }
}

/** A stretch of text without the white space at its ends. */
export function trimSpan(source: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && isSpace(source.charCodeAt(from))) from++
  while (to > from && isSpace(source.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}
