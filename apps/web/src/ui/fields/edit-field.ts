import type { Field } from '@jobpilot/schemas/fields'
import { newId } from '../../lib/new-id.ts'

/** What a person typed: certain, and without a place in any document. */
export const typedField = (value: string): Field => ({
  id: newId(),
  value,
  span: null,
  confidence: 1,
  origin: 'person',
})

/** A correction keeps the place it was read from, so that the person still sees what it corrects. */
export const correctedField = (field: Field, value: string): Field => ({
  ...field,
  value,
  confidence: 1,
  origin: 'person',
})

/** The field after typing: none when it was emptied. */
export function editedField(field: Field | null, value: string): Field | null {
  if (value === '') return null
  return field === null ? typedField(value) : correctedField(field, value)
}

/** The list with one item at another place; the same list when there is no such place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
